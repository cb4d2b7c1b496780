import ServusDiagnostics
import ServusLanguage
import TestSupport
import Testing

@testable import Servus

/// What a new post begins with.
@Suite struct SkeletonTests {
  private func expectRefusal(
    _ message: String, _ site: SmallSite, _ request: NewPost, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let fault = await #expect(throws: UsageFault.self, sourceLocation: location) { try await site.skeleton(request) }
    let diagnostic = try #require(fault?.diagnostic)
    #expect(DiagnosticFormatter(isColored: false).format(diagnostic) == message, sourceLocation: location)
  }

  @Test func aPostIsADraftOfToday() async throws {
    let site = try SmallSite(["Posts": ["_authors": ["eva.yml": "name: Eva", "jan.yml": "name: Jan"]]])
    let skeleton = try await site.skeleton(NewPost(title: "Žltý čaj: \"áno\"", language: "sk"))
    #expect(skeleton.post.path == "Posts/sk/2020-06-01-zlty-caj-ano.md")
    #expect(
      skeleton.post.text == """
        ---
        title: 'Žltý čaj: "áno"'
        date: 2020-06-01
        draft: true # remove this line to publish
        description: # one or two plain sentences
        tags: []
        authors: [] # eva, jan
        ---


        """)
    let outcome = try await site.adding(skeleton).built()
    #expect(outcome.messages == "")
    #expect(outcome["sk/zlty-caj-ano/index.html"] != nil)
  }

  @Test func todayIsTheSitesDay() async throws {
    var site = try SmallSite([:])
    site.now = "2020-05-31T22:00:00Z"
    #expect(try await site.skeleton(NewPost(title: "A", language: "sk")).post.path == "Posts/sk/2020-06-01-a.md")
    site.now = "2020-05-31T21:59:59Z"
    #expect(try await site.skeleton(NewPost(title: "A", language: "sk")).post.path == "Posts/sk/2020-05-31-a.md")
  }

  @Test(arguments: [
    ("Taken", "2020-06-01-taken-2.md"), ("Archive", "2020-06-01-archive-2.md"), ("Old", "2020-06-01-old-2.md"),
    ("Key", "2020-06-01-key-2.md"), ("🎉", "2020-06-01-post.md"), ("Free", "2020-06-01-free.md"),
    ("Today", "2020-06-01-today.md"),
    (String(repeating: "word ", count: 40), "2020-06-01-\(String(repeating: "word-", count: 19))word.md"),
  ])
  func anAddressThatIsTakenGetsANumber(_ title: String, name: String) async throws {
    let site = try SmallSite([
      "Posts": [
        "en": [
          "2019-01-01-taken.md": SmallSite.post("T"),
          "b.md": SmallSite.post("B", "translation: key"),
          "2020-06-01-today.md": SmallSite.post("Today"),
        ],
        "sk": ["o.md": SmallSite.post("O", "aliases: [/en/old]")],
      ]
    ])
    let skeleton = try await site.skeleton(NewPost(title: title, language: "en"))
    #expect(skeleton.post.path == "Posts/en/\(name)")
    #expect(try await site.adding(skeleton).built().messages == "")
  }

  @Test func everyTitleIsReadAsItWasTyped() async throws {
    let parts = [
      ":", ": ", "#", " #", "\"", "'", "[", "]", "{", "}", "-", "- ", "?", "? ", "|", ">", "%", "@", "&a", "*a", "!t",
      "\n", "\r", "\t", " ", "\\", "\\n", "`", "~", "---", "...", ",", "null", "yes", "1.0", "č", "e\u{301}", "\u{301}",
      "日本", "🎉", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{7F}", "\u{1}",
      "\u{FFFE}", "\u{E000}", "\u{10FFFF}", "text", "слово",
    ]
    var random = SplitMix(seed: 7)
    var titles = parts + [String(repeating: "[", count: 500), String(repeating: "&a *a ", count: 50)]
    for _ in 0..<400 {
      let length = Int.random(in: 1...8, using: &random)
      titles.append((0..<length).map { _ in parts.randomElement(using: &random) ?? "" }.joined())
    }
    titles.removeAll { $0.allSatisfy(\.isWhitespace) }
    var site = try SmallSite([:])
    let parsed = try await site.parsed()
    let now = try #require(PublicationTime(parsing: site.now, zone: .utc))
    for (number, title) in titles.enumerated() {
      let skeleton = try SkeletonBuilder.skeleton(
        of: NewPost(title: title, language: "sk"), in: parsed, parsed.languages[0], now: now)
      site.files["Posts/sk/\(number + 1000).md"] = skeleton.post.text
    }
    let read = try await site.parsed().posts.map(\.frontMatter.title.value)
    #expect(read.count == titles.count)
    for (title, found) in zip(titles, read) { #expect(Array(found.unicodeScalars) == Array(title.unicodeScalars)) }
    #expect(try await site.overview().messages == "")
  }

  @Test func aTitleIsRefusedWhereItSaysNothingOrTooMuch() async throws {
    let site = try SmallSite([:])
    try await expectRefusal(
      "error: the title is empty [missing-key]\nhelp: write a title: servus new post \"…\"\n", site,
      NewPost(title: " \n", language: "sk"))
    try await expectRefusal(
      "error: the title is longer than 1000 characters [too-large]\nhelp: shorten it\n", site,
      NewPost(title: String(repeating: "a", count: 1001), language: "sk"))
  }

  @Test func aPostThatWouldBeATranslationByItsNameIsNoted() async throws {
    let site = try SmallSite(["Posts": ["en": ["2019-01-01-amazon.md": SmallSite.post("Amazon")]]])
    let skeleton = try await site.skeleton(NewPost(title: "Amazon", language: "sk"))
    #expect(skeleton.namesake == "Posts/en/2019-01-01-amazon.md")
  }
}

