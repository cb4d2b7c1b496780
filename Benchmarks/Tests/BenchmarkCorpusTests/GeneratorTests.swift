import BenchmarkCorpus
import Foundation
import Testing

/// Whether the sites are sites. The programs are named by the environment: `SERVUS=… HUGO=… swift test`.
struct GeneratorTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL

  @Test(.enabled(if: environment["SERVUS"] != nil), arguments: [Corpus.Style.plain, .dialect])
  func servusBuildsTheCorpus(_ style: Corpus.Style) throws {
    try inFolder { folder in
      let site = folder.appending(path: "site")
      try Corpus(seed: 3, style: style).writeServusSite(
        posts: 240, to: site, templates: Self.repository.appending(path: "Templates"), jobs: 2)
      let output = folder.appending(path: "out")
      let (status, messages) = try run(
        Self.environment["SERVUS"], ["build", "--source", site.path, "--output", output.path])
      #expect(status == 0, "\(messages.suffix(2_000))")
      #expect(messages.split(separator: "warning:").count <= 6, "\(messages.prefix(2_000))")
    }
  }

  @Test(.enabled(if: environment["SERVUS"] != nil), arguments: GrowthSite.allCases)
  func servusBuildsSitesThatGrow(_ growth: GrowthSite) throws {
    try inFolder { folder in
      let site = folder.appending(path: "site")
      try growth.write(
        growth == .bigPost ? 1 : 30, of: Corpus(), to: site, templates: Self.repository.appending(path: "Templates"))
      let (status, messages) = try run(Self.environment["SERVUS"], ["check", "--source", site.path])
      #expect(status == 0, "\(messages.suffix(2_000))")
    }
  }

  @Test(.enabled(if: environment["HUGO"] != nil), arguments: [Corpus.Style.plain, .dialect])
  func hugoBuildsTheCorpus(_ style: Corpus.Style) throws {
    try inFolder { folder in
      let site = folder.appending(path: "site")
      try Corpus(seed: 3, style: style).writeHugoSite(
        posts: 60, to: site, theme: Self.repository.appending(path: "Benchmarks/Hugo"))
      let output = folder.appending(path: "out")
      let (status, messages) = try run(
        Self.environment["HUGO"], ["build", "--noBuildLock", "--source", site.path, "--destination", output.path])
      #expect(status == 0, "\(messages.suffix(2_000))")
      #expect(!messages.contains("WARN") && !messages.contains("ERROR"), "\(messages.prefix(2_000))")
    }
  }

  private func run(_ executable: String?, _ arguments: [String]) throws -> (Int32, String) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: try #require(executable))
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

/// Does something in a folder that is gone afterwards.
func inFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}
