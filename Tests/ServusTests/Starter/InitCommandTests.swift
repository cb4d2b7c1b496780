import Foundation
import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// `servus init` as a user meets it.
@Suite struct InitCommandTests {
  private static let epoch = CommandLineTool.epoch.merging(["TZ": "Europe/Budapest"]) { $1 }

  private func scratch(_ files: FileTree = [:]) throws -> SiteFolder {
    var site = try SmallSite([:])
    site.files = files
    let folder = try SiteFolder(site)
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    return folder
  }

  @Test(.faults("G7")) func aNewSiteBuildsAtOnce() async throws {
    let scratch = try scratch()
    let folder = scratch.url.appending(path: "my-blog")
    let made = try await CommandLineTool.run(["init", folder.path], environment: Self.epoch)
    #expect(made.status == 0)
    #expect(made.messages == "")
    let tree = try FileTree(reading: folder)
    #expect(
      made.output == """
        Made \(tree.files.count) files in \(folder.path):

          servus.yml    the settings; base_url is yet to be your own address
          Posts         a first post and a page about the blog, in sk and en
          Templates     the theme: layouts, styles, and the words of 6 languages

        To look at it:

          cd \(folder.path)
          servus serve

        """)
    #expect(tree[".gitignore"] == "/Public/\n/.servus/\n")
    #expect(tree["servus.yml"]?.contains("\ntitle: My blog\n") == true)
    #expect(tree["servus.yml"]?.contains("\ntime_zone: Europe/Budapest\n") == true)
    #expect(tree["Posts/sk/vitajte.md"]?.contains("\ndate: 2020-06-01\n") == true)
    let built = try await CommandLineTool.run(
      ["build", "--strict", "--source", folder.path], environment: Self.epoch)
    #expect(built.status == 0)
    #expect(built.messages == "")
  }

  @Test func theDateIsThatOfTheMachinesZone() async throws {
    let scratch = try scratch()
    // Half past eleven in the evening of 31 May in Greenwich.
    let run = try await CommandLineTool.run(
      ["init", scratch.url.path, "--lang", "hu"],
      environment: ["SOURCE_DATE_EPOCH": "1590967800", "TZ": "Europe/Budapest"])
    #expect(run.status == 0)
    #expect(try FileTree(reading: scratch.url)["Posts/hu/udvozlet.md"]?.contains("\ndate: 2020-06-01\n") == true)
  }

  @Test func aClockThatNoPostCanBeDatedByIsWrongUsage() async throws {
    let scratch = try scratch()
    let run = try await CommandLineTool.run(
      ["init", scratch.url.path], environment: ["SOURCE_DATE_EPOCH": "253402300799", "TZ": "Europe/Budapest"])
    #expect(run.status == 64)
    #expect(run.messages.hasPrefix("Error: the clock stands beyond the year 9999: set SOURCE_DATE_EPOCH\n"))
    #expect(try FileTree(reading: scratch.url) == [:])
  }

  @Test func nothingIsOverwritten() async throws {
    let scratch = try scratch(["notes.txt": "mine"])
    let run = try await CommandLineTool.run(["init", scratch.url.path], environment: Self.epoch)
    #expect(run.status == 74)
    #expect(run.output == "")
    #expect(
      run.messages == """
        error: the folder \(scratch.url.path) is not empty: it holds "notes.txt" [unwritable]
        help: name a new folder or an empty one

        """)
    #expect(try FileTree(reading: scratch.url) == ["notes.txt": "mine"])
  }

  @Test func hiddenFilesStayAsTheyAre() async throws {
    let scratch = try scratch([".gitignore": "*.swp\n", ".git": ["HEAD": "ref: refs/heads/main\n"]])
    let run = try await CommandLineTool.run(["init", scratch.url.path], environment: Self.epoch)
    #expect(run.status == 0)
    #expect(
      run.messages == """
        note: .gitignore was there already and stays as it is
        help: add the lines /Public/ and /.servus/

        """)
    let tree = try FileTree(reading: scratch.url)
    #expect(tree[".gitignore"] == "*.swp\n")
    #expect(tree[".git/HEAD"] == "ref: refs/heads/main\n")
    #expect(tree["servus.yml"] != nil)
  }

  @Test func aFolderThatCannotBeMadeEndsWithStatus74() async throws {
    let scratch = try scratch(["file": "text"])
    let place = scratch.url.appending(path: "file/blog").path
    let run = try await CommandLineTool.run(["init", place], environment: Self.epoch)
    #expect(run.status == 74)
    #expect(
      run.messages == """
        error: the folder \(place) cannot be made: Not a directory [unwritable]
        help: name a folder where you may write

        """)
  }

  @Test(arguments: [
    (
      ["x", "--lang", "de"],
      "there are no texts to begin with in \"de\": choose from cs, en, hu, pl, ru, sk; "
        + "any other language can be added afterwards\n"
    ),
    (["x", "--languages", "sk,en,sk"], "--languages names a language twice"),
    (["x", "--languages", ","], "--languages must name a language"),
    (["x", "--title", ""], "--title must not be empty"),
    ([""], "<dir> must name a folder"),
    ([], "Missing expected argument '<dir>'"),
  ])
  func wrongUsageEndsWithStatus64(_ arguments: [String], _ message: String) async throws {
    let run = try await CommandLineTool.run(["init"] + arguments)
    #expect(run.status == 64)
    #expect(run.messages.contains("Error: \(message)"))
  }

  @Test func aFileThatAppearsMeanwhileIsKeptAndTheRestIsNotMade() throws {
    let scratch = try scratch()
    var diagnostics = Diagnostics()
    let folder = try #require(NewFolder(scratch.url.path, diagnostics: &diagnostics))
    try scratch.set("Posts/a.md", "mine")
    let made = folder.fill(
      with: [(".gitignore", []), ("Posts/a.md", [0x61]), ("servus.yml", [0x62])], diagnostics: &diagnostics)
    #expect(made == 1)
    #expect(
      diagnostics.sorted.map(DiagnosticFormatter(isColored: false).format) == [
        """
        error: \(scratch.url.path)/Posts/a.md cannot be made: File exists [unwritable]
        help: the site is not complete: remove what is in \(scratch.url.path) and try again

        """
      ])
    #expect(try FileTree(reading: scratch.url) == [".gitignore": "", "Posts": ["a.md": "mine"]])
  }
}
