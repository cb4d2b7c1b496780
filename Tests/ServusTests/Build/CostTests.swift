import Foundation
import TestSupport
import Testing

@testable import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sites made to be slow, on the whole way from their sources to their pages.
@Suite struct CostTests {
  private func built(_ body: String, keys: String = "") async throws -> Outcome {
    try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", keys, body: body)]]]).built()
  }

  @Test(.faults("B4"), .timeLimit(.minutes(10))) func whatIsNestedDeeplyEndsOnAPage() async throws {
    let outcome = try await built("*a **a " * 20_000 + "b" + " a** a*" * 20_000)
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains("<em>a <strong>a b a</strong> a</em>") == true)
  }

  @Test(.faults("B6"), .timeLimit(.minutes(10))) func manyHeadingsAndLinksEndOnAPage() async throws {
    let headings = (0..<5_000).map { "## Heading \($0)\n\n## Same\n\n" }.joined()
    let outcome = try await built(headings + "[a](a.md#same) [b](https://example.org/) \n\n" * 5_000, keys: "toc: true")
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains("id=\"same-5000\"") == true)
  }

  @Test(.faults("B7"), .timeLimit(.minutes(10))) func aSingleGraphemeEndsOnAPage() async throws {
    let marks = "\u{301}" * 200_000
    let family = Array(repeating: "👩", count: 50_000).joined(separator: "\u{200D}")
    let outcome = try await SmallSite([
      "Posts": [
        "en": [
          "a.md": SmallSite.post(
            "a" + "\u{301}" * 20_000, "tags: [b\("\u{301}" * 5_000)]",
            body: "## a\(marks)\n\na\(marks)\n\n\(family)\n\n[a\(marks)](a.md)\n")
        ]
      ]
    ]).built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.utf8.count ?? 0 > 1 << 20)
  }

  @Test(.timeLimit(.minutes(10))) func aThousandFaultsInOneLineAreEachMarked() async throws {
    let outcome = try await built((0..<5_000).map { "[a](none\($0).md)" }.joined(separator: " "))
    #expect(outcome.rules.count == 5_000)
    #expect(outcome.diagnostics.sorted.last?.excerpt?.text.contains("none4999.md") == true)
  }

  @Test(.faults("B10")) func aLargeFileIsReadInPieces() throws {
    let folder = try SiteFolder(SmallSite([:]))
    let file = folder.url.appending(path: "large.bin").path
    try folder.set("large.bin", "")
    truncate(file, 1 << 30)
    var (bytes, longest) = (0, 0)
    try forEachPiece(of: file, bytes: 1 << 20) { piece in
      bytes += piece.count
      longest = max(longest, piece.count)
    }
    #expect(bytes == 1 << 30)
    #expect(longest == 1 << 20)
  }

  @Test(.faults("B10")) func aLargeStaticFileIsPublished() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]]))
    try folder.set("Templates/static/large.bin", "begin")
    truncate(folder.url.appending(path: "Templates/static/large.bin").path, (20 << 20) + 7)
    #expect(try await folder.build().messages == [])
    let published = try folder.published()
    let path = try #require(published.paths.first { $0.hasPrefix("large") })
    #expect(published.files[path]?.count == (20 << 20) + 7)
    #expect(published.files[path]?.starts(with: "begin\0".utf8) == true)
  }

  /// The seconds of processor time that a build takes by itself.
  private func cost(ofPosts count: Int) async throws -> Double {
    var posts: FileTree = [:]
    for number in 1...count {
      posts["en/p\(number).md"] = """
        ---
        title: Post \(number)
        date: 2020-01-15
        tags: [one, t\(number % 50)]
        series: all
        part: \(number)
        ---
        ## Heading

        Some words of [the next](p\(number % count + 1).md).

        """
    }
    posts["_series/all.yml"] = "title: All\n"
    let folder = try SiteFolder(SmallSite(["Posts": posts]))
    let shell = try #require(Program(named: "bash"))
    let command = "\"$0\" build --jobs 1 --quiet --source \"$1\" && times"
    let run = try await shell.run(["-c", command, CommandLineTool.executable.path, folder.url.path])
    #expect(run.status == 0 && run.messages == "", "\(run.messages)")
    // The shell's own times, then those of what it ran: "0m1.234s 0m0.056s".
    let times = run.output.matches(of: /(\d+)m([\d.]+)s/).compactMap { match in
      Double(match.2).flatMap { seconds in Double(match.1).map { $0 * 60 + seconds } }
    }
    try #require(times.count == 4)
    return times[2] + times[3]
  }

  @Test(.faults("B9", "B11"), .timeLimit(.minutes(10)))
  func fourTimesThePostsOfATagAndASeriesTakeNotMuchMoreThanFourTimesAsLong() async throws {
    let few = try await cost(ofPosts: 200)
    let many = try await cost(ofPosts: 800)
    #expect(many < few * 9, "\(few) s, \(many) s")
  }
}
