import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// What is wrong in front matter is refused at its place in the post, all of it in one run.
@Suite struct FrontMatterFaultTests {
  private func site(_ post: String) throws -> SmallSite {
    try SmallSite(["Posts": ["en": ["a.md": FileTree(stringLiteral: post)]]])
  }

  private func expect(
    _ post: String, _ messages: String, at location: SourceLocation = #_sourceLocation
  ) async throws {
    try await site(post).expectMessages(messages, at: location)
  }

  /// Each finding as `line:column rule`.
  private func places(_ post: String) async throws -> [String] {
    try await site(post).built().places
  }

  @Test(.faults("A1")) func frontMatterAloneIsAPostWithoutText() async throws {
    for end in ["---", "---\n"] {
      let outcome = try await site("---\ntitle: A\ndate: 2020-01-15\n" + end).built()
      #expect(outcome.messages == "")
      #expect(outcome["en/a/index.html"]?.contains("<h1>A</h1>") == true)
    }
  }

  @Test(.faults("A2")) func frontMatterThatIsNeverClosedIsRefusedAtItsFirstLine() async throws {
    try await expect(
      "---\ntitle: A\ndate: 2020-01-15\n\nText.\n",
      """
      Posts/en/a.md:1:1: error: the front matter is never closed [front-matter]
          ---
          ^~~
      help: end it with a line that is exactly ---

      """)
  }

  @Test(
    .faults("A4"),
    arguments: [
      ("extra:\n\tx: 1", "5:1 front-matter"), ("extra: \"open", "4:8 front-matter"),
      ("tags: [a, b", "4:7 front-matter"), ("tags: *none", "4:7 front-matter"), ("extra: a: b", "4:9 front-matter"),
    ])
  func linesOfYAMLAreCountedInThePost(keys: String, place: String) async throws {
    #expect(try await places("---\ntitle: A\ndate: 2020-01-15\n\(keys)\n---\nText.\n") == [place])
  }

  @Test(.faults("A5")) func everyKeyThatIsGivenTwiceIsMarkedWhereItComesAgain() async throws {
    try await expect(
      "---\ntitle: A\ndate: 2020-01-15\ndescription: \"x\n\n  title: none\"\n'title': B\nextra: {a: 1, a: 2}\n---\n",
      """
      Posts/en/a.md:7:1: error: key "title" is given twice [front-matter]
          'title': B
          ^~~~~~~
      help: the first one stands in line 2; keep one of them

      Posts/en/a.md:8:15: error: key "a" is given twice [front-matter]
          extra: {a: 1, a: 2}
                        ^
      help: the first one stands in line 8; keep one of them

      """)
  }