/// New instalments and cases.
@Suite struct TermSkeletonTests {
  private func request(_ title: String = "Nový diel", series: String? = nil, company: String? = nil) -> NewPost {
    var request = NewPost(title: title, language: "sk")
    (request.series, request.company) = (series, company)
    return request
  }

  private let series: FileTree = [
    "ten.yml": "title: Desať\npoints: 5\nannounced: {sk: {3: Tretí bod, 5: Piaty}}\n", "plain.yml": "title: Séria\n",
  ]

  private func instalment(_ part: Int?, _ points: ClosedRange<Int>? = nil, of series: String = "ten") -> FileTree {
    let headings = points.map { $0.map { "## \($0). Bod" }.joined(separator: "\n\n") } ?? "Text."
    return SmallSite.post(
      "Diel \(part ?? 0)", "series: \(series)" + (part.map { "\npart: \($0)" } ?? ""), body: headings)
  }

  @Test func anInstalmentGoesOnWhereTheLastOneEnded() async throws {
    let site = try SmallSite([
      "Posts": ["_series": series, "sk": ["desat": ["01.md": instalment(1, 1...2)]], "en": ["ten": ["01.md": ""]]]
    ])
    let skeleton = try await site.skeleton(request(series: "ten"))
    #expect(skeleton.post.path == "Posts/sk/desat/02.md")
    #expect(
      skeleton.post.text == """
        ---
        title: Nový diel
        date: 2020-06-01
        slug: novy-diel
        draft: true # remove this line to publish
        description: # one or two plain sentences
        tags: []
        authors: []
        series: ten
        part: 2
        ---

        ## 3. Tretí bod

        ## 4. …


        """)
  }

  @Test(arguments: [
    // After drafts, the last points, a series that is complete, and one without points.
    (["a.md": "1 1-3", "b.md": "2 4-4"], "part: 3", ["## 5. Piaty"]), (["a.md": "1 1-5"], "part: 2", []),
    (["a.md": "1 1-4"], "part: 2", ["## 5. Piaty"]), ([:], "part: 1", ["## 1. …"]),
    (["a.md": "- 1-1"], "", ["## 2. …"]),
  ])
  func pointsAndPartsFollow(_ posts: [String: String], part: String, headings: [String]) async throws {
    var site = try SmallSite(["Posts": ["_series": series]])
    for (name, what) in posts {
      let numbers = what.split(whereSeparator: { " -".contains($0) }).compactMap { Int($0) }
      let points = numbers[numbers.count - 2]...numbers[numbers.count - 1]
      site = try SmallSite(
        site.files.merging(
          [
            "Posts": [
              "sk": FileTree(files: [
                name: Array((instalment(numbers.count > 2 ? numbers[0] : nil, points)[""] ?? "").utf8)
              ])
            ]
          ]))
    }
    let text = try await site.skeleton(request(series: "ten")).post.text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("## ") } == headings)
    #expect(lines.filter { $0.hasPrefix("part:") } == (part.isEmpty ? [] : [part]))
  }

  @Test func aFirstInstalmentFollowsThoseOfOtherLanguages() async throws {
    let site = try SmallSite(["Posts": ["_series": series, "en": ["ten": ["1.md": instalment(1, 1...2)]]]])
    let skeleton = try await site.skeleton(request(series: "ten"))
    #expect(skeleton.post.path == "Posts/sk/ten/1.md")
    #expect(skeleton.post.text.contains("## 1. …\n\n## 2. …\n"))
    #expect(try await site.adding(skeleton).built().messages == "")
    let plain = try await site.skeleton(request(series: "plain"))
    #expect(plain.post.path == "Posts/sk/plain/2020-06-01-novy-diel.md")
    #expect(try await site.adding(plain).built().messages == "")
  }

  @Test func aCaseNamesItsCompany() async throws {
    let site = try SmallSite(["Posts": ["_series": series, "_companies": ["amazon.yml": "name: Amazon\n"]]])
    let skeleton = try await site.skeleton(request("Prípad", company: "amazon"))
    #expect(skeleton.company == nil)
    #expect(
      skeleton.post.text.hasSuffix(
        """
        authors: []
        case:
          company: amazon
          channel: # chat, phone, email, store, …
          country: # where it took place: two capitals such as SK
          verdict: # praise, complaint or mixed
          lesson: # what can be learnt, in one sentence
          points: [] # of ten, 1 to 5
        ---


        """))
    #expect(try await site.adding(skeleton).built().messages == "")
  }

  @Test func aNewCompanyGetsAFile() async throws {
    let site = try SmallSite(["Posts": ["_companies": ["amazon.yml": "name: Amazon\n"]]])
    let skeleton = try await site.skeleton(request("Prípad", company: "jeans-stok"))
    #expect(skeleton.company?.path == "Posts/_companies/jeans-stok.yml")
    #expect(
      skeleton.company?.text == """
        name: Jeans Stok # as the company writes it
        url:
        country: # two capitals such as SK

        """)
    #expect(try await site.adding(skeleton).built().messages == "")
  }

  @Test(arguments: [
    (
      "amazn",
      """
      unknown company "amazn"; did you mean "amazon"? If not, describe "amazn" in Posts/_companies/amazn.yml first
      """
    ),
    (
      "Tri Veci",
      "\"Tri Veci\" cannot be the id of a company; use lower-case letters a to z, digits and hyphens"
    ),
  ])
  func aCompanyThatIsProbablyATypingErrorIsRefused(_ id: String, message: String) async throws {
    let site = try SmallSite(["Posts": ["_companies": ["amazon.yml": "name: Amazon\n"]]])
    let fault = await #expect(throws: UsageFault.self) { try await site.skeleton(request(company: id)) }
    #expect(fault.map { "\($0.diagnostic.message); \($0.diagnostic.help)" } == message)
  }

  @Test func anUnknownSeriesIsRefused() async throws {
    let site = try SmallSite(["Posts": ["_series": series]])
    let fault = await #expect(throws: UsageFault.self) { try await site.skeleton(request(series: "plan")) }
    #expect(fault?.diagnostic.help == "did you mean \"plain\"?")
  }
}
