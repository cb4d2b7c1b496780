import Foundation
import TestSupport
import Testing

@testable import Servus

/// What a second build does to the output of the first.
@Suite struct RebuildTests {
  private func folder() throws -> SiteFolder {
    try SiteFolder(
      SmallSite([
        "Posts": [
          "en": [
            "thor.md": SmallSite.post("Thor", "tags: [chat]", body: "![Picture](picture.svg)"),
            "picture.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>",
            "ecco.md": SmallSite.post("Ecco", "tags: [shop]"),
          ]
        ]
      ]))
  }

  /// Builds, and expects what a clean build would give.
  private func expectCleanResult(_ folder: SiteFolder, but foreign: FileTree = [:]) async throws {
    let result = try await folder.build()
    #expect(result.messages == [])
    let clean = try SiteFolder(folder.site)
    try FileManager.default.removeItem(at: clean.url.appending(path: "Posts"))
    try FileTree(reading: folder.url.appending(path: "Posts")).below("Posts").write(to: clean.url)
    #expect(try await clean.build().messages == [])
    let difference = try folder.published().difference(from: clean.published().merging(foreign))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func aSecondBuildWritesNothing() async throws {
    let folder = try folder()
    let first = try await folder.build()
    #expect(first.messages == [])
    let files = try folder.published().files.count
    #expect(first.report == WriteReport(written: files, unchanged: 0, removed: 0))
    let state = try Data(contentsOf: folder.stateFile())
    let second = try await folder.build()
    #expect(second.report == WriteReport(written: 0, unchanged: files, removed: 0))
    #expect(try Data(contentsOf: folder.stateFile()) == state)
  }

  @Test(.faults("C12")) func aPostThatBecomesADraftVanishesEverywhere() async throws {
    let folder = try folder()
    _ = try await folder.build()
    #expect(try folder.published()["sitemap.xml"]?.contains("/en/thor/") == true)
    try folder.set("Posts/en/thor.md", "---\ntitle: Thor\ndate: 2020-01-15\ndraft: yes\n---\n![Picture](picture.svg)\n")
    try await expectCleanResult(folder)
    let published = try folder.published()
    #expect(published.paths.filter { published[$0]?.contains("Thor") == true || $0.contains("/thor") } == [])
    #expect(!published.paths.contains("en/tags/chat/index.html"))
    #expect(!FileManager.default.fileExists(atPath: folder.output.appending(path: "en/thor").path))
  }

  @Test(.faults("C12")) func aTagThatNoPostHasAnyMoreVanishesEverywhere() async throws {
    let folder = try folder()
    _ = try await folder.build()
    try folder.set("Posts/en/ecco.md", "---\ntitle: Ecco\ndate: 2020-01-15\ntags: [chat]\n---\nText.\n")
    try await expectCleanResult(folder)
    let published = try folder.published()
    #expect(published.paths.filter { published[$0]?.contains("shop") == true || $0.contains("shop") } == [])
    #expect(!FileManager.default.fileExists(atPath: folder.output.appending(path: "en/tags/shop").path))
  }

  @Test(.faults("C12")) func aRenamedPostLeavesNothingAtItsOldAddress() async throws {
    let folder = try folder()
    _ = try await folder.build()
    try folder.set("Posts/en/thor.md", nil)
    try folder.set("Posts/en/odin.md", "---\ntitle: Thor\ndate: 2020-01-15\n---\n![Picture](picture.svg)\n")
    try await expectCleanResult(folder)
    let published = try folder.published()
    #expect(published.paths.filter { published[$0]?.contains("/thor/") == true } == [])
    #expect(published["en/odin/picture.svg"] != nil)
  }

  @Test(.faults("C12")) func aDeletedPostVanishesEverywhere() async throws {
    let folder = try folder()
    _ = try await folder.build()
    try folder.set("Posts/en/ecco.md", nil)
    let result = try await folder.build()
    // Its page, its tag's page and feed, and the search index that named it.
    #expect(result.report?.removed == 4)
    try await expectCleanResult(folder)
    let published = try folder.published()
    #expect(published.paths.filter { published[$0]?.contains("Ecco") == true || $0.contains("shop") } == [])
  }

  @Test(.faults("C11")) func foreignFilesStay() async throws {
    let folder = try folder()
    _ = try await folder.build()
    let foreign: FileTree = [
      "CNAME": "example.org\n", ".nojekyll": "", ".well-known": ["security.txt": "me"],
      "en": ["thor": ["mine.txt": "in a folder of ours"]],
    ]
    try foreign.write(to: folder.output)
    try folder.set("Posts/en/thor.md", nil)
    try folder.set("Posts/en/picture.svg", nil)
    try await expectCleanResult(folder, but: foreign)
  }

  @Test(.faults("C11")) func aFileOfOursThatSomebodyReplacedIsTheirs() async throws {
    let folder = try folder()
    _ = try await folder.build()
    try folder.set("Public/en/ecco/index.html", "my own page")
    try folder.set("Posts/en/ecco.md", nil)
    _ = try await folder.build()
    #expect(try folder.published()["en/ecco/index.html"] == "my own page")
  }

  @Test func aFileOfOursThatSomebodyChangedIsPutRight() async throws {
    let folder = try folder()
    _ = try await folder.build()
    let page = try folder.published()["en/ecco/index.html"]
    // The same size, so that the size alone does not tell.
    try folder.set("Public/en/ecco/index.html", String(repeating: "x", count: page?.utf8.count ?? 0))
    #expect(try await folder.build().report?.written == 1)
    #expect(try folder.published()["en/ecco/index.html"] == page)
  }

  @Test(.faults("F5")) func anEditThatIsUndoneGivesTheFirstSiteAgain() async throws {
    let folder = try folder()
    _ = try await folder.build()
    let before = try folder.published()
    let text = folder.site.files["Posts/en/thor.md"]
    try folder.set("Posts/en/thor.md", "---\ntitle: Other\ndate: 2021-01-01\n---\n![Picture](picture.svg)\n")
    _ = try await folder.build()
    #expect(try folder.published() != before)
    try folder.set("Posts/en/thor.md", text)
    _ = try await folder.build()
    let difference = try folder.published().difference(from: before)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(.faults("E8", "F5")) func aBuildWithErrorsLeavesTheOldSiteAndItsNotes() async throws {
    let folder = try folder()
    _ = try await folder.build()
    let before = try FileTree(reading: folder.url)
    try folder.set("Posts/en/ecco.md", nil)
    try folder.set("Posts/en/bad.md", "---\ntitle: Bad\ndate: never\n---\n")
    let result = try await folder.build()
    #expect(result.report == nil)
    #expect(result.messages == ["error: \"never\" is no date"])
    try folder.set("Posts/en/bad.md", nil)
    try folder.set("Posts/en/ecco.md", before["Posts/en/ecco.md"])
    #expect(try FileTree(reading: folder.url) == before)
    #expect(try await folder.build().report?.written == 0)
  }

  @Test func warningsForbidWritingOnlyWhenTheyAreStrict() async throws {
    let folder = try folder()
    try folder.set("Posts/en/ecco.md", "---\ntitle: Ecco\ndate: 2020-01-01\nmood: good\n---\n")
    folder.site.isStrict = true
    #expect(try await folder.build().report == nil)
    #expect(try folder.published() == [:])
    folder.site.isStrict = false
    #expect(try await folder.build().report?.written ?? 0 > 0)
  }

  @Test func aDryRunWritesNothing() async throws {
    let folder = try folder()
    var options = try folder.site.options(source: folder.url.path, output: folder.output.path)
    options.isDryRun = true
    let result = await Pipeline(options: options).build()
    #expect(result.messages == [])
    #expect(try FileTree(reading: folder.url) == folder.site.files)
  }
}
