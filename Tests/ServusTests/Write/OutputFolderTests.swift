import Foundation
import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// Where a site may be written, and what stands in the way.
@Suite struct OutputFolderTests {
  private func folder() throws -> SiteFolder {
    try SiteFolder(SmallSite(["Posts": ["en": ["thor.md": SmallSite.post("Thor")]]]))
  }

  @Test(
    .faults("C9"),
    arguments: [
      ("", "holds the site's sources"), (".", "holds the site's sources"), ("..", "holds the site's sources"),
      ("Posts", "belongs to the site's sources"), ("Posts/en", "belongs to the site's sources"),
      ("Posts/new/deep", "belongs to the site's sources"), ("Templates", "belongs to the site's sources"),
      ("Templates/static", "belongs to the site's sources"), (".servus", "belongs to the site's sources"),
      ("Public/../Posts", "belongs to the site's sources"),
    ])
  func anOutputFolderThatHoldsSourcesIsRefused(_ output: String, _ fault: String) async throws {
    let folder = try folder()
    let result = try await folder.build(into: output.isEmpty ? folder.url.path : "\(folder.url.path)/\(output)")
    #expect(result.report == nil)
    #expect(result.diagnostics.sorted.map(\.rule) == [.unsafeOutput])
    #expect(result.messages.first?.hasSuffix(fault) == true)
    #expect(try FileTree(reading: folder.url) == folder.site.files)
  }

  @Test(.faults("C9")) func aSiteMayPublishItsSettings() async throws {
    let folder = try folder()
    try folder.set("Templates/static/servus.yml", "title: An example\n")
    for _ in 0..<2 { #expect(try await folder.build().messages == []) }
    #expect(try folder.published()["servus.yml"] == "title: An example\n")
  }

  @Test(.faults("C9")) func anOutputFolderThatIsNoneForASiteAloneIsRefused() throws {
    let home = ProcessInfo.processInfo.environment["HOME"]
    for output in ["/", "//", "/tmp/..", home].compactMap({ $0 }) {
      var diagnostics = Diagnostics()
      #expect(OutputPath.resolve(output, source: "/nowhere/site", diagnostics: &diagnostics) == nil)
      let place = OutputPath.real(output)
      #expect(diagnostics.sorted.map(\.message) == ["the output folder \(place) is no folder for a site alone"])
    }
  }

  @Test(.faults("C9")) func aLinkToTheSourcesIsSeenThrough() async throws {
    let folder = try folder()
    try FileManager.default.createSymbolicLink(
      at: folder.output, withDestinationURL: folder.url.appending(path: "Posts"))
    #expect(try await folder.build().diagnostics.sorted.map(\.rule) == [.unsafeOutput])
  }

  @Test(.faults("C11")) func aLinkInsideTheOutputIsNotFollowed() async throws {
    let folder = try folder()
    let outside = folder.url.appending(path: "outside")
    try (["keep.txt": "mine", ".servus-tmp-1-1": "mine too"] as FileTree).write(to: outside)
    try (["x.txt": ""] as FileTree).write(to: folder.output)
    try FileManager.default.createSymbolicLink(at: folder.output.appending(path: "en"), withDestinationURL: outside)
    let result = try await folder.build()
    #expect(result.messages.contains { $0.hasSuffix("the folder /en is a link, which may lead out") })
    #expect(result.diagnostics.sorted.contains { $0.rule == .unwritable })
    #expect(try FileTree(reading: outside) == ["keep.txt": "mine", ".servus-tmp-1-1": "mine too"])
  }

  @Test(.faults("C11"), arguments: ["", "-folder-0"])
  func aLinkInPlaceOfAWorkFolderIsNotFollowed(_ ending: String) throws {
    let place = try folder()
    let outside = place.url.appending(path: "outside")
    try (["keep.txt": "mine"] as FileTree).write(to: outside)
    try (["en/index.html": "old"] as FileTree).write(to: place.output)
    let output = OutputFolder(path: OutputPath.real(place.output.path), waitsForPublishing: true)
    try FileManager.default.createSymbolicLink(
      at: place.output.appending(path: output.stage + ending), withDestinationURL: outside)
    if ending.isEmpty {
      #expect(throws: FileError.self) { try output.write(Array("new".utf8), to: "sk/index.html") }
    } else {
      _ = try output.write(Array("new".utf8), to: "en/index.html")
      try output.publish(jobs: 1)
      #expect(try place.published() == ["en/index.html": "new"])
    }
    #expect(try FileTree(reading: outside) == ["keep.txt": "mine"])
  }

  @Test func allFilesAreReplacedAtOnceHoweverManyThereAre() throws {
    let place = try folder()
    var (old, new) = (FileTree(), FileTree())
    for number in 0..<600 {
      old["en/\(number % 7)/\(number).html"] = "old"
      new["en/\(number % 7)/\(number).html"] = "new"
    }
    try old.write(to: place.output)
    let output = OutputFolder(path: OutputPath.real(place.output.path), waitsForPublishing: true)
    for path in new.paths { _ = try output.write(Array("new".utf8), to: path) }
    let waiting = try place.published()
    #expect(old.paths.allSatisfy { waiting[$0] == "old" })
    #expect(waiting.files.count == 1200)
    try output.publish(jobs: 2)
    #expect(try place.published() == new)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.output.path)
    #expect(left == ["en"])
  }

  @Test(.faults("E5")) func aFileInPlaceOfTheOutputIsRefusedByName() async throws {
    let folder = try folder()
    try folder.set("Public", "a file")
    let result = try await folder.build()
    #expect(result.report?.written ?? 0 == 0)
    #expect(result.diagnostics.sorted.contains { $0.rule == .unwritable })
    #expect(try FileTree(reading: folder.url)["Public"] == "a file")
  }

  @Test(.faults("C11")) func aFolderInPlaceOfAFileOfOursIsRefusedByName() async throws {
    let folder = try folder()
    try folder.set("Public/robots.txt/x", "mine")
    let result = try await folder.build()
    #expect(result.messages.contains { $0.contains("/robots.txt cannot be written: ") })
    #expect(try folder.published()["robots.txt/x"] == "mine")
  }

  @Test func theOutputFolderIsMadeWithThoseAboveIt() async throws {
    let folder = try folder()
    #expect(try await folder.build(into: folder.url.appending(path: "out/of/sight").path).messages == [])
    #expect(try FileTree(reading: folder.url)["out/of/sight/index.html"] != nil)
  }

  @Test func noWorkFileIsLeftBehind() async throws {
    let folder = try folder()
    _ = try await folder.build()
    let paths = try FileTree(reading: folder.url).paths
    #expect(paths.filter { $0.contains(".servus-tmp") } == [])
  }
}
