import Testing

@testable import Servus

/// Case studies: the lists that narrow them, the points that they illustrate, their companies.
@Suite struct CaseStudyTests {
  private static func post(_ title: String, _ facts: String, date: String = "2020-01-15") -> FileTree {
    "---\ntitle: \(title)\ndate: \(date)\ncase: {\(facts)}\n---\nText.\n"
  }

  private static let terms: FileTree = [
    "Posts": [
      "_companies": ["acme.yml": "name: Acme\n", "other.yml": "name: Other\n"],
      "_series": ["list.yml": "title: List\npoints: 9\nannounced: {en: {3: Be quick}}\n"],
    ]
  ]

  private func built(_ posts: FileTree) async throws -> Outcome {
    try await SmallSite(Self.terms.merging(posts)).built()
  }

  // MARK: Narrowed lists

  private static let three: FileTree = [
    "Posts": [
      "sk": ["a.md": post("Sa", "company: acme, channel: chat, verdict: praise, country: SK")],
      "en": [
        "a.md": post("Ea", "company: acme, channel: chat, verdict: praise, points: [3]"),
        "b.md": post("Eb", "company: other, channel: phone, verdict: praise", date: "2020-02-15"),
        "c.md": post("Ec", "company: other, channel: Town hall, verdict: complaint", date: "2020-03-15"),
        "plain.md": SmallSite.post("Plain"),
      ],
    ]
  ]

  @Test func theIndexLeadsToAListForEachVerdictChannelCountryAndPointWithCounts() async throws {
    let outcome = try await built(Self.three)
    #expect(outcome.messages == "")
    let page = try #require(outcome["en/companies/index.html"])
    let lists = """
      <p>Verdict: <a href="/en/companies/verdict-praise/">Praise</a> 2 cases <a href="/en/companies/verdict-complaint/">\
      Complaint</a> 1 case</p>
      <p>Channel: <a href="/en/companies/channel-chat/">Chat</a> 1 case <a href="/en/companies/channel-phone/">\
      Phone</a> 1 case <a href="/en/companies/channel-town-hall/">Town hall</a> 1 case</p>
      <p>Points: <a href="/en/companies/point-list-3/">3. Be quick</a> 1 case</p>
      """
    #expect(page.contains(lists), "\(page)")
  }

