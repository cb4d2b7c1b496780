import Foundation
import Testing

@testable import Servus

/// What readers find, with the script that they use.
@Suite struct SearchTests {
  /// Each post is found by nouns that it holds in inflected forms only, typed as the dictionary has them and without
  /// accents.
  @Test func everyPostIsFoundByTheDictionaryFormOfItsNouns() async throws {
    let blog = try await ExampleBlog.built()
    let table = try String(
      contentsOf: SmallSite.testsFolder.appending(path: "Search/Cases/search-words.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    try #require(rows.allSatisfy { $0.count == 4 })
    let answers = try await SearchScript.find(rows.map { ($0[0], $0[1]) }, in: blog.output)
    for (row, answer) in zip(rows, answers) {
      let address = try address(ofPost: row[2], in: blog.output)
      #expect(answer.found.contains { $0.address == address }, "\(row[2]) is not found by \(row[1]): \(row[3])")
    }
    for (language, rows) in Dictionary(grouping: rows, by: { $0[0] }) {
      #expect(rows.count >= 10, "too few words in \(language)")
      let posts = try FileTree(reading: SmallSite.repository.appending(path: "Posts/\(language)")).paths
        .filter { $0.hasSuffix(".md") }.map { "\(language)/\($0)" }
      #expect(Set(rows.map { $0[2] }) == Set(posts), "not every post of \(language) has a word")
    }
  }

  /// By the title that its page has.
  private func address(ofPost path: String, in output: URL) throws -> String {
    let text = try String(contentsOf: SmallSite.repository.appending(path: "Posts/\(path)"), encoding: .utf8)
    let language = path.prefix { $0 != "/" }
    let slug = text.firstMatch(of: /\nslug: (.+)\n/).map { String($0.1) }
    let name = path.split(separator: "/").last?.dropLast(".md".count) ?? ""
    let address = "/\(language)/\(slug ?? String(name))/"
    try #require(FileManager.default.fileExists(atPath: output.path + address), "\(address) is not the post's address")
    return address
  }

  private static let site: FileTree = [
    "Posts": [
      "en": [
        "1.md": SmallSite.post(
          "Parcels", body: "Nothing here.\n\n## Returns\n\nA refund by e-mail.\n\n## Costs\n\nFree."),
        "2.md": SmallSite.post("Letters", body: "A parcel, and a refund.\n\n## Parcel\n\nText."),
        "3.md": SmallSite.post("Refunds", body: "Parcelling things up.\n\n```\nmailbox\n```\n"),
        "4.md": SmallSite.post("Cards", body: "We refunded a parcel. O’Neill wrote."),
      ]
    ]
  ]

  private func found(_ queries: String...) async throws -> [[String]] {
    let folder = try SiteFolder(SmallSite(Self.site))
    _ = try await folder.build()
    return try await SearchScript.find(queries.map { ("en", $0) }, in: folder.output).map { answer in
      answer.found.map { "\($0.title) \($0.section)" }
    }
  }

  @Test func titlesComeBeforeHeadingsAndHeadingsBeforeTexts() async throws {
    #expect(try await found("parcel") == [["Parcels 0", "Letters 1", "Cards 0", "Refunds 0"]])
  }

  /// Where two are as good, the one that lists have first.
  @Test func equalWordsComeBeforeBeginnings() async throws {
    #expect(try await found("refund") == [["Refunds 0", "Parcels 1", "Letters 0", "Cards 0"]])
  }

  @Test func allWordsMustBeFoundWhereverTheyStandInAPost() async throws {
    #expect(try await found("parcel refund free") == [["Parcels 1"]])
    #expect(try await found("parcel nothing anywhere") == [[]])
  }

  @Test func joinedWordsAreFoundWholeAndInParts() async throws {
    let expected = ["Parcels 1"]
    #expect(try await found("e-mail", "email", "E‑Mail") == [expected, expected, expected])
    #expect(try await found("mail") == [["Parcels 1", "Refunds 0"]])
    #expect(try await found("o'neill", "oneill", "neill") == [["Cards 0"], ["Cards 0"], ["Cards 0"]])
  }

  /// Large sites have their index in parts.
  @Test func anIndexInPartsFindsTheSame() async throws {
    let whole = try await ExampleBlog.built()
    let cut = try await ExampleBlog.built(
      searchLimits: SearchLimits(largestSingleFile: 0, wordsPerFile: 300, postsPerFile: 2))
    let queries = [
      ("sk", "reklamacia"), ("sk", "za"), ("cs", "zakaznik kniha"), ("hu", "ügyfél"), ("ru", "заказ"),
      ("ru", "магазин"),
      ("pl", "zloty klient"), ("en", "e-mail"), ("en", "zzz"), ("en", "customer service"),
    ]
    let answers = try await SearchScript.find(queries, in: whole.output)
    #expect(try await SearchScript.find(queries, in: cut.output) == answers)
    #expect(queries.indices.filter { answers[$0].found.isEmpty }.map { queries[$0].1 } == ["zzz"])
    #expect(try cut.published().paths.count { $0.hasPrefix("sk/search/index/") } > 20)
  }

  /// A word that very many posts have is noted once in each, at its best place.
  @Test func aFrequentWordIsFoundAtItsBestPlace() async throws {
    var site = try SmallSite(Self.site)
    site.searchLimits.mostExactPosts = 1
    let folder = try SiteFolder(site)
    _ = try await folder.build()
    let answers = try await SearchScript.find([("en", "parcel"), ("en", "refund")], in: folder.output)
    let found = answers.map { $0.found.map { "\($0.title) \($0.section)" } }
    #expect(
      found == [
        ["Parcels 0", "Letters 1", "Cards 0", "Refunds 0"], ["Refunds 0", "Parcels 1", "Letters 0", "Cards 0"],
      ])
  }

  @Test func nothingIsFoundByNothing() async throws {
    #expect(try await found("", "  ", "-", "…") == [[], [], [], []])
  }

  /// Each of several consecutive words of a post finds it, however many they are and in however many parts the index lies.
  @Test func aSentenceFindsItsPost() async throws {
    let blog = try await ExampleBlog.built(
      searchLimits: SearchLimits(largestSingleFile: 0, wordsPerFile: 300, postsPerFile: 2))
    let sentence =
      "Hračka od začiatku nefungovala Obchod obvinil zákazníka ponúkol mu mesačnú opravu a peniaze vrátil až keď"
    let answers = try await SearchScript.find([("sk", sentence)], in: blog.output)
    #expect(answers[0].found.map(\.address) == ["/sk/auticko-ktore-nikdy-nefungovalo/"])
  }

  @Test func shortPartsOfJoinedWordsAreNoBeginnings() async throws {
    let blog = try await ExampleBlog.built()
    let answers = try await SearchScript.find([("en", "don't"), ("en", "dont")], in: blog.output)
    #expect(answers[0].found.first == answers[1].found.first)
    #expect(answers[0].found.first?.title.isEmpty == false)
    let rules = try #require(try index("en", in: blog.output)["folding"])
    let snippets = try await SearchScript.snippets(
      [("They do not think so, but don’t ask.", "don't")], rules: rules)
    #expect(snippets == ["They do not think so, but [don’t] ask."])
  }

  @Test(arguments: [
    ("sk", "amazon", "/sk/thor-a-stratena-kniha/"), ("en", "amazon", "/en/thor-odin-and-the-missing-book/"),
    ("pl", "rozetka", "/pl/rozetka-autko/"),
  ])
  func aCompanyFindsItsCaseFirst(language: String, query: String, address: String) async throws {
    let blog = try await ExampleBlog.built()
    let answers = try await SearchScript.find([(language, query)], in: blog.output)
    #expect(answers[0].found.first?.address == address, "\(answers[0].found)")
  }

  @Test func whatCouldNotBeLookedUpIsNotKeptSecret() async throws {
    let blog = try await ExampleBlog.built()
    let root = try index("en", in: blog.output)
    #expect(try await SearchScript.count([1, 1200], root: root, isWhole: false) == ["1+ result", "1,200+ results"])
  }

  /// The forms of a language with four of them, for whole numbers, with groups of digits.
  @Test func resultsAreCountedInTheLanguagesForms() async throws {
    let blog = try await ExampleBlog.built()
    let root = try index("ru", in: blog.output)
    #expect(
      try await SearchScript.count([0, 1, 2, 5, 11, 21, 104, 1000, 12345], root: root) == [
        "0 результатов", "1 результат", "2 результата", "5 результатов", "11 результатов", "21 результат",
        "104 результата", "1\u{A0}000 результатов", "12\u{A0}345 результатов",
      ])
    let polish = try index("pl", in: blog.output)
    #expect(try await SearchScript.count([1234, 12345], root: polish) == ["1234 wyniki", "12\u{A0}345 wyników"])
  }

