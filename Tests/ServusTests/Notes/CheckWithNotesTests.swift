import Foundation
import ServusDiagnostics
import Testing

@testable import Servus

/// Checks and lists of a site that has been built: they read the notes of the last build and change nothing.
@Suite struct CheckWithNotesTests {
  private let files: FileTree = [
    "Posts": [
      "en": [
        "a.md": SmallSite.post("A", "mood: good", body: "![](p.jpg) [b](b.md#nowhere)"), "b.md": SmallSite.post("B"),
        "p.jpg": "",
      ],
      "sk": ["a.md": SmallSite.post("A", "tags: [obchod, obchody]", body: "### Tri")],
    ]
  ]

  /// The messages of a check with the notes that there are.
  private func check(_ folder: SiteFolder) async throws -> [String] {
    var options = try folder.site.options(source: folder.url.path, output: folder.output.path)
    options.isDryRun = true
    return await Pipeline(options: options).build().messages
  }

  /// The messages of a check of the same site that was never built.
  private func checkWithoutNotes(_ folder: SiteFolder) async throws -> [String] {
    try await check(neverBuilt(folder))
  }

  private func neverBuilt(_ folder: SiteFolder) throws -> SiteFolder {
    let copy = try SiteFolder(folder.site)
    for name in ["Posts", "Templates", "servus.yml"] {
      let target = copy.url.appending(path: name)
      try FileManager.default.removeItem(at: target)
      try FileManager.default.copyItem(at: folder.url.appending(path: name), to: target)
    }
    return copy
  }

  /// All lists of a site, with the messages.
  private func lists(_ folder: SiteFolder) async throws -> [String] {
    let options = try folder.site.options(source: folder.url.path, output: folder.output.path)
    let (overview, diagnostics) = try await Pipeline(options: options).overview()
    let found = try #require(overview)
    return SiteList.allCases.map { String(decoding: found.json($0), as: UTF8.self) }
      + diagnostics.sorted.map { "\($0)" }
  }

  private func builtFolder() async throws -> SiteFolder {
    let folder = try SiteFolder(SmallSite(files))
    try folder.set("Posts/en/a.md", files["Posts/en/a.md"]?.replacing("#nowhere", with: ""))
    #expect(try await folder.build().report != nil)
    return folder
  }

  @Test func notesChangeNoMessage() async throws {
    let folder = try await builtFolder()
    let unchanged = try await check(folder)
    #expect(unchanged.count == 4)
    #expect(try await checkWithoutNotes(folder) == unchanged)
    try folder.set("Posts/en/a.md", files["Posts/en/a.md"])
    let broken = try await check(folder)
    #expect(broken.contains("error: Posts/en/b.md has no heading with the id \"nowhere\""))
    #expect(try await checkWithoutNotes(folder) == broken)
    try folder.set("Posts/en/b.md", SmallSite.post("B", body: "## There {#nowhere}")[""])
    #expect(try await check(folder) == unchanged)
  }

  @Test func notesChangeNoList() async throws {
    let folder = try await builtFolder()
    #expect(try await lists(folder) == lists(neverBuilt(folder)))
    try folder.set("Posts/en/a.md", SmallSite.post("Other", "tags: [obchod]")[""])
    try folder.set("Posts/en/c.md", "no front matter")
    let changed = try await lists(folder)
    #expect(changed[0].contains("\"title\":\"Other\""), "\(changed[0])")
    #expect(try await lists(neverBuilt(folder)) == changed)
  }

  @Test func postsThatHaveNotChangedAreTakenFromNotes() async throws {
    let folder = try await builtFolder()
    // Without its text, what is said of a post can come from notes alone.
    let options = try folder.site.options(source: folder.url.path, output: folder.output.path)
    var diagnostics = Diagnostics()
    let tree = SourceTree(DirectoryLoader.load(root: folder.url.path, diagnostics: &diagnostics))
    let shelf = PostShelf(readingNotesOf: options, parsing: tree.parsingFingerprint)
    #expect(shelf.known.keys.sorted() == ["Posts/en/a.md", "Posts/en/b.md", "Posts/sk/a.md"])
    for (path, source) in shelf.known {
      let post = try #require(source.post)
      #expect(shelf.take(post, path: path, language: "en")?.post?.path == path)
    }
    #expect(PostShelf(readingNotesOf: options, parsing: ContentHash([1])).known.isEmpty)
  }

  @Test func aCheckChangesNothing() async throws {
    let folder = try await builtFolder()
    try folder.set("Posts/en/b.md", SmallSite.post("Other")[""])
    let before = try state(of: folder.url)
    _ = try await check(folder)
    #expect(try state(of: folder.url) == before)
    let fresh = try SiteFolder(SmallSite(files))
    let untouched = try state(of: fresh.url)
    _ = try await check(fresh)
    #expect(try state(of: fresh.url) == untouched)
  }

  @Test(arguments: ["build", "posts-0"]) func damagedNotesAreOfNoUseAndNoHarm(_ part: String) async throws {
    let folder = try await builtFolder()
    let expected = try await checkWithoutNotes(folder)
    let notes = folder.url.appending(path: ".servus")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: notes.path).first { $0.hasSuffix(".\(part)") })
    let file = notes.appending(path: name)
    var bytes = try Data(contentsOf: file)
    for index in stride(from: 0, to: bytes.count, by: 50) { bytes[index] ^= 1 }
    try bytes.write(to: file)
    #expect(try await check(folder) == expected)
    try FileManager.default.removeItem(at: file)
    #expect(try await check(folder) == expected)
  }

  @Test func anUnsafeOutputFolderIsReported() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]]))
    var options = try folder.site.options(source: folder.url.path, output: folder.url.path)
    options.isDryRun = true
    let diagnostics = await Pipeline(options: options).build().diagnostics
    #expect(diagnostics.sorted.map(\.rule) == [.unsafeOutput])
  }

  /// Every file and folder with its times, size and inode.
  private func state(of folder: URL) throws -> [String: String] {
    var state: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) + [""] {
      var status = stat()
      lstat(folder.appending(path: path).path, &status)
      state[path] = "\(FileStamp(status, ofSource: true))"
    }
    return state
  }
}