  @Test func aNarrowedListHasItsCasesNewestFirstAndMarksItself() async throws {
    let page = try #require(try await built(Self.three)["en/companies/verdict-praise/index.html"])
    #expect(page.contains("<h1>Case studies: Praise</h1>"))
    #expect(page.contains("<a href=\"/en/companies/verdict-praise/\" aria-current=\"page\">Praise</a> 2 cases"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/en/companies/verdict-praise/\">"))
    let (newer, older) = (try #require(page.firstRange(of: ">Eb<")), try #require(page.firstRange(of: ">Ea<")))
    #expect(newer.lowerBound < older.lowerBound)
    #expect(!page.contains(">Ec<") && !page.contains(">Plain<"))
  }

  @Test func aListThatWouldBeEmptyIsNoPage() async throws {
    let outcome = try await built(Self.three)
    for path in ["en/companies/country-sk", "sk/companies/verdict-complaint", "sk/companies/point-list-3"] {
      #expect(outcome["\(path)/index.html"] == nil, "\(path)")
    }
    #expect(outcome["en/companies/verdict-mixed/index.html"] == nil)
  }

  @Test func narrowedListsAreAlternatesOfEachOtherAndStandInTheSitemap() async throws {
    let outcome = try await built(Self.three)
    let alternate = "<link rel=\"alternate\" hreflang=\"sk\" href=\"https://example.org/sk/companies/channel-chat/\">"
    #expect(outcome["en/companies/channel-chat/index.html"]?.contains(alternate) == true)
    #expect(outcome["sitemap.xml"]?.contains("<loc>https://example.org/sk/companies/channel-chat/</loc>") == true)
    #expect(outcome["en/companies/channel-phone/index.html"]?.contains("hreflang=\"sk\"") == false)
  }

  @Test func narrowedListsAreCutIntoPages() async throws {
    var posts: [String: [UInt8]] = [:]
    for number in 1...11 {
      posts["Posts/en/p\(number).md"] = Self.post("P\(number)", "company: acme, verdict: mixed").files[""]
    }
    let outcome = try await built(FileTree(files: posts))
    #expect(outcome["en/companies/verdict-mixed/page/2/index.html"]?.contains("Page 2 of 2") == true)
    #expect(outcome["en/companies/verdict-mixed/page/3/index.html"] == nil)
  }

  @Test func aCompanyCannotStandAtTheAddressOfANarrowedList() async throws {
    let site = try SmallSite([
      "Posts": [
        "_companies": ["verdict-praise.yml": "name: Verdict Praise\n"],
        "en": ["a.md": Self.post("A", "company: verdict-praise, verdict: praise")],
      ]
    ])
    try await site.expectMessages(
      """
      Posts/_companies/verdict-praise.yml: error: the company "verdict-praise" of en and the cases "verdict-praise" of en \
      claim one address, "/en/companies/verdict-praise/" [duplicate-address]
      help: give one of them another slug or name

      """)
  }

  @Test func aChannelWithoutLettersHasNoList() async throws {
    let outcome = try await built([
      "Posts": ["en": ["a.md": Self.post("A", "company: acme, channel: \"☎\"")]]
    ])
    #expect(outcome.messages == "")
    #expect(outcome.output?.paths.contains { $0.hasPrefix("en/companies/channel") } == false)
    #expect(outcome["en/a/index.html"]?.contains("☎") == true)
  }

  @Test(arguments: [("SK", "Slovakia", "sk"), ("sk", "Slovakia", "sk"), ("Slovensko", "Slovensko", "slovensko")])
  func aCountryIsACodeOrAWordOfItsOwn(_ country: String, name: String, slug: String) async throws {
    let outcome = try await built([
      "Posts": [
        "_companies": ["acme.yml": "name: Acme\ncountry: \(country)\n"],
        "en": ["a.md": Self.post("A", "company: acme, country: \(country)")],
      ]
    ])
    #expect(outcome.messages == "")
    #expect(outcome["en/companies/country-\(slug)/index.html"]?.contains("<h1>Case studies: \(name)</h1>") == true)
    #expect(outcome["en/a/index.html"]?.contains(" \(name) ") == true)
  }

  @Test func aCountryWithoutLettersIsRefused() async throws {
    let site = try SmallSite(
      Self.terms.merging(["Posts": ["en": ["a.md": Self.post("A", "company: acme, country: \"?\"")]]]))
    try await site.expectMessages(
      """
      Posts/en/a.md:4:32: error: no address can be made of the country "?" [front-matter]
          case: {company: acme, country: "?"}
                                         ^~~
      help: write its code, two capitals such as SK, or its name

      """)
  }

  // MARK: Points

  @Test(arguments: ["", ", points: [1]"]) func aSeriesWithoutPointsHasNoneToIllustrate(_ points: String) async throws {
    let site = try SmallSite(
      Self.terms.merging([
        "Posts": [
          "_series": ["plain.yml": "title: Plain\n"],
          "en": ["a.md": Self.post("A", "company: acme, points_of: plain\(points)")],
        ]
      ]))
    try await site.expectMessages(
      """
      Posts/en/a.md:4:34: error: the series "plain" has no points [point-out-of-range]
          case: {company: acme, points_of: plain\(points)}
                                           ^~~~~
      help: name a series that has some, or say in Posts/_series/plain.yml how many: points: 10

      """)
  }

  @Test func aPointListsItsCasesThisLanguageFirstAndOthersMarked() async throws {
    let outcome = try await built([
      "Posts": [
        "sk": [
          "a.md": Self.post("Sa", "company: acme, verdict: praise, points: [1, 2]"),
          "only.md": Self.post("Iba", "company: other, verdict: complaint, points: [1]"),
        ],
        "en": [
          "a.md": Self.post("Ea", "company: acme, verdict: praise, points: [1, 2]"),
          "s.md": SmallSite.post("S", "series: list\npart: 1", body: "## 1. Listen\n\nX.\n\n## 2. Answer\n\nY."),
        ],
      ]
    ])
    #expect(outcome.messages == "")
    let cases = """
      <a href="/en/a/">Ea</a> Acme Praise 
      <a href="/sk/only/" lang="sk">Iba</a> Other Complaint slovenčina

      """
    let series = try #require(outcome["en/series/list/index.html"])
    #expect(
      series.contains("Listen</a></p>\n\(cases)<p>2 <a href=\"/en/s/#point-2\">Answer</a></p>\n<a href=\"/en/a/\""))
    #expect(!series.contains("/sk/a/"))
    let instalment = try #require(outcome["en/s/index.html"])
    #expect(instalment.contains("<p>1 <a href=\"#point-1\">Listen</a></p>\n\(cases)"))
    #expect(instalment.contains("<p>List Part 1 of the series Points 1 and 2 of 9 2 of 9 points published</p>"))
  }

