import Testing

@testable import Servus

/// What authors get wrong most easily, and what must not be passed over in silence.
@Suite struct SlipTests {
  private func messages(_ files: FileTree) async throws -> String {
    try await SmallSite(files).built().messages
  }

  private func expect(
    _ message: String, of files: FileTree, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await messages(files)
    #expect(found.contains(message), "\(found)", sourceLocation: location)
  }

  @Test(arguments: ["tags", "authors"])
  func severalNamesInOneTextAreNotOneName(_ key: String) async throws {
    try await expect(
      """
      Posts/en/a.md:4:\(key.utf8.count + 3): error: "\(key)" is one text with commas [front-matter]
          \(key): one, two
          \(String(repeating: " ", count: key.utf8.count + 2))^~~~~~~~
      help: write a list: [one, two]
      """, of: ["Posts": ["en": ["a.md": SmallSite.post("A", "\(key): one, two")]]])
  }

  @Test func severalLanguagesOrPointsInOneTextAreNotOne() async throws {
    try await expect(
      """
      servus.yml:3:12: error: "languages" is one text with commas [bad-config]
          languages: sk, en
                     ^~~~~~
      help: write a list: [sk, en]
      """, of: ["servus.yml": "title: T\nbase_url: https://example.org/\nlanguages: sk, en\n"])
    try await expect(
      """
      Posts/en/a.md:6:11: error: "points" is one text with commas [front-matter]
          points: 1, 2
                  ^~~~
      help: write a list: [1, 2]
      """,
      of: [
        "Posts": [
          "en": ["a.md": SmallSite.post("A", "case:\n  company: acme\n  points: 1, 2")],
          "_companies": ["acme.yml": "name: Acme\n"],
        ]
      ])
  }