  @Test func aSnippetShowsTheWordsInTheirSentence() async throws {
    let blog = try await ExampleBlog.built()
    let rules = try #require(try index("sk", in: blog.output)["folding"])
    let long = String(repeating: "Iné slová tu len zaberajú miesto. ", count: 20)
    let snippets = try await SearchScript.snippets(
      [
        ("Prišla nám REKLAMÁCIA.", "reklamacia"), ("O reklamácii bez\u{A0}dokladu.", "reklamácia doklad"),
        (long + "Podali sme reklamáciu aj žiadosť. " + long, "ziadost reklamacia"), ("Nič také.", "reklamacia"),
        ("Písali sme si e\u{2011}maily.", "email"),
      ], rules: rules)
    #expect(
      snippets == [
        "Prišla nám [REKLAMÁCIA].", "O [reklamácii] bez [dokladu].",
        "… tu len zaberajú miesto. Podali sme [reklamáciu] aj [žiadosť]. Iné slová tu len zaberajú miesto. Iné slová tu"
          + " len zaberajú miesto. Iné slová tu len zaberajú miesto. Iné slová tu len …",
        "", "Písali sme si [e\u{2011}maily].",
      ])
  }

  private func index(_ language: String, in output: URL) throws -> [String: Any] {
    let html = try String(contentsOf: output.appending(path: "\(language)/search/index.html"), encoding: .utf8)
    let root = try #require(html.firstMatch(of: /data-index="([^"]+)"/)).1
    let data = try Data(contentsOf: URL(filePath: output.path + String(root)))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
