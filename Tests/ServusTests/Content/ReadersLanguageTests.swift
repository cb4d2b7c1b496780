import Testing

@testable import Servus

/// Links into another language's source, and translations that their original has overtaken.
@Suite struct ReadersLanguageTests {
  private func page(linkingTo destination: String, _ more: FileTree) async throws -> String {
    let site = try SmallSite(
      ["Posts": ["en": ["a.md": SmallSite.post("A", body: "See [it](\(destination)).")]]] as FileTree)
    var merged = site
    merged.files = site.files.merging(more)
    let outcome = try await merged.built()
    #expect(outcome.messages == "")
    return try #require(outcome["en/a/index.html"])
  }

  @Test func aLinkIntoAnotherLanguagesSourceLeadsToTheReadersLanguage() async throws {
    let posts: FileTree = [
      "Posts": [
        "sk": ["b.md": SmallSite.post("B", body: "## X {#x}\n\n## Y {#y}")],
        "en": ["b.md": SmallSite.post("B", body: "## X {#x}")],
      ]
    ]
    #expect(try await page(linkingTo: "../sk/b.md", posts).contains("<a href=\"/en/b/\">it</a>"))
    #expect(try await page(linkingTo: "../sk/b.md#x", posts).contains("<a href=\"/en/b/#x\">it</a>"))
  }

  @Test func aFragmentThatTheTranslationDoesNotHaveIsDropped() async throws {
    let posts: FileTree = [
      "Posts": [
        "sk": ["b.md": SmallSite.post("B", body: "## Y {#y}")], "en": ["b.md": SmallSite.post("B")],
      ]
    ]
    #expect(try await page(linkingTo: "../sk/b.md#y", posts).contains("<a href=\"/en/b/\">it</a>"))
  }

  @Test func aLinkToATextWithoutATranslationNamesItsLanguage() async throws {
    let posts: FileTree = ["Posts": ["sk": ["b.md": SmallSite.post("B", body: "## Y {#y}")]]]
    #expect(
      try await page(linkingTo: "../sk/b.md#y", posts).contains("<a href=\"/sk/b/#y\" hreflang=\"sk\">it</a>"))
  }

  @Test func aLinkToAPostsOwnTranslationLeadsThere() async throws {
    let posts: FileTree = ["Posts": ["sk": ["a.md": SmallSite.post("A")]]]
    #expect(try await page(linkingTo: "../sk/a.md", posts).contains("<a href=\"/sk/a/\" hreflang=\"sk\">it</a>"))
  }

  @Test func aLinkToAnAddressInAnotherLanguageNamesItsLanguageToo() async throws {
    let posts: FileTree = ["Posts": ["sk": ["b.md": SmallSite.post("B")]]]
    #expect(try await page(linkingTo: "/sk/b/", posts).contains("<a href=\"/sk/b/\" hreflang=\"sk\">it</a>"))
    #expect(try await page(linkingTo: "/en/a/", posts).contains("<a href=\"/en/a/\">it</a>"))
  }

  @Test func feedsLeadToTheReadersLanguageToo() async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "sk": ["b.md": SmallSite.post("B")],
        "en": ["a.md": SmallSite.post("A", body: "See [it](../sk/b.md)."), "b.md": SmallSite.post("B")],
      ]
    ]).built()
    #expect(outcome["en/feed.xml"]?.contains("href=&quot;https://example.org/en/b/&quot;") == true)
  }

  // MARK: Translation keys

  @Test func aNameThatIsNothingButADateIsATranslationKeyOfItsOwn() async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "sk": [
          "2020-01-01.md": "---\ntitle: Nový rok\n---\n", "2020-01-06.md": "---\ntitle: Traja králi\n---\n",
          "kaw/2020-02-02.md": "---\ntitle: Hromnice\n---\n",
        ],
        "en": [
          "2020-01-01-.md": "---\ntitle: New Year\n---\n", "2020-02-02.md": "---\ntitle: Another day\n---\n",
          "kaw/2020-02-02.md": "---\ntitle: Candlemas\n---\n",
        ],
      ]
    ]).built()
    #expect(outcome.messages == "")
    let translated = outcome["sk/hromnice/index.html"]
    #expect(translated?.contains("hreflang=\"en\" href=\"https://example.org/en/candlemas/\"") == true)
    for page in ["sk/novy-rok", "sk/traja-krali", "en/new-year", "en/another-day"] {
      let other = page.hasPrefix("sk") ? "en" : "sk"
      #expect(outcome["\(page)/index.html"]?.contains("hreflang=\"\(other)\"") == false, "\(page)")
    }
  }

  // MARK: Stale translations

  private func site(original: String, translation: String) throws -> SmallSite {
    try SmallSite([
      "Posts": [
        "sk": ["a.md": "---\ntitle: Originál\n\(original)\n---\nText.\n"],
        "en": ["a.md": "---\ntitle: Copy\n\(translation)\n---\nText.\n"],
      ]
    ])
  }

  @Test func aTranslationOlderThanItsOriginalsLastChangeTellsTheReaderAndWarnsTheAuthor() async throws {
    let site = try site(original: "date: 2020-01-01\nupdated: 2020-03-01", translation: "date: 2020-02-01")
    try await site.expectMessages(
      """
      Posts/en/a.md:3:7: warning: Posts/sk/a.md was changed on 2020-03-01, after this translation [stale-translation]
          date: 2020-02-01
                ^~~~~~~~~~
      help: bring the translation up to date, then set updated: to the day on which you did

      """)
    let outcome = try await site.built()
    #expect(
      outcome["en/a/index.html"]?.contains(
        """
        <p>The original was updated on 1 March 2020; this translation does not yet reflect the change. \
        <a href="/sk/a/" lang="sk">Originál</a> slovenčina</p>
        """) == true)
    #expect(outcome["sk/a/index.html"]?.contains("lang=\"sk\">Originál</a>") == false)
  }

  @Test(arguments: [
    ("date: 2020-01-01", "date: 2020-02-01"),
    ("date: 2020-01-01\nupdated: 2020-01-20", "date: 2020-02-01"),
    ("date: 2020-01-01\nupdated: 2020-03-01", "date: 2020-02-01\nupdated: 2020-03-01"),
    ("date: 2020-01-01\nupdated: 2020-03-01T10:00", "date: 2020-02-01\nupdated: 2020-03-01"),
  ])
  func aTranslationThatHasTheLastChangeIsNotStale(original: String, translation: String) async throws {
    #expect(try await site(original: original, translation: translation).built().messages == "")
  }

  @Test func theOldestPostIsTheOriginal() async throws {
    let outcome = try await site(
      original: "date: 2020-02-01", translation: "date: 2020-01-01\nupdated: 2020-03-01"
    ).built()
    #expect(outcome.rules == ["stale-translation"])
    #expect(outcome.messages.hasPrefix("Posts/sk/a.md:3:7: warning: Posts/en/a.md was changed"))
  }
}
