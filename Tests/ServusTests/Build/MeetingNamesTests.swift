import Foundation
import ServusDiagnostics
import Testing

@testable import Servus

/// Names that would stand at one address, here or on systems that tell fewer names apart.
@Suite struct MeetingNamesTests {
  @Test(
    .faults("C6"),
    arguments: [
      ("readme.txt", "README.TXT"), ("ČAJ.txt", "čaj.txt"), ("straße.txt", "STRASSE.txt"), ("ẞ.txt", "ss.txt"),
      ("ΟΔΟΣ.txt", "οδος.txt"), ("\u{212A}.txt", "k.txt"), ("\u{17F}.txt", "S.txt"), ("E\u{301}.txt", "é.txt"),
      ("ǅ.txt", "ǆ.txt"),
    ])
  func filesThatDifferInCaseOrCodingAloneAreRefused(_ one: String, _ other: String) async throws {
    let body = [one, other].map { "![P](<\($0)>)" }.joined(separator: " ")
    let site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: body), one: "1", other: "2"]]])
    let outcome = try await site.built()
    #expect(outcome.output == nil)
    #expect(outcome.rules == ["duplicate-address"])
    let message = try #require(outcome.diagnostics.sorted.first?.message)
    for name in [one, other] { #expect(message.contains("Posts/en/\(name)"), "\(message)") }
  }

  @Test(.faults("C6"), arguments: [("i.txt", "ı.txt"), ("a.txt", "á.txt"), ("o.txt", "0.txt"), ("ss.txt", "s.txt")])
  func filesThatEverySystemTellsApartAreNot(_ one: String, _ other: String) async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    for name in [one, other] { site.files.set([], at: "Templates/static/\(name)") }
    #expect(try await site.built().messages == "")
  }

  @Test(.faults("C6", "C7")) func aFileOfAnotherCaseStandsInAFoldersPlaceToo() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A")]],
      "Templates": ["static": ["EN": ["A": "a file"], "Robots.TXT": ""]],
    ])
    let outcome = try await site.built()
    #expect(
      outcome.messages == """
        Templates/static/EN/A: error: Templates/static/EN/A stands where Posts/en/a.md needs a folder, "/en/a" [duplicate-address]
        help: give one of them another name

        Templates/static/Robots.TXT: error: robots.txt and Templates/static/Robots.TXT claim one address, "/robots.txt" [duplicate-address]
        help: give one of them another slug or name

        """)
  }

  /// In order, what stands between the file and the folder shares all of the folder's name.
  @Test(.faults("C7")) func aFileStandsInAFoldersPlaceWhateverStandsBetweenThem() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A")]],
      "Templates": ["static": ["en": ["a": "a file", "a-b": ["i.txt": ""]]]],
    ])
    #expect(
      try await site.built().messages == """
        Templates/static/en/a: error: Templates/static/en/a stands where Posts/en/a.md needs a folder, "/en/a" [duplicate-address]
        help: give one of them another name

        """)
  }

  @Test(.faults("C6")) func aTagInAnotherCodingOfItsAccentsIsTheSameTag() async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "en": ["a.md": SmallSite.post("A", "tags: [caf\u{E9}]"), "b.md": SmallSite.post("B", "tags: [cafe\u{301}]")]
      ]
    ]).built()
    #expect(outcome.messages == "")
    let page = try #require(outcome["en/tags/cafe/index.html"])
    #expect(page.contains("/en/a/") && page.contains("/en/b/"))
  }

  @Test(.faults("C6")) func tagsThatDifferInCaseAloneAreRefused() async throws {
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", "tags: [Chat]"), "b.md": SmallSite.post("B", "tags: [chat]")]]
    ]).built()
    #expect(outcome.diagnostics.sorted.map(\.message) == ["the tags \"Chat\" and \"chat\" claim one address, \"chat\""])
  }

  @Test(.faults("C5", "C6"), arguments: ["/Old/", "/old", "/OLD/"])
  func anAliasLeadsToOnePost(_ alias: String) async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "en": ["a.md": SmallSite.post("A", "aliases: [/old/]"), "b.md": SmallSite.post("B", "aliases: [\(alias)]")]
      ]
    ]).built()
    #expect(outcome.diagnostics.sorted.map(\.message) == ["the alias \"\(alias)\" is also an alias of Posts/en/a.md"])
  }

  @Test(.faults("C6")) func aPostMayHaveBeenKnownByTwoSpellingsOfAnAddress() async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "aliases: [/Old/, /old/]")]]])
      .built()
    #expect(outcome.messages == "")
    #expect(outcome["_redirects"] == "/Old/ /en/a/ 301\n/old/ /en/a/ 301\n")
  }

  @Test(.faults("C5", "C6")) func anAliasOverAPageIsRefusedInAnyCase() async throws {
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A"), "b.md": SmallSite.post("B", "aliases: [/EN/A]")]]
    ]).built()
    #expect(outcome.diagnostics.sorted.map(\.message) == ["the alias \"/EN/A\" is the address of Posts/en/a.md"])
  }

  @Test(.faults("C5", "C7")) func aFileBesideAPostCannotStandForItsPage() async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "en": [
          "a.md": SmallSite.post("A", body: "[x](index.html) ![y](p.jpg) ![z](sub/p.jpg)"), "index.html": "",
          "p.jpg": "1",
          "sub": ["p.jpg": "2"],
        ]
      ]
    ]).built()
    #expect(
      outcome.diagnostics.sorted.map(\.message) == [
        "Posts/en/index.html beside Posts/en/a.md and Posts/en/a.md claim one address, \"/en/a/index.html\"",
        "Posts/en/sub/p.jpg beside Posts/en/a.md and Posts/en/p.jpg beside Posts/en/a.md claim one address, \"/en/a/p.jpg\"",
      ])
  }

  // MARK: Files of somebody else in the output

  private func folder(_ alias: String = "/old/") throws -> SiteFolder {
    try SiteFolder(SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "aliases: [\(alias)]")]]]))
  }

  private func lines(_ diagnostics: Diagnostics) -> String {
    diagnostics.sorted.map(DiagnosticFormatter(isColored: false).format).joined(separator: "\n")
  }

  @Test(
    .faults("C5", "C11"),
    arguments: [
      ("/old/", "old/index.html"), ("/old", "old/index.html"), ("/old", "old"), ("/old.html", "old.html"),
    ])
  func anAliasOverAFileThatIsNotOursIsRefused(_ alias: String, _ file: String) async throws {
    let folder = try folder(alias)
    try folder.set("Public/\(file)", "mine")
    let carets = "^" + String(repeating: "~", count: alias.utf8.count - 1)
    let output = folder.output.path
    let expected = """
      Posts/en/a.md:4:11: error: the alias "\(alias)" is the address of \(output)/\(file), which Servus did not write [duplicate-address]
          aliases: [\(alias)]
                    \(carets)
      help: remove the file or the alias

      """
    let result = try await folder.build()
    #expect(lines(result.diagnostics) == expected)
    #expect(result.report == nil)
    #expect(try folder.published().files == [file: Array("mine".utf8)])
    var check = try folder.site.options(source: folder.url.path, output: folder.output.path)
    check.isDryRun = true
    #expect(lines(await Pipeline(options: check).build().diagnostics) == expected)
  }

  @Test(.faults("C5")) func aFileThatComesLaterIsSeenThoughNothingElseChanged() async throws {
    let folder = try folder()
    #expect(try await folder.build().messages == [])
    #expect(try await folder.build().report?.written == 0)
    try folder.set("Public/old/index.html", "mine")
    #expect(try await folder.build().diagnostics.sorted.map(\.rule) == [.duplicateAddress])
    try folder.set("Public/old/index.html", nil)
    #expect(try await folder.build().messages == [])
  }

  @Test(.faults("C5", "C12")) func theOldPageOfARenamedPostGivesWayToItsAlias() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["old.md": SmallSite.post("A")]]]))
    _ = try await folder.build()
    try folder.set("Posts/en/old.md", nil)
    try folder.set("Posts/en/new.md", "---\ntitle: A\ndate: 2020-01-15\naliases: [/en/old/]\n---\nText.\n")
    #expect(try await folder.build().messages == [])
    #expect(try folder.published()["en/old/index.html"] == nil)
    #expect(try folder.published()["_redirects"] == "/en/old/ /en/new/ 301\n")
  }
}
