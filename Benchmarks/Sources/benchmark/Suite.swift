import BenchmarkCorpus
import Foundation

/// The benchmarks and what they need.
struct Suite {
  /// What can be asked for by itself.
  enum Section: String, CaseIterable { case full, linking, incremental, memory, series, blog }

  struct Tools {
    let servus: URL
    /// Servus with shared libraries.
    let shared: URL?
    let hugo: URL?
    let limit: URL?
    /// The folder of this repository.
    let repository: URL
  }

  let tools: Tools
  let posts: Int
  let runs: Int
  let isQuick: Bool
  let isPlain: Bool
  let workplace: Workplace
  var report: Report

  var templates: URL { tools.repository.appending(path: "Templates") }
  var corpus: Corpus { Corpus(seed: 1, style: isPlain ? .plain : .dialect) }

  mutating func run(_ sections: [Section]) throws {
    report.add(try head())
    if !Set([.full, .linking, .incremental]).isDisjoint(with: sections) {
      let generators = try writeSites()
      if sections.contains(.full) { try measureFullBuilds(generators) }
      if sections.contains(.linking) { try measureLinking(generators[0]) }
      if sections.contains(.incremental) { try measureEdits(generators) }
    }
    if sections.contains(.memory) { try measureLargeSite() }
    if sections.contains(.series) { try measureGrowth() }
    if sections.contains(.blog) { try measureBlog() }
  }

  /// What was measured, on what.
  private func head() throws -> String {
    var lines = ["- machine: \(Processors.machine())", "- \(try version(tools.servus, "--version", as: "Servus"))"]
    if let hugo = tools.hugo { lines.append("- \(try version(hugo, "version", as: "Hugo"))") }
    if tools.limit != nil { lines.append("- the limit: libcmark and plain writes, two threads, no generator at all") }
    let kind = isPlain ? "CommonMark alone" : "with Servus's additions to CommonMark"
    lines.append("- corpus: \(posts) posts in six languages, seed 1, \(kind)")
    let hugo = """

      To Hugo conversations and quotations are block quotes, and it has neither the search index nor the pages of narrowed
      cases and of points that Servus makes of the same posts; `README.md` has the whole list.

      """
    return """
      # Results

      Written by `Benchmarks/run`; `README.md` says how to read it.

      \(lines.joined(separator: "\n"))
      \(tools.hugo == nil ? "" : hugo)
      Programs take turns; each table says how often, and what the shortest and the longest wall time was. "Others busy" is how
      many processors other programs used meanwhile, where that can be told; where it says `!`, trust the CPU time. A peak with
      `≤` is the memory of the benchmarks themselves, and the program's is not known to be more.

      """
  }

  private func version(_ executable: URL, _ argument: String, as name: String) throws -> String {
    guard let line = Program(arguments: [executable.path, argument]).firstLine() else {
      throw Failure("cannot run \(executable.path)")
    }
    return line.lowercased().hasPrefix(name.lowercased()) ? line : "\(name) \(line)"
  }

  private func writeSites() throws -> [Generator] {
    let servus = Generator(kind: .servus, executable: tools.servus, site: workplace.root.appending(path: "servus"))
    try corpus.writeServusSite(posts: posts, to: servus.site, templates: templates, jobs: 2)
    guard let executable = tools.hugo else { return [servus] }
    let hugo = Generator(kind: .hugo, executable: executable, site: workplace.root.appending(path: "hugo"))
    try corpus.writeHugoSite(
      posts: posts, to: hugo.site, theme: tools.repository.appending(path: "Benchmarks/Hugo"), jobs: 2)
    return [servus, hugo]
  }
}
