import Foundation
import Testing

/// `servus new post` as a user meets it.
@Suite struct NewCommandTests {
  private func new(_ arguments: [String], in folder: SiteFolder) async throws -> Program.Run {
    try await CommandLineTool.run(
      ["new", "post"] + arguments + ["--source", folder.url.path], environment: CommandLineTool.epoch)
  }

  @Test func aPostIsMadeOnceAndNeverOverwritten() async throws {
    let folder = try SiteFolder(SmallSite([:]))
    let path = "Posts/sk/2020-06-01-zlty-caj.md"
    let run = try await new(["Žltý čaj", "--lang", "sk"], in: folder)
    #expect(run.output == "\(folder.url.path)/\(path)\n")
    #expect(run.messages == "")
    #expect(run.status == 0)
    try folder.set(path, "---\ntitle: Mine\n---\n")
    let again = try await new(["Žltý čaj", "--lang", "sk"], in: folder)
    #expect(again.status == 1)
    #expect(again.output == "")
    #expect(
      again.messages == """
        \(path): error: there is such a file already [file-exists]
        help: write on in it, or choose another title

        """)
    #expect(try FileTree(reading: folder.url)[path] == "---\ntitle: Mine\n---\n")
  }

  @Test func aNewPostPassesAStrictBuildAtOnce() async throws {
    let folder = try SiteFolder(SmallSite([:]))
    #expect(try await new(["Žltý: \"čaj\"", "--lang", "sk", "--case", "ikea"], in: folder).status == 0)
    let built = try await CommandLineTool.run(
      ["build", "--drafts", "--strict", "--source", folder.url.path], environment: CommandLineTool.epoch)
    #expect(built.messages == "")
    #expect(built.status == 0)
    #expect(try folder.published().paths.contains("sk/companies/ikea/index.html"))
  }

  @Test func whatElseWasMadeIsNoted() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["amazon.md": SmallSite.post("Amazon")]]]))
    let run = try await new(["Amazon", "--lang", "sk", "--case", "ikea"], in: folder)
    #expect(
      run.messages == """
        note: made Posts/_companies/ikea.yml too
        help: complete it

        note: by its name the post is a translation of Posts/en/amazon.md
        help: if it is not, rename it or give it a translation: of its own

        """)
    #expect(run.status == 0)
  }

  @Test func anOriginalMayBeNamedFromThreeFolders() async throws {
    for name in ["Posts/sk/a.md", "sk/a.md", "/Posts/sk/a.md"] {
      let folder = try SiteFolder(SmallSite(["Posts": ["sk": ["a.md": SmallSite.post("A")]]]))
      let file = name.hasPrefix("/") ? folder.url.path + name : name
      #expect(try await new(["New", "--lang", "en", "--translate", file], in: folder).status == 0, "\(name)")
    }
    let run = try await new(["X", "--lang", "en", "--translate", "nothing-like-it.md"], in: SiteFolder(SmallSite([:])))
    #expect(
      run.messages == """
        error: there is no post "nothing-like-it.md" [unknown-post]
        help: name its file, such as Posts/sk/thor.md

        """)
  }

  @Test func seriesAndCaseOfATranslationComeFromTheOriginal() async throws {
    let run = try await new(
      ["X", "--lang", "sk", "--translate", "a.md", "--case", "amazon"], in: SiteFolder(SmallSite([:])))
    #expect(run.messages.hasPrefix("Error: --translate takes the series and the case from the original\n"))
  }

  @Test func whatElseIsWrongWithTheSiteDoesNotMatter() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["sk": ["a.md": "no front matter"]]]))
    #expect(try await new(["Nový", "--lang", "sk"], in: folder).status == 0)
    let translation = try await new(["New", "--lang", "en", "--translate", "sk/a.md"], in: folder)
    #expect(translation.status == 1)
    #expect(translation.messages.hasPrefix("Posts/sk/a.md:1:1: error: the post has no front matter [front-matter]\n"))
    let nowhere = try await CommandLineTool.run(
      ["new", "post", "X", "--lang", "sk", "--source", folder.url.path + "/nowhere"])
    #expect(nowhere.status == 1)
    #expect(nowhere.messages.contains("there is no servus.yml here"))
  }

  @Test(arguments: [
    ["X"], ["--lang", "sk"], ["X", "--lang", "sl"], ["X", "--lang", "sk", "--series", "ten"],
    ["X", "--lang", "sk", "--translate", "a.md", "--case", "amazon"], ["X", "--lang", "sk", "--translate", "../a.md"],
    ["", "--lang", "sk"],
  ])
  func wrongUsageEndsWithStatus64(_ arguments: [String]) async throws {
    let folder = try SiteFolder(SmallSite([:]))
    let before = try FileTree(reading: folder.url)
    let run = try await new(arguments, in: folder)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(try FileTree(reading: folder.url) == before)
  }

  @Test func aFolderThatIsALinkIsRefused() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["sk": ["a.md": SmallSite.post("A")]]]))
    let outside = try SiteFolder(SmallSite([:]))
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "Posts/en"), withDestinationURL: outside.url)
    let before = try FileTree(reading: outside.url)
    let run = try await new(["X", "--lang", "en", "--case", "ikea"], in: folder)
    #expect(run.status == 74)
    #expect(
      run.messages.contains("error: cannot be written: the folder /Posts/en is a link, which may lead out [unwritable]")
    )
    #expect(try FileTree(reading: outside.url) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/Posts/_companies"))
  }
}
