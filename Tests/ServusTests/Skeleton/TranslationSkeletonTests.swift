import Testing

@testable import Servus

/// Translations that are begun.
@Suite struct TranslationSkeletonTests {
  private static let original: FileTree = """
    ---
    title: Thor (a kniha)
    date: 2020-01-15
    description: "Kniha: poslali ju\\n dvakrát."
    tags: [servis, chat]
    translation: amazon-thor
    series: ten
    part: 1
    case: {company: amazon, channel: chat, country: US, verdict: praise, lesson: Úsmev nič nestojí., points: [1], points_of: ten}
    source: {title: "Thor: the story", author: A, url: "https://example.com/", lang: en}
    image: {src: thor.png, alt: Bublina, caption: Popis, source: Archív}
    takeaways: [Jedna vec]
    toc: false
    ---

    Úvod.

    ## 1. Prvý bod

    ### Pod\\(nadpis\\)
    """

  private func site(_ posts: FileTree = [:]) throws -> SmallSite {
    try SmallSite([
      "Posts": [
        "_series": ["ten.yml": "title: Ten\npoints: 5\n"], "_companies": ["amazon.yml": "name: Amazon\n"],
        "_tags": ["service.yml": "names: {sk: servis, en: service}\n"],
        "sk": ["ten": ["01.md": Self.original, "thor.png": "png"]],
      ]
    ]).adding(posts)
  }

  private func request(_ original: String, _ language: String = "en") -> NewPost {
    var request = NewPost(title: "Thor and the book", language: language)
    request.original = original
    return request
  }

  @Test func aTranslationTakesOverWhatIsNoText() async throws {
    let site = try site()
    let skeleton = try await site.skeleton(request("Posts/sk/ten/01.md"))
    #expect(skeleton.post.path == "Posts/en/ten/01.md")
    #expect(
      skeleton.post.text == """
        ---
        title: Thor and the book
        date: 2020-06-01
        slug: thor-and-the-book
        draft: true # remove this line to publish
        description: # Kniha: poslali ju dvakrát.
        tags: [service] # chat
        authors: []
        translation: amazon-thor
        series: ten
        part: 1
        case:
          company: amazon
          channel: chat
          country: US
          verdict: praise
          lesson: # Úsmev nič nestojí.
          points: [1]
          points_of: ten
        source:
          title: "Thor: the story"
          author: A
          url: "https://example.com/"
          lang: en
        image:
          src: "../../sk/ten/thor.png"
          alt: "" # Bublina
          caption: # Popis
          source: Archív
        takeaways: []
          # Jedna vec
        toc: false
        ---

        [//]: # (Posts/sk/ten/01.md Thor \\(a kniha\\))

        ## 1. …

        [//]: # (Prvý bod)

        ### …

        [//]: # (Pod\\(nadpis\\))


        """)
    let outcome = try await site.adding(skeleton).built()
    #expect(outcome.messages == "")
    let page = try #require(outcome["en/thor-and-the-book/index.html"])
    #expect(page.contains("id=\"point-1\""))
    #expect(!page.contains("Prvý"))
    #expect(outcome.output?.paths.contains("en/thor-and-the-book/thor.png") == true)
  }

  @Test func anOriginalWithoutAKeyGivesTheOneOfItsPath() async throws {
    let site = try SmallSite(["Posts": ["sk": ["blog": ["2020-01-01-prvy.md": SmallSite.post("Prvý", "type: page")]]]])
    let skeleton = try await site.skeleton(request("Posts/sk/blog/2020-01-01-prvy.md"))
    #expect(skeleton.post.path == "Posts/en/blog/2020-06-01-thor-and-the-book.md")
    #expect(skeleton.post.text.contains("translation: blog/prvy\ntype: page\n"))
    #expect(try await site.adding(skeleton).built().messages == "")
  }

  @Test(arguments: [
    ("2020-05-31", "2020-06-01"), ("2020-06-01", "\"2020-06-01T00:01:00+02:00\""),
    ("2020-08-02", "\"2020-08-02T00:01:00+02:00\""), ("2020-06-01T09:30", "\"2020-06-01T09:31:00+02:00\""),
  ])
  func aTranslationIsYoungerThanItsOriginal(_ date: String, own: String) async throws {
    let site = try SmallSite(["Posts": ["sk": ["a.md": "---\ntitle: A\ndate: \(date)\n---\n"]]])
    let skeleton = try await site.skeleton(request("Posts/sk/a.md"))
    #expect(skeleton.post.text.contains("\ndate: \(own)\n"))
    #expect(try await site.adding(skeleton).built().messages == "")
  }

  @Test func whatCannotBeTranslatedIsRefused() async throws {
    let site = try site()
    let message = { (request: NewPost) in
      let fault = await #expect(throws: UsageFault.self) { try await site.skeleton(request) }
      return fault.map { "\($0.diagnostic.message); \($0.diagnostic.help)" }
    }
    #expect(
      await message(request("Posts/sk/ten/1.md"))
        == "there is no post \"Posts/sk/ten/1.md\"; did you mean \"Posts/sk/ten/01.md\"?")
    #expect(
      await message(request("Posts/sk/ten/01.md", "sk"))
        == "Posts/sk/ten/01.md is in \"sk\" itself; name the language of the translation with --lang")
    let translated = try self.site(["en": ["thor.md": SmallSite.post("Thor", "translation: amazon-thor")]])
    let fault = await #expect(throws: UsageFault.self) {
      try await translated.skeleton(request("Posts/sk/ten/01.md"))
    }
    #expect(fault?.diagnostic.message == "Posts/sk/ten/01.md is translated already: Posts/en/thor.md")
    #expect(fault?.diagnostic.help == "write on in that file")
  }
}

extension SmallSite {
  /// The site with more below `Posts`.
  fileprivate func adding(_ posts: FileTree) -> SmallSite {
    var site = self
    site.files = files.merging(posts.below("Posts"))
    return site
  }
}