  @Test(.faults("A5")) func aKeyThatIsGivenThreeTimesIsReportedTwiceAndOtherFaultsWithIt() async throws {
    #expect(
      try await places("---\ntitle: A\ndate: x\ntitle: B\ntitle: C\n---\n") == [
        "3:7 bad-date", "4:1 front-matter", "5:1 front-matter",
      ])
    // An anchor elsewhere changes nothing.
    #expect(
      try await places("---\ntitle: &a A\ndate: 2020-01-15\nextra: *a\ntitle: B\n---\n") == ["5:1 front-matter"])
  }

  @Test(.faults("A6")) func valuesOfAnotherKindAreNamedWithWhatWasFound() async throws {
    try await expect(
      "---\ntitle: [A]\ndate: {a: b}\ndraft: [true]\ntags: [a, {b: c}, [d]]\n---\n",
      """
      Posts/en/a.md:2:8: error: "title" must be a text, found a list [front-matter]
          title: [A]
                 ^
      help: write one text here

      Posts/en/a.md:3:7: error: "date" must be a text, found a mapping [front-matter]
          date: {a: b}
                ^
      help: write one text here

      Posts/en/a.md:4:8: error: "draft" must be true or false, found a list [front-matter]
          draft: [true]
                 ^
      help: write true or false

      Posts/en/a.md:5:11: error: "tags" must be a text, found a mapping [front-matter]
          tags: [a, {b: c}, [d]]
                    ^
      help: write one text here

      Posts/en/a.md:5:19: error: "tags" must be a text, found a list [front-matter]
          tags: [a, {b: c}, [d]]
                            ^
      help: write one text here

      """)
  }

  @Test(
    .faults("A6"),
    arguments: [
      ("tags: pizza", 7, "[pizza]"), ("authors: ann", 10, "[ann]"),
      ("takeaways: One thing, and all", 12, "[\"One thing, and all\"]"),
      ("aliases: /old/", 10, "[/old/]"), ("case: {company: acme, points: 2}", 31, "[2]"),
    ])
  func aListIsNoSingleText(keys: String, column: Int, list: String) async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", keys)], "_companies": ["acme.yml": "name: Acme\n"]]
    ])
    let messages = try await site.built().messages
    let key = keys.contains("points") ? "points" : String(keys.prefix { $0 != ":" })
    #expect(
      messages.hasPrefix(
        "Posts/en/a.md:4:\(column): error: \"\(key)\" must be a list, found a text [front-matter]\n"))
    #expect(messages.hasSuffix("\nhelp: write a list: \(list)\n"))
  }

  @Test(.faults("A6")) func listsOfTermsAndSettingsAreNoSingleTextEither() async throws {
    let site = try SmallSite([
      "servus.yml": "title: T\nbase_url: https://example.org/\nlanguages: en\nmenu: {en: archive}\n"
    ])
    try await site.expectMessages(
      """
      servus.yml:3:12: error: "languages" must be a list, found a text [bad-config]
          languages: en
                     ^~
      help: write a list: [en]

      servus.yml:4:12: error: "en" must be a list, found a text [bad-config]
          menu: {en: archive}
                     ^~~~~~~
      help: write a list: [{title: Archive, to: archive}]

      """)
    let series = try SmallSite(["Posts": ["_series": ["s.yml": "title: S\npoints: 3\ngroups: all\n"]]])
    try await series.expectMessages(
      """
      Posts/_series/s.yml:3:9: error: "groups" must be a list, found a text [bad-term]
          groups: all
                  ^~~
      help: write a list: [{title: Beginnings, from: 1, to: 3}]

      """)
  }

  @Test(.faults("A6")) func whatIsOfTheWrongKindIsNotCalledMissingToo() async throws {
    #expect(
      try await places(
        "---\ntitle: A\ndate: 2020-01-15\ncase: {company: [a]}\nimage: {src: [a], alt: [b]}\nsource: {title: [a]}\n---\n"
      )
        == ["4:17 front-matter", "5:14 front-matter", "5:24 front-matter", "6:17 front-matter"])
  }

  @Test(.faults("A6")) func aTagWithoutATextIsRefused() async throws {
    #expect(try await places("---\ntitle: A\ndate: 2020-01-15\ntags:\n- a\n-\n---\n") == ["6:2 front-matter"])
  }

  @Test(arguments: ["lang: EN", "lang: en", "source: {title: T, lang: EN-us}", "source: {title: T, lang: nah}"])
  func theSizeOfATagsLettersDoesNotCount(_ keys: String) async throws {
    #expect(try await places(SmallSite.post("A", keys).text) == [])
  }

  @Test func aLanguageThatIsNotTheFoldersIsRefused() async throws {
    #expect(try await places(SmallSite.post("A", "lang: sk").text) == ["4:7 unknown-language"])
  }

  @Test(.faults("A7")) func anUnknownKeyIsAWarningThatNamesTheNearest() async throws {
    try await expect(
      SmallSite.post("A", "descripton: x").text,
      """
      Posts/en/a.md:4:1: warning: unknown key "descripton" [unknown-key]
          descripton: x
          ^~~~~~~~~~
      help: did you mean "description"?

      """)
  }

  @Test(
    .faults("A9"),
    arguments: [
      "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "\"true\"", "'yes'", "!!bool true",
    ])
  func everySpellingOfYesIsADraft(_ value: String) async throws {
    let outcome = try await site(SmallSite.post("A", "draft: \(value)").text).built()
    #expect(outcome.messages == "")
    #expect(outcome.output != nil && outcome["en/a/index.html"] == nil)
  }

  @Test(.faults("A9"), arguments: ["no", "No", "NO", "false", "False", "FALSE", "off", "n", "\"false\""])
  func everySpellingOfNoIsNone(_ value: String) async throws {
    #expect(try await site(SmallSite.post("A", "draft: \(value)").text).built()["en/a/index.html"] != nil)
  }

  @Test(.faults("A9"), arguments: ["ture", "tRUE", "1", "0", "null", "~", "\"\"", "", "yes please", "[yes]", "{}"])
  func whatIsNeitherYesNorNoIsRefused(_ value: String) async throws {
    let outcome = try await site(SmallSite.post("A", "draft: \(value)").text).built()
    #expect(outcome.output == nil)
    #expect(outcome.rules == ["front-matter"])
    #expect(outcome.messages.hasPrefix("Posts/en/a.md:4:"))
  }

  @Test(.faults("A9")) func aDraftWithoutAnAnswerIsRefused() async throws {
    try await expect(
      SmallSite.post("A", "draft:").text,
      """
      Posts/en/a.md:4:7: error: "draft" must be true or false, found nothing [front-matter]
          draft:
                ^
      help: write true or false

      """)
  }

  @Test(.faults("A9")) func aSlipInTheNameOfTheKeyPublishesNoDraft() async throws {
    for key in ["Draft", "drafts", "drfat"] {
      let outcome = try await site(SmallSite.post("A", "\(key): true").text).built()
      #expect(
        outcome.messages.hasSuffix("help: did you mean \"draft\"? Until that is mended the post counts as a draft.\n"))
      #expect(outcome.rules == ["unknown-key"])
      #expect(outcome.output != nil && outcome["en/a/index.html"] == nil)
      let no = try await site(SmallSite.post("A", "\(key): false").text).built()
      #expect(no.messages.hasSuffix("help: did you mean \"draft\"?\n"))
      #expect(no["en/a/index.html"] != nil)
    }
  }
}
