import Testing

@testable import Servus

/// What lists say of a site.
@Suite struct OverviewTests {
  private func post(_ title: String, _ date: String, _ keys: String = "") -> FileTree {
    "---\ntitle: \(title)\ndate: \(date)\n\(keys)\n---\nText.\n"
  }

  private func states(_ posts: [PostOverview]) -> [String] { posts.map { "\($0.title) \($0.state.rawValue)" } }

  private func desk() throws -> SmallSite {
    try SmallSite([
      "Posts": [
        "sk": [
          "a.md": post("A", "2020-01-01"), "b.md": post("B", "2020-02-01", "draft: yes"),
          "c.md": post("C", "2020-08-01"), "d.md": post("D", "2020-07-01"),
          "e.md": post("E", "2020-01-02", "expires: 2020-12-31"),
          "f.md": post("F", "2020-01-03", "expires: 2020-05-31"),
          "g.md": post("G", "2030-01-01", "draft: yes"), "h.md": post("H", "2020-03-01", "expires: 2020-09-01"),
        ]
      ]
    ])
  }

  @Test func postsAreListedNewestFirstWithTheirStates() async throws {
    #expect(
      try await states(desk().overview().overview.allPosts()) == [
        "G draft", "C scheduled", "D scheduled", "H expiring", "B draft", "F expired", "E expiring", "A published",
      ])
  }

  @Test func whatIsPendingComesSoonestFirstAfterTheDrafts() async throws {
    #expect(
      try await states(desk().overview().overview.pendingPosts()) == [
        "G draft", "B draft", "D scheduled", "C scheduled", "H expiring", "E expiring",
      ])
  }

  @Test func jsonSaysWhetherABuildWithTheSameOptionsHasAPost() async throws {
    var site = try SmallSite(["Posts": ["sk": ["2020-02-01-b.md": "---\ntitle: B & \"C\"\ndraft: yes\n---\n"]]])
    let isPublished = { (isPublished: Bool) in
      """
      [{"language":"sk","state":"draft","published":\(isPublished),"date":"2020-02-01","title":"B \\u0026 \\"C\\"",\
      "path":"Posts/sk/2020-02-01-b.md","address":"https://example.org/sk/b/"}]

      """
    }
    #expect(try await site.json(.posts) == isPublished(false))
    #expect(try await site.json(.drafts) == isPublished(false))
    site.includesDrafts = true
    #expect(try await site.json(.posts) == isPublished(true))
  }

  @Test func aPostWithErrorsIsListedAsSuchAndCountsNowhere() async throws {
    let site = try SmallSite([
      "Posts": [
        "sk": [
          "a.md": post("A", "2020-01-01", "tags: [čaj]"), "b.md": post("B", "2020-01-02", "tags: [čaj]\ndraft: nie"),
          "c.md": "no front matter", "d.md": SmallSite.post("D", body: "[b](b.md) [c](c.md)"),
        ]
      ]
    ])
    let (overview, messages) = try await site.overview()
    #expect(states(overview.allPosts()) == ["D published", "B error", "A published"])
    #expect(overview.tags().map(\.postCount) == [1])
    #expect(overview.translations().map { $0.versions[0].state } == [.original, .faulty, .original])
    #expect(messages.contains("Posts/sk/b.md:5:8: error: \"draft\" must be true or false"))
    #expect(messages.contains("Posts/sk/c.md:1:1: error: the post has no front matter"))
    #expect(!messages.contains("broken-link"))
  }

  @Test func whatIsWrongBesideOthersIsWrongWithAPostToo() async throws {
    let site = try SmallSite([
      "Posts": ["sk": ["a.md": post("A", "2020-01-01", "authors: [nobody]"), "b.md": "---\ntitle: B\n---\nText.\n"]]
    ])
    #expect(
      try await site.json(.posts) == """
        [{"language":"sk","state":"error","published":false,"date":"2020-01-01","title":"A","path":"Posts/sk/a.md",\
        "address":"https://example.org/sk/a/"},\
        {"language":"sk","state":"error","published":false,"title":"B","path":"Posts/sk/b.md",\
        "address":"https://example.org/sk/b/"}]

        """)
  }

  @Test func translationsAreOriginalCurrentStaleOrMissing() async throws {
    let site = try SmallSite([
      "servus.yml": "title: T\nbase_url: https://example.org/\nlanguages: [sk, cs, en, hu, pl]\ndefault_language: en\n",
      "Posts": [
        "sk": ["a.md": post("A sk", "2020-01-01", "updated: 2020-03-01"), "only.md": post("Only", "2020-01-05")],
        "cs": ["a.md": post("A cs", "2020-01-02")], "en": ["a.md": post("A en", "2020-04-01")],
        "hu": ["a.md": post("A hu", "2020-04-02", "draft: yes")],
      ],
    ])
    let overview = try await site.overview().overview
    let texts = overview.translations()
    #expect(texts.map(\.title) == ["Only", "A sk"])
    #expect(texts[1].versions.map(\.state) == [.original, .stale, .current, .draft, .missing])
    let narrowed = try await site.json(.translations, language: "cs")
    #expect(
      narrowed == """
        [{"translation":"only","title":"Only","versions":[{"language":"cs","state":"missing"}]},\
        {"translation":"a","title":"A sk","versions":[{"language":"cs","state":"stale","title":"A cs",\
        "path":"Posts/cs/a.md","address":"https://example.org/cs/a/"}]}]

        """)
  }

  @Test func tagsThatAreWrittenInTwoWaysNameEachOther() async throws {
    let site = try SmallSite([
      "Posts": [
        "_tags": ["tea.yml": "names: {sk: čaj, en: tea}\n"],
        "sk": [
          "a.md": SmallSite.post("A", "tags: [čaj, reklamácia, rok 2014]"),
          "b.md": SmallSite.post("B", "tags: [čaj, Caj, reklamácie, rok 2015, e-shop]"),
          "c.md": SmallSite.post("C", "tags: [eshop, obed, oběd]"),
        ],
        "en": ["a.md": SmallSite.post("A", "tags: [tea, team]")],
      ]
    ])
    let tags = try await site.overview().overview.tags()
    let lines = tags.map { "\($0.language) \($0.name) \($0.postCount) \($0.term ?? "–") \($0.similar)" }
    #expect(
      lines == [
        "sk Caj 1 – [\"čaj\"]", "sk čaj 2 tea [\"Caj\"]", "sk e-shop 1 – [\"eshop\"]", "sk eshop 1 – [\"e-shop\"]",
        "sk obed 1 – [\"oběd\"]", "sk oběd 1 – [\"obed\"]", "sk reklamácia 1 – [\"reklamácie\"]",
        "sk reklamácie 1 – [\"reklamácia\"]", "sk rok 2014 1 – []", "sk rok 2015 1 – []", "en tea 1 tea []",
        "en team 1 – []",
      ])
  }

  private func terms() throws -> SmallSite {
    try SmallSite([
      "Posts": [
        "_series": [
          "ten.yml": "title: {sk: Desať, en: Ten}\npoints: 5\nannounced: {en: {3: Three}}\n",
          "plain.yml": "title: Plain\n",
        ],
        "_companies": ["acme.yml": "name: Acme\ncountry: US\n", "zen.yml": "name: Zen\n"],
        "sk": [
          "a.md": SmallSite.post("A", "series: ten\npart: 1", body: "## 1. Prvý\n\n## 2. Druhý"),
          "b.md": SmallSite.post("B", "case: {company: acme, verdict: praise}"),
          "c.md": SmallSite.post("C", "case: {company: acme, verdict: mixed}"),
        ],
        "en": ["a.md": SmallSite.post("A en", "case: {company: acme, verdict: praise}")],
      ]
    ])
  }

  @Test func seriesSayWhatIsPublishedMissingAndAnnounced() async throws {
    #expect(
      try await terms().json(.series) == """
        [{"series":"plain","title":"Plain","language":"sk","parts":0,"published":[],"missing":[],"announced":[]},\
        {"series":"ten","title":"Desať","language":"sk","parts":1,"points":5,"published":[1,2],"missing":[3,4,5],\
        "announced":[]},{"series":"ten","title":"Ten","language":"en","parts":0,"points":5,"published":[],\
        "missing":[1,2,3,4,5],"announced":[3]}]

        """)
  }

  @Test func companiesCountTheirCasesByVerdictAndLanguage() async throws {
    let site = try terms()
    #expect(
      try await site.json(.companies) == """
        [{"company":"acme","name":"Acme","country":"US","cases":3,\
        "verdicts":{"praise":2,"complaint":0,"mixed":1},\
        "languages":[{"language":"sk","cases":2},{"language":"en","cases":1}]},\
        {"company":"zen","name":"Zen","cases":0,"verdicts":{"praise":0,"complaint":0,"mixed":0},"languages":[]}]

        """)
    #expect(try await site.overview(language: "en").overview.companies().map(\.caseCount) == [1])
  }
}
