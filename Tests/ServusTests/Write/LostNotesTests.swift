import Foundation
import TestSupport
import Testing

@testable import Servus

/// What happens when the notes in `.servus/` are gone or not to be believed.
@Suite struct LostNotesTests {
  /// A built site of two posts, one of which is then deleted.
  private func folderWithStalePage() async throws -> SiteFolder {
    let folder = try SiteFolder(
      SmallSite(["Posts": ["en": ["thor.md": SmallSite.post("Thor"), "ecco.md": SmallSite.post("Ecco")]]]))
    _ = try await folder.build()
    try folder.set("Posts/en/ecco.md", nil)
    return folder
  }

  /// Builds, and expects that nothing was removed, that it was said, and that the next build is quiet.
  private func expectCaution(_ folder: SiteFolder, _ what: String) async throws {
    let result = try await folder.build()
    #expect(
      result.messages == [
        "note: \(what) into \(folder.output.path): its files are brought up to date, and nothing in it is removed"
      ])
    #expect(result.report?.removed == 0)
    let published = try folder.published()
    #expect(published["en/ecco/index.html"] != nil)
    #expect(published["en/index.html"]?.contains("Ecco") == false)
    let next = try await folder.build()
    #expect(next.messages == [])
    #expect(next.report?.written == 0)
  }

  @Test(.faults("C10")) func withoutNotesNothingIsRemoved() async throws {
    let folder = try await folderWithStalePage()
    try folder.set(".servus", nil)
    try await expectCaution(folder, "there are no notes of an earlier build")
  }

  @Test(.faults("C10"), arguments: [false, true])
  func notesGoAlongWhenTheSiteIsMovedOrCopied(_ isCopied: Bool) async throws {
    let folder = try await folderWithStalePage()
    let manager = FileManager.default
    let place = folder.url.deletingLastPathComponent().appending(path: folder.url.lastPathComponent + "-elsewhere")
    defer { try? manager.removeItem(at: place) }
    try isCopied ? manager.copyItem(at: folder.url, to: place) : manager.moveItem(at: folder.url, to: place)
    let output = place.appending(path: "Public").path
    let result = await Pipeline(options: try folder.site.options(source: place.path, output: output)).build()
    #expect(result.messages == [])
    #expect((result.report?.removed ?? 0) > 0)
    #expect(try FileTree(reading: place)["Public/en/ecco/index.html"] == nil)
    if isCopied { #expect(try folder.published()["en/ecco/index.html"] != nil) }
  }

  @Test(.faults("C10", "C11")) func anOutputFolderOfSomebodyElseIsNotEmptied() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["thor.md": SmallSite.post("Thor")]]]))
    try folder.set("Public/index.html", "old site")
    try folder.set("Public/old/page.html", "old page")
    let result = try await folder.build()
    #expect(result.messages.count == 1)
    #expect(try folder.published()["old/page.html"] == "old page")
    #expect(try folder.published()["index.html"]?.contains("<!DOCTYPE html>") == true)
  }

  @Test func anEmptyOutputFolderNeedsNoRemark() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["thor.md": SmallSite.post("Thor")]]]))
    try folder.set("Public/.gitkeep", "")
    #expect(try await folder.build().messages == [])
  }

  @Test(.faults("C13"), arguments: ["empty", "cut", "changed", "garbage", "other version"])
  func damagedNotesAreThrownAway(_ damage: String) async throws {
    let folder = try await folderWithStalePage()
    let file = try folder.stateFile()
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let damaged =
      switch damage {
      case "empty": ""
      case "cut": String(text.prefix(text.count / 2))
      case "changed": text.replacing("en/index.html", with: "en/indxe.html")
      case "garbage": "\u{0}\u{1}nonsense"
      default: text.replacing("servus-state 1", with: "servus-state 99")
      }
    try Data(damaged.utf8).write(to: file)
    try await expectCaution(folder, "the notes of the last build are damaged")
  }

  @Test(
    .faults("C13"), arguments: ["../precious.txt", "/tmp/precious.txt", "en/../../precious.txt", "./CNAME", "a//b"])
  func notesThatNameAPathOutsideAreThrownAway(_ path: String) async throws {
    let folder = try await folderWithStalePage()
    try folder.set("precious.txt", "mine")
    let file = try folder.stateFile()
    var state = try #require(OutputState([UInt8](try Data(contentsOf: file))))
    state.entries[path] = OutputState.Entry(hash: nil, stamp: nil)
    #expect(OutputState(state.serialized) == nil)
    try Data(state.serialized).write(to: file)
    try await expectCaution(folder, "the notes of the last build are damaged")
    #expect(try FileTree(reading: folder.url)["precious.txt"] == "mine")
  }

  @Test(.faults("C11", "C13")) func notesThatClaimAForeignFileDoNotDeleteIt() async throws {
    let folder = try await folderWithStalePage()
    try folder.set("Public/CNAME", "example.org\n")
    let file = try folder.stateFile()
    var state = try #require(OutputState([UInt8](try Data(contentsOf: file))))
    state.entries["CNAME"] = OutputState.Entry(hash: ContentHash(Array("other".utf8)), stamp: nil)
    try Data(state.serialized).write(to: file)
    _ = try await folder.build()
    #expect(try folder.published()["CNAME"] == "example.org\n")
    #expect(try folder.published()["en/ecco/index.html"] == nil)
  }

  @Test(.faults("E1")) func aBuildAfterAnInterruptedOneEndsAsACleanOne() async throws {
    let folder = try await folderWithStalePage()
    let file = try folder.stateFile()
    var state = try #require(OutputState([UInt8](try Data(contentsOf: file))))
    state.isInterrupted = true
    try Data(state.serialized).write(to: file)
    try folder.set("Public/en/.servus-tmp-1-1", "half a fi")
    try folder.set("Public/en/thor/index.html", "older bytes")
    #expect(try await folder.build().messages == [])
    let clean = try SiteFolder(SmallSite(["Posts": ["en": ["thor.md": SmallSite.post("Thor")]]]))
    _ = try await clean.build()
    let difference = try folder.published().difference(from: clean.published())
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(.faults("E1")) func workFilesGoThoughNothingElseDoesWithoutNotes() async throws {
    let folder = try await folderWithStalePage()
    try folder.set(".servus", nil)
    for place in ["Public", "Public/en", "Public/en/thor", "Public/.servus-tmp-1/sk/x", ".servus"] {
      try folder.set("\(place)/.servus-tmp-1-1", "half a fi")
    }
    try await expectCaution(folder, "there are no notes of an earlier build")
    #expect(try FileTree(reading: folder.url).paths.filter { $0.contains(".servus-tmp-") } == [])
    #expect(!FileManager.default.fileExists(atPath: folder.output.appending(path: ".servus-tmp-1").path))
  }

  @Test func eachOutputFolderHasNotesOfItsOwn() async throws {
    let folder = try await folderWithStalePage()
    let other = folder.url.appending(path: "Other")
    _ = try await folder.build(into: other.path)
    try folder.set("Posts/en/thor.md", nil)
    #expect(try await folder.build(into: other.path).messages == [])
    #expect(try FileTree(reading: other)["en/thor/index.html"] == nil)
    #expect(try folder.published()["en/thor/index.html"] != nil)
  }

  @Test func notesAreTheSameAfterAWayThroughBytes() throws {
    var state = OutputState()
    let stamp = FileStamp(size: 3, modified: 1_591_012_800_123_456_789, node: .max)
    state.entries["a b/č.html"] = OutputState.Entry(hash: ContentHash([]), stamp: stamp)
    state.entries["index.html"] = OutputState.Entry(hash: nil, stamp: nil)
    #expect(OutputState(state.serialized) == state)
    state.isInterrupted = true
    #expect(OutputState(state.serialized) == state)
  }
}
