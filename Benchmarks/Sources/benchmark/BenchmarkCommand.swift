import ArgumentParser
import Foundation

/// Runs the benchmarks and writes their results.
@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks/run", abstract: "Times Servus beside Hugo and beside what no generator can do without.")

  @Option(help: "How many posts the corpus has.") var posts: Int?
  @Option(help: "How many runs of each program count; medians are shown.") var runs: Int?
  @Option(help: "One part: \(Suite.Section.allCases.map(\.rawValue).joined(separator: ", ")). Can be repeated.")
  var only: [Suite.Section] = []
  @Flag(help: "300 posts and one run: whether everything works, not how fast it is.") var quick = false
  @Flag(help: "A corpus of CommonMark alone.") var plain = false
  @Flag(help: "Leave the folder of the builds where it is, and say where.") var keep = false
  @Option(help: "The file for the results (default: Benchmarks/RESULTS.md after a run of everything, none otherwise).")
  var output: String?
  @Option(help: "A folder on the disk to measure, for what is built.") var work: String?
  @Option(help: ArgumentHelp("The program.", visibility: .hidden)) var servus: String
  @Option(help: ArgumentHelp("The program with shared libraries.", visibility: .hidden)) var shared: String?
  @Option(help: ArgumentHelp("The other program.", visibility: .hidden)) var hugo: String?
  @Option(help: ArgumentHelp("The least.", visibility: .hidden)) var limit: String?
  @Option(help: ArgumentHelp("The folder of this repository.", visibility: .hidden)) var repository: String

  func validate() throws {
    if let posts, posts < 12 { throw ValidationError("--posts is 12 or more") }
    if let runs, runs < 1 { throw ValidationError("--runs is 1 or more") }
  }

  func run() throws {
    let root = URL(filePath: repository).standardizedFileURL
    let parent = work.map { URL(filePath: $0).standardizedFileURL } ?? FileManager.default.temporaryDirectory
    let workplace = try Workplace(parent.appending(path: "servus-benchmark-\(UUID().uuidString.prefix(8))"))
    defer { leave(workplace) }
    let tools = Suite.Tools(
      servus: URL(filePath: servus), shared: shared.map { URL(filePath: $0) }, hugo: hugo.map { URL(filePath: $0) },
      limit: limit.map { URL(filePath: $0) }, repository: root)
    var suite = Suite(
      tools: tools, posts: posts ?? (quick ? 300 : 10_000), runs: runs ?? (quick ? 1 : Self.fewestRuns), isQuick: quick,
      isPlain: plain, workplace: workplace, report: Report())
    try suite.run(only.isEmpty ? Suite.Section.allCases : only)
    if let file = results(in: root) { try Data(suite.report.text.utf8).write(to: file, options: .atomic) }
  }

  /// Where the results belong; those of less than everything do not replace others unasked.
  private func results(in repository: URL) -> URL? {
    if let output { return URL(filePath: output) }
    let isWhole = only.isEmpty && !quick && !plain && posts == nil && runs ?? Self.fewestRuns >= Self.fewestRuns
    return isWhole && ![shared, hugo, limit].contains(nil) ? repository.appending(path: "Benchmarks/RESULTS.md") : nil
  }

  private static let fewestRuns = 7

  private func leave(_ workplace: Workplace) {
    if keep {
      print("The builds are in \(workplace.root.path).")
    } else {
      try? workplace.remove()
    }
  }
}

extension Suite.Section: ExpressibleByArgument {}
