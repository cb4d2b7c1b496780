import Foundation
import ServusDiagnostics
import ServusLanguage
import Testing

@testable import Servus

/// A small site declared in code: what a test does not say comes from `Sites/_shared` and the strings of the repository.
struct SmallSite: Sendable {
  var files: FileTree
  /// "Now" in UTC: `2020-06-01T12:00:00Z`.
  var now = "2020-06-01T12:00:00Z"
  var jobs = 2
  var includesDrafts = false
  var includesFuture = false
  var isStrict = false
  /// Whether to judge the site only.
  var isCheck = false
  var searchLimits = SearchLimits()

  /// - Parameter files: what this site has of its own.
  init(_ files: FileTree) throws {
    self.files = try Self.shared().merging(files)
  }

  static let testsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let repository = testsFolder.deletingLastPathComponent().deletingLastPathComponent()
  static let sitesFolder = testsFolder.appending(path: "Sites")

  /// What every site under test has: a servus.yml for `sk` and `en`, small templates, and the repository's strings.
  static func shared() throws -> FileTree {
    let strings = try FileTree(reading: repository.appending(path: "Templates/strings")).below("Templates/strings")
    return try FileTree(reading: sitesFolder.appending(path: "_shared")).merging(strings)
  }

  /// The Swift files of a folder of the repository: their paths and texts.
  static func swiftFiles(below folder: String) throws -> [(path: String, text: String)] {
    try FileTree(reading: repository.appending(path: folder)).below(folder).files
      .filter { $0.key.hasSuffix(".swift") }.sorted { $0.key < $1.key }
      .map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
  }

  /// A post with a date; `keys` are more lines of front matter.
  static func post(_ title: String, _ keys: String = "", body: String = "Text.") -> FileTree {
    let more = keys.isEmpty ? "" : keys + "\n"
    return "---\ntitle: \(title)\ndate: 2020-01-15\n\(more)---\n\(body)\n"
  }

  func options(source: String = "", output: String = "") throws -> BuildOptions {
    let time = try #require(PublicationTime(parsing: now, zone: .utc))
    var options = BuildOptions(source: source, output: output, jobs: jobs, now: time.epoch)
    options.includesDrafts = includesDrafts
    options.includesFuture = includesFuture
    options.isStrict = isStrict
    options.isDryRun = isCheck
    options.searchLimits = searchLimits
    return options
  }

  /// What the site becomes, in memory.
  func built() async throws -> Outcome {
    let tree = SourceTree(files.files.map { InputFile(path: $0, content: .bytes($1)) })
    var diagnostics = Diagnostics()
    var timings = Timings()
    let ready = try await Pipeline(options: try options()).prepare(
      tree, &diagnostics, &timings)
    var output: [String: [UInt8]] = [:]
    for planned in isCheck ? [] : ready?.plan.outputs ?? [] {
      switch try ready?.renderer.render(planned) {
      case .bytes(let bytes): output[planned.address.file] = bytes
      case .copy(let file): output[planned.address.file] = file.head
      case nil: break
      }
    }
    return Outcome(output: ready == nil ? nil : FileTree(files: output), diagnostics: diagnostics)
  }

  /// Expects exactly these messages.
  func expectMessages(_ expected: String, at location: SourceLocation = #_sourceLocation) async throws {
    let messages = try await built().messages
    let difference = messages == expected ? nil : FileTree.firstDifference(messages, expected)
    #expect(difference == nil, "\(messages)", sourceLocation: location)
  }
}

/// What came of a site.
struct Outcome: Sendable {
  /// Nil where there are errors.
  let output: FileTree?
  let diagnostics: Diagnostics

  /// Every finding as the command line shows it.
  var messages: String {
    diagnostics.sorted.map(DiagnosticFormatter(isColored: false).format).joined(separator: "\n")
  }

  /// The rules that were broken, in the order of messages.
  var rules: [String] { diagnostics.sorted.compactMap { $0.rule?.rawValue } }

  /// Each finding as `line:column rule`, in the same order.
  var places: [String] {
    diagnostics.sorted.map { "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.rule?.rawValue ?? "")" }
  }

  subscript(path: String) -> String? { output?[path] }

  /// The files that name a text.
  func files(with text: String) -> [String] {
    output?.paths.filter { output?[$0]?.contains(text) == true } ?? []
  }
}

extension FileTree {
  /// The text of a tree that is one file.
  var text: String { self[""] ?? "" }
}
