import Foundation
import Testing

/// The script of the search page, run under Node.js.
enum SearchScript {
  struct Found: Decodable, Equatable {
    let address: String
    let title: String
    let section: Int
  }

  struct Answer: Decodable, Equatable {
    let found: [Found]
    /// How many posts, in words.
    let count: String
  }

  /// What a site's search pages find.
  ///
  /// - Parameter site: the folder with the built site.
  static func find(_ queries: [(language: String, query: String)], in site: URL) async throws -> [Answer] {
    try await run("find", ["site": site.path, "queries": queries.map { [$0.language, $0.query] }])
  }

  /// The folded words of each text, by the rules in an index.
  static func fold(_ texts: [String], rules: Any) async throws -> [[String]] {
    try await run("fold", ["texts": texts, "rules": rules])
  }

  /// The part of each text that a result shows, marked words in brackets.
  static func snippets(_ texts: [(text: String, query: String)], rules: Any) async throws -> [String] {
    try await run("snippet", ["texts": texts.map { [$0.text, $0.query] }, "rules": rules])
  }

  /// How many results there are, in words, by the rules in an index.
  ///
  /// - Parameter isWhole: whether there are no more.
  static func count(_ numbers: [Int], root: Any, isWhole: Bool = true) async throws -> [String] {
    try await run("count", ["numbers": numbers, "root": root, "isWhole": isWhole])
  }

  private static let script = SmallSite.repository.appending(path: "Templates/static/search.js")
  private static let harness = SmallSite.testsFolder.appending(path: "Search/search-harness.js")

  private static func run<Result: Decodable>(_ task: String, _ request: [String: Any]) async throws -> Result {
    let node = try #require(Program(named: "node"), "Node.js is missing: make test installs it")
    let values = request.merging(["task": task, "script": script.path]) { $1 }
    let input = String(decoding: try JSONSerialization.data(withJSONObject: values), as: UTF8.self)
    let run = try await node.run([harness.path], input: input)
    try #require(run.status == 0, "\(run.messages)")
    return try JSONDecoder().decode(Result.self, from: Data(run.output.utf8))
  }
}