  @Test func aCaseOfTwoOtherLanguagesIsNamedOnceInTheDefaultOne() async throws {
    let files: FileTree = [
      "servus.yml": "title: T\nbase_url: https://example.org/\nlanguages: [sk, cs, en]\ndefault_language: cs\n",
      "Posts": [
        "sk": ["a.md": Self.post("Sa", "company: acme, points: [1]")],
        "cs": ["a.md": Self.post("Ca", "company: acme, points: [1]")],
        "en": ["s.md": SmallSite.post("S", "series: list", body: "## 1. Listen")],
      ],
    ]
    let series = try #require(try await built(files)["en/series/list/index.html"])
    #expect(series.contains("<a href=\"/cs/a/\" lang=\"cs\">Ca</a> Acme  čeština"))
    #expect(!series.contains("/sk/a/"))
  }

  @Test(arguments: [
    ("## 4. A", "Point 4 of 9"), ("## 4. A\n\n## 6. B", "Points 4 and 6 of 9"),
    ("## 1. A\n\n## 2. B\n\n## 3. C\n\n## 5. D", "Points 1–3 and 5 of 9"),
  ])
  func anInstalmentSaysWhichPointsItHas(body: String, words: String) async throws {
    let outcome = try await built(["Posts": ["en": ["s.md": SmallSite.post("S", "series: list", body: body)]]])
    #expect(outcome["en/s/index.html"]?.contains(words) == true)
  }

  @Test func manyCasesOfAPointAreNamedInPartAndLedTo() async throws {
    var posts: [String: [UInt8]] = [:]
    for number in 1...8 {
      posts["Posts/en/p\(number).md"] = Self.post("P\(number)", "company: acme, points: [1]").files[""]
    }
    posts["Posts/en/s.md"] = SmallSite.post("S", "series: list", body: "## 1. Listen").files[""]
    let page = try #require(try await built(FileTree(files: posts))["en/series/list/index.html"])
    #expect(page.split(separator: "> Acme").count == 7)
    #expect(page.contains("<a href=\"/en/companies/point-list-1/\">All case studies: 8</a>"))
  }

  // MARK: Companies

  @Test func aCompanysCasesStandNewestFirstWithDateAndVerdictAndThoseOfOtherLanguagesApart() async throws {
    let outcome = try await built([
      "Posts": [
        "sk": [
          "a.md": Self.post("Sa", "company: acme, verdict: praise"),
          "only.md": Self.post("Iba", "company: acme, verdict: mixed"),
        ],
        "en": [
          "a.md": Self.post("Ea", "company: acme, verdict: praise"),
          "b.md": Self.post("Eb", "company: acme, verdict: complaint", date: "2020-03-01"),
        ],
      ]
    ])
    let page = try #require(outcome["en/companies/acme/index.html"])
    #expect(
      page.contains(
        """
        2020-03-01 Complaint <a href="/en/b/">Eb</a>
        2020-01-15 Praise <a href="/en/a/">Ea</a>
        <a href="/sk/only/" lang="sk">Iba</a> slovenčina
        """), "\(page)")
    #expect(!page.contains("/sk/a/"))
  }
}
