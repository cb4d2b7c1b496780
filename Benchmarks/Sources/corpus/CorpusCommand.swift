import ArgumentParser
import BenchmarkCorpus
import Foundation

/// Writes sites of any size.
@main
struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus", abstract: "Writes a site of so many posts, for Servus, for Hugo, or for both.")

  @Option(help: "How many posts.") var posts = 1_000
  @Option(help: "Write a site that grows in one direction only.")
  var growth: GrowthSite?
  @Option(help: "How large that site is: megabytes, or posts, tags, instalments, languages.") var size = 1
  @Option(help: "Other seeds give other texts.") var seed: UInt64 = 1
  @Option(help: "How many workers; the bytes are the same for any number.") var jobs = 2
  @Flag(help: "CommonMark only: no asides, tables, cases, series, comments.") var plain = false
  @Option(help: "Write a site for Servus into this new folder.") var servus: String?
  @Option(help: "Write a site for Hugo into this new folder.") var hugo: String?
  @Option(help: "The folder Templates to copy.") var templates = "Templates"
  @Option(help: "The folder with Hugo's settings and layouts to copy.") var theme = "Benchmarks/Hugo"

  func validate() throws {
    if servus == nil, hugo == nil { throw ValidationError("say where to write: --servus DIR, --hugo DIR") }
    if posts < 1 || jobs < 1 || size < 1 { throw ValidationError("--posts, --jobs and --size are 1 or more") }
  }

  func run() throws {
    let corpus = Corpus(seed: seed, style: plain ? .plain : .dialect)
    if let servus, let growth {
      try growth.write(size, of: corpus, to: URL(filePath: servus), templates: URL(filePath: templates))
    } else if let servus {
      try corpus.writeServusSite(
        posts: posts, to: URL(filePath: servus), templates: URL(filePath: templates), jobs: jobs)
    }
    if let hugo {
      try corpus.writeHugoSite(posts: posts, to: URL(filePath: hugo), theme: URL(filePath: theme), jobs: jobs)
    }
  }
}

extension GrowthSite: ExpressibleByArgument {}
