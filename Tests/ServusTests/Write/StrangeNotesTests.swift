import Foundation
import Testing

@testable import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notes in `.servus/` that are not what Servus wrote there.
@Suite struct StrangeNotesTests {
  private static let state: OutputState = {
    var state = OutputState()
    for path in ["404.html", "en/index.html", "robots.txt"] {
      let stamp = FileStamp(size: 3, modified: 1_591_012_800_123_456_789, node: 7)
      state.entries[path] = OutputState.Entry(hash: ContentHash(Array(path.utf8)), stamp: stamp)
    }
    return state
  }()

  @Test(.faults("C13")) func notesThatAreCutAnywhereAreThrownAway() {
    let bytes = Self.state.serialized
    for length in bytes.indices { #expect(OutputState(Array(bytes[..<length])) == nil, "\(length)") }
    #expect(OutputState(bytes + [0]) == nil)
  }

  @Test(.faults("C13")) func notesOfWhichAnyBitIsAnotherAreThrownAway() {
    let bytes = Self.state.serialized
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << bit
        #expect(OutputState(damaged) == nil, "bit \(bit) of byte \(place)")
      }
    }
  }

  @Test(
    .faults("C13"),
    arguments: [
      "../../x", "..", ".", "/etc/passwd", "en/../../x", "en/./x", "en//x", "en/", "", "x/..",
    ])
  func notesThatNameAPathThatLeadsOutAreThrownAway(_ path: String) {
    var state = Self.state
    state.entries[path] = OutputState.Entry(hash: nil, stamp: nil)
    #expect(OutputState(state.serialized) == nil)
  }

  /// A kind of file that notes can be instead of regular ones.
  enum Impostor: String, CaseIterable {
    case pipe, device, folder, sparse
  }

  @Test(.faults("C13", "D4"), arguments: Impostor.allCases, [".state", ".build", ".posts-0"])
  func notesThatAreNoRegularFilesHoldNothingUp(_ impostor: Impostor, _ ending: String) async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]]))
    _ = try await folder.build()
    let expected = try folder.published()
    let notes = folder.url.appending(path: ".servus")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: notes.path).first { $0.hasSuffix(ending) })
    let path = notes.appending(path: name).path
    try FileManager.default.removeItem(atPath: path)
    switch impostor {
    case .pipe: #expect(mkfifo(path, 0o600) == 0)
    case .device: #expect(symlink("/dev/zero", path) == 0)
    case .folder: #expect(mkdir(path, 0o700) == 0)
    case .sparse:
      try Data().write(to: URL(filePath: path))
      #expect(truncate(path, 1 << 40) == 0)
    }
    var check = try folder.site.options(source: folder.url.path, output: folder.output.path)
    check.isDryRun = true
    #expect(await Pipeline(options: check).build().messages == [])
    try folder.set("Posts/en/a.md", "---\ntitle: A\ndate: 2020-01-15\n---\nText.\n")
    try folder.set("Public/foreign.txt", "mine")
    let result = try await folder.build()
    // A folder cannot be replaced; whoever put it there is told.
    let isRefused = impostor == .folder && ending == ".state"
    #expect((result.report == nil) == isRefused)
    #expect(result.messages.isEmpty == (ending != ".state"), "\(result.messages)")
    let difference = try folder.published().difference(from: expected.merging(["foreign.txt": "mine"]))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(.faults("C11", "C13")) func whatNotesNameBehindALinkIsNotRemoved() async throws {
    let folder = try SiteFolder(
      SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A"), "b.md": SmallSite.post("B")]]]))
    _ = try await folder.build()
    let outside = folder.url.appending(path: "outside")
    try FileManager.default.moveItem(at: folder.output.appending(path: "en/b"), to: outside)
    #expect(symlink(outside.path, folder.output.appending(path: "en/b").path) == 0)
    try folder.set("Posts/en/b.md", nil)
    #expect(try await folder.build().messages == [])
    #expect(try FileTree(reading: outside).paths == ["index.html"])
    #expect(try folder.published()["en/index.html"]?.contains("/en/b/") == false)
  }

  @Test(.faults("C11")) func aFolderOfSomebodyElseStaysInOneThatWasOurs() async throws {
    let folder = try SiteFolder(
      SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A"), "b.md": SmallSite.post("B")]]]))
    _ = try await folder.build()
    let theirs = folder.output.appending(path: "en/b/theirs")
    try FileManager.default.createDirectory(at: theirs, withIntermediateDirectories: true)
    let link = folder.output.appending(path: "link")
    #expect(symlink("/nowhere", link.path) == 0)
    try folder.set("Posts/en/b.md", nil)
    #expect(try await folder.build().messages == [])
    #expect(FileManager.default.fileExists(atPath: theirs.path))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "/nowhere")
    #expect(try folder.published()["en/b/index.html"] == nil)
  }
}