  @Test func blanksAroundATagDoNotMakeItAnother() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", "tags: [\" x\"]"), "b.md": SmallSite.post("B", "tags: [x]")]]
    ])
    #expect(try await site.built().messages == "")
  }

  @Test func aMisspeltFolderOfTermsIsNamed() async throws {
    try await expect(
      """
      Posts/_serie/a.yml: error: "_serie" is no folder of terms [bad-term]
      help: did you mean "_series"?
      """, of: ["Posts": ["_serie": ["a.yml": "title: A\n"], "en": ["a.md": SmallSite.post("A")]]])
    try await expect(
      """
      Posts/_series/a.yaml: error: a term's file ends with .yml [bad-term]
      help: rename it
      """, of: ["Posts": ["_series": ["a.yaml": "title: A\n"], "en": ["a.md": SmallSite.post("A")]]])
  }

  @Test func aPostWithAnotherEndingIsNamed() async throws {
    try await expect(
      """
      Posts/en/b.MD: warning: a post's name ends with .md [unused-asset]
      help: rename it
      """, of: ["Posts": ["en": ["a.md": SmallSite.post("A"), "b.MD": SmallSite.post("B")]]])
  }

  @Test func aTagIsTheNameOfOneTermOnly() async throws {
    let term: FileTree = "names: {en: chat}\n"
    try await expect(
      """
      Posts/_tags/b.yml: error: the tag "chat" of en is also a name of "a" [bad-term]
      help: remove it from one of the two files
      """, of: ["Posts": ["_tags": ["a.yml": term, "b.yml": term], "en": ["a.md": SmallSite.post("A")]]])
  }

  @Test func aFilesNameWithADayThatIsNoneIsReportedOnceBesideOtherFaults() async throws {
    let outcome = try await SmallSite([
      "Posts": ["en": ["2015-02-31-a.md": "---\ntitle: A\ncase: {company: nobody}\n---\n"]]
    ]).built()
    #expect(outcome.rules == ["bad-date", "unknown-company"])
  }

  @Test func twoStaticFilesCannotHaveOneNameInTemplates() async throws {
    try await expect(
      "error: templates call both this file and Templates/static/a-b.txt assets.a_b_txt [duplicate-address]",
      of: [
        "Posts": ["en": ["a.md": SmallSite.post("A")]],
        "Templates": ["static": ["a-b.txt": "1", "a_b.txt": "2"]],
      ])
  }

  @Test func aDraftInTheMenuIsLeftOutUntilItIsPublished() async throws {
    let menu: FileTree = """
      title: Test
      base_url: https://example.org/
      languages: [sk, en]
      default_language: en
      menu: {en: [{title: Later, to: en/later.md}]}

      """
    var site = try SmallSite([
      "servus.yml": menu,
      "Posts": ["en": ["a.md": SmallSite.post("A"), "later.md": SmallSite.post("Later", "draft: true")]],
    ])
    let outcome = try await site.built()
    #expect(outcome.rules == ["unpublished-link"])
    #expect(outcome.output != nil)
    site.includesDrafts = true
    #expect(try await site.built().messages == "")
  }

  @Test func aPictureThatADraftShowsIsNotUnused() async throws {
    let found = try await messages([
      "Posts": [
        "en": [
          "a.md": SmallSite.post("A"), "b.md": SmallSite.post("B", "draft: true", body: "![x](p.png)"), "p.png": "",
        ]
      ]
    ])
    #expect(found == "")
  }

  @Test func aWordMustBeInEveryLanguage() async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    let strings = try #require(site.files["Templates/strings/sk.yml"])
    site.files["Templates/strings/sk.yml"] = strings.replacing("\nwords:\n", with: "\nwords:\n  greeting: Ahoj\n")
    #expect(
      try await site.built().messages.contains(
        """
        Templates/strings/en.yml: error: the word "greeting" of other languages is missing [bad-strings]
        help: add it to words, or remove it from the other files
        """))
  }

  @Test func theHomeOfALanguageWithoutPostsIsNobodysAlternate() async throws {
    let outcome = try await SmallSite(["Posts": ["sk": ["a.md": SmallSite.post("A")]]]).built()
    let home = try #require(outcome["sk/index.html"])
    #expect(!home.contains("hreflang=\"en\" href=\"https://example.org/en/\""))
    #expect(outcome["sitemap.xml"]?.contains("https://example.org/en/") == false)
  }

  @Test func namesAreSortedAsTheyAreShown() async throws {
    // Neither has a Slovak title: pages show the default language's, whatever other languages call them.
    let outcome = try await SmallSite([
      "Posts": [
        "_companies": ["one.yml": "name: {cs: A, en: Z}\n", "two.yml": "name: {cs: B, en: Y}\n"],
        "sk": [
          "a.md": SmallSite.post("A", "case: {company: one}"), "b.md": SmallSite.post("B", "case: {company: two}"),
        ],
      ],
      "servus.yml": "title: T\nbase_url: https://example.org/\nlanguages: [sk, cs, en]\ndefault_language: en\n",
    ]).built()
    let page = try #require(outcome["sk/companies/index.html"])
    let (first, second) = (try #require(page.firstRange(of: ">Y<")), try #require(page.firstRange(of: ">Z<")))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test func aPageHasContentsWhereItAsksForThem() async throws {
    let body = "## One\n\nX.\n\n## Two\n\nY.\n\n## Three\n\nZ."
    for (keys, isShown) in [("type: page\ntoc: true", true), ("type: page", false), ("toc: false", false), ("", true)] {
      let site = try SmallSite([
        "Posts": ["en": ["a.md": SmallSite.post("A", keys, body: body)]],
        "Templates": ["page.mustache": "{{#contents}}<a href=\"{{address}}\">{{title}}</a>{{/contents}}"],
      ])
      let outcome = try await site.built()
      #expect(outcome.messages == "")
      #expect(outcome["en/a/index.html"]?.contains("<a href=\"#two\">Two</a>") == isShown, "\(keys)")
    }
  }

  @Test(arguments: ["#", "#top", "#TOP", "b.md#", "b.md#top"])
  func everyPageHasATop(_ address: String) async throws {
    let found = try await messages([
      "Posts": ["en": ["a.md": SmallSite.post("A", body: "[up](\(address))"), "b.md": SmallSite.post("B")]]
    ])
    #expect(found == "")
  }

  @Test func thePictureOfAPostIsLookedForAsThoseInItsText() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", "image: {src: /nope.png, alt: None}", body: "![None](/nope.png)")]]
    ])
    try await site.expectMessages(
      """
      Posts/en/a.md:4:14: warning: nothing of this site has the address "/nope.png" [unknown-address]
          image: {src: /nope.png, alt: None}
                       ^~~~~~~~~
      help: link to a file beside the post by its name, or put it there

      Posts/en/a.md:6:9: warning: nothing of this site has the address "/nope.png" [unknown-address]
          ![None](/nope.png)
                  ^~~~~~~~~
      help: link to a file beside the post by its name, or put it there

      """)
    let found = try await messages([
      "Posts": [
        "en": [
          "a.md": SmallSite.post("A", "image: {src: /en/a/p.png, alt: Some}", body: "![Some](p.png)"), "p.png": "",
        ]
      ]
    ])
    #expect(found == "")
  }
}
