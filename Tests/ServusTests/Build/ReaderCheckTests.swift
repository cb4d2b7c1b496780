import Testing

@testable import Servus

/// What `servus check` says beyond what a build says.
@Suite struct ReaderCheckTests {
  private func site(_ files: FileTree) throws -> SmallSite {
    var site = try SmallSite(files)
    site.isCheck = true
    return site
  }

  @Test func aTranslationKeyThatNoOtherLanguageHasLinksNothing() async throws {
    let site = try site([
      "Posts": [
        "en": [
          "a.md": SmallSite.post("A", "translation: amazon-thor"),
          "b.md": SmallSite.post("B", "translation: not-yet"),
          "c.md": SmallSite.post("C"), "d.md": SmallSite.post("D", "translation: later"),
        ],
        "sk": [
          "a.md": SmallSite.post("A", "translation: amazon-thro"),
          "d.md": SmallSite.post("D", "translation: later\ndraft: true"),
        ],
      ]
    ])
    try await site.expectMessages(
      """
      Posts/en/a.md:4:14: warning: no post in another language has the translation key "amazon-thor" [missing-translation]
          translation: amazon-thor
                       ^~~~~~~~~~~
      help: did you mean "amazon-thro"?

      Posts/en/b.md:4:14: warning: no post in another language has the translation key "not-yet" [missing-translation]
          translation: not-yet
                       ^~~~~~~
      help: translate the post, or give the key to its translation

      Posts/sk/a.md:4:14: warning: no post in another language has the translation key "amazon-thro" [missing-translation]
          translation: amazon-thro
                       ^~~~~~~~~~~
      help: did you mean "amazon-thor"?

      """)
  }

  @Test func aTextThatPagesShowInAnotherLanguageIsNamed() async throws {
    let site = try site([
      "Posts": [
        "_companies": ["acme.yml": "name: {en: Acme}\n", "unused.yml": "name: {en: Nobody}\n"],
        "_series": ["six.yml": "title: {en: Six, sk: Šesť}\ndescription: {en: Points}\n"],
        "_authors": ["ann.yml": "name: Ann\nbio: {en: Writes.}\n"],
        "_offers": ["book.yml": "title: {en: Book}\ntext: Free\nbutton: Get\nurl: https://example.com/\n"],
        "sk": ["a.md": SmallSite.post("A", "case: {company: acme}\nseries: six\nauthors: [ann]\noffer: book")],
      ]
    ])
    try await site.expectMessages(
      [
        ("_authors/ann", "bio"), ("_companies/acme", "name"), ("_offers/book", "title"), ("_series/six", "description"),
      ].map { file, key in
        """
        Posts/\(file).yml: warning: "\(key)" has no text in "sk", whose pages show it in another language [missing-translation]
        help: add sk: with the text

        """
      }.joined(separator: "\n"))
  }

  @Test func tagsThatAreNearlyTheSameAreNamed() async throws {
    let site = try site([
      "Posts": [
        "_tags": ["one.yml": "names: {en: principle}\n", "two.yml": "names: {en: principles}\n"],
        "en": [
          "a.md": SmallSite.post("A", "tags: [customer service, principle, year 1]"),
          "b.md": SmallSite.post("B", "tags: [customer servise, principles, year 2]"),
          "c.md": SmallSite.post("C", "tags: [customer service, e-shop]"),
        ],
        "sk": ["a.md": SmallSite.post("A", "tags: [eshop]")],
      ]
    ])
    try await site.expectMessages(
      """
      Posts/en/b.md:4:8: warning: the tag "customer servise" is nearly the tag "customer service" [similar-tags]
          tags: [customer servise, principles, year 2]
                 ^~~~~~~~~~~~~~~~
      help: write both alike, or describe both in Posts/_tags/

      """)
  }

  @Test func aBuildSaysNothingOfIt() async throws {
    let files: FileTree = [
      "Posts": ["en": ["a.md": SmallSite.post("A", "translation: x\ntags: [servise, service]")]]
    ]
    #expect(try await SmallSite(files).built().messages == "")
    #expect(try await site(files).built().rules == ["missing-translation", "similar-tags"])
  }
}
