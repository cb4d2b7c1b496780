import Synchronization
import Testing

@testable import Servus

/// What is told of a build while it runs.
@Suite struct BuildProgressTests {
  /// What was told, in order.
  private final class Listener: Sendable {
    private let told = Mutex<[String]>([])

    func progress(after delay: Duration) -> BuildProgress {
      BuildProgress(after: delay, every: .zero) { position in
        self.told.withLock { $0.append("\(position.stage) \(position.done)/\(position.total)") }
      }
    }

    var all: [String] { told.withLock { $0 } }
  }

  private func build(_ progress: BuildProgress) async throws -> Int {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A"), "b.md": SmallSite.post("B")]]])
    site.jobs = 1
    let folder = try SiteFolder(site)
    let options = try site.options(source: folder.url.path, output: folder.output.path)
    let result = await Pipeline(options: options, progress: progress).build()
    return try #require(result.report).written
  }

  @Test func everyPostLanguageAndFileIsTold() async throws {
    let listener = Listener()
    let progress = listener.progress(after: .zero)
    let files = try await build(progress)
    let expected = [("reading", 2), ("searching", 2), ("comparing", files), ("writing", files)]
      .flatMap { stage, total in (0...total).map { "\(stage) \($0)/\(total)" } }
    #expect(listener.all == expected)
    #expect(progress.hasTold)
  }

  @Test func nothingIsToldOfABuildThatIsOverSoon() async throws {
    let listener = Listener()
    let progress = listener.progress(after: .seconds(3600))
    _ = try await build(progress)
    #expect(listener.all == [])
    #expect(!progress.hasTold)
  }
}
