import Testing

/// `servus list` as a user meets it.
@Suite struct ListCommandTests {
  private func list(
    _ arguments: [String], of posts: FileTree, columns: String? = nil
  ) async throws -> Program.Run {
    let folder = try SiteFolder(SmallSite(["Posts": posts]))
    let environment = CommandLineTool.epoch.merging(columns.map { ["COLUMNS": $0] } ?? [:]) { $1 }
    return try await CommandLineTool.run(
      ["list"] + arguments + ["--source", folder.url.path], environment: environment)
  }

  private static let posts: FileTree = [
    "sk": [
      "2020-01-15-thor.md": "---\ntitle: Ako si Thor posvietil na stratenú knihu, a prečo ju poslali ešte raz\n---\n",
      "2020-08-01-pizza.md": "---\ntitle: Pizza\n---\n",
      "2020-02-01-navrh.md": "---\ntitle: \"Návrh \\e[31m\"\ndraft: yes\n---\n",
    ],
    "en": ["2020-03-01-thor.md": "---\ntitle: Thor\ntranslation: thor\nexpires: 2020-12-31\n---\n"],
  ]

  @Test func postsFitTheTerminal() async throws {
    let run = try await list(["posts"], of: Self.posts)
    #expect(
      run.output == """
        DATE        LANG  STATE      TITLE                  PATH
        2020-08-01  sk    scheduled  Pizza                  Posts/sk/2020-08-01-pizza.md
        2020-03-01  en    expiring   Thor                   Posts/en/2020-03-01-thor.md
        2020-02-01  sk    draft      Návrh \\x1b[31m         Posts/sk/2020-02-01-navrh.md
        2020-01-15  sk    published  Ako si Thor posvieti…  Posts/sk/2020-01-15-thor.md

        """)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func draftsAreGroupedByWhatTheyWaitFor() async throws {
    let run = try await list(["drafts"], of: Self.posts)
    #expect(
      run.output == """
        Drafts
          2020-02-01  sk  Návrh \\x1b[31m  Posts/sk/2020-02-01-navrh.md

        Scheduled
          2020-08-01  sk  Pizza  Posts/sk/2020-08-01-pizza.md

        Expiring
          2020-12-31  en  Thor  Posts/en/2020-03-01-thor.md

        """)
    #expect(try await list(["drafts"], of: ["sk": ["a.md": SmallSite.post("A")]]).output == "Nothing to list.\n")
  }

  @Test func theMatrixOfTranslationsHasALegend() async throws {
    let run = try await list(["translations"], of: Self.posts, columns: "50")
    #expect(
      run.output == """
        TITLE                                       sk  en
        Pizza                                       s   -
        Návrh \\x1b[31m                              d   -
        Ako si Thor posvietil na stratenú knihu,…   =   +

        = original   + current   d draft   s scheduled
        - missing

        """)
    let narrow = try await list(["translations", "--lang", "en"], of: Self.posts, columns: "30")
    #expect(
      narrow.output == """
        TITLE                       en
        Pizza                       -
        Návrh \\x1b[31m              -
        Ako si Thor posvietil na…   +

        + current   - missing

        """)
  }

  @Test func languagesThatDoNotFitStandBelow() async throws {
    let run = try await list(["translations"], of: Self.posts, columns: "28")
    #expect(
      run.output == """
        TITLE                     sk
        Pizza                     s
        Návrh \\x1b[31m            d
        Ako si Thor posvietil n…  =

        TITLE                     en
        Pizza                     -
        Návrh \\x1b[31m            -
        Ako si Thor posvietil n…  +

        = original   + current
        d draft   s scheduled
        - missing

        """)
  }

  @Test func termsAreListedWithTheirCounts() async throws {
    let posts: FileTree = [
      "_series": ["ten.yml": "title: Ten\npoints: 9\n"], "_companies": ["acme.yml": "name: Acme\n"],
      "sk": [
        "a.md": SmallSite.post("A", "tags: [čaj, reklamácie]\nseries: ten\npart: 1", body: "## 1. Prvý"),
        "b.md": SmallSite.post("B", "tags: [reklamácia]\ncase: {company: acme, verdict: praise}"),
      ],
    ]
    #expect(
      try await list(["tags"], of: posts).output == """
        LANG  POSTS  TAG         TERM  SIMILAR
        sk        1  čaj         –
        sk        1  reklamácia  –     reklamácie
        sk        1  reklamácie  –     reklamácia

        """)
    #expect(
      try await list(["series"], of: posts).output == """
        SERIES  LANG  PARTS  POINTS  MISSING  TITLE
        ten     sk        1  1 of 9  2–9      Ten

        """)
    #expect(
      try await list(["companies"], of: posts).output == """
        COMPANY  NAME  CASES  PRAISE  COMPLAINT  MIXED  LANGUAGES
        acme     Acme      1       1          0      0  sk 1

        """)
  }

  @Test func aSiteWithErrorsIsListedAsFarAsItCanBeRead() async throws {
    let run = try await list(
      ["posts"], of: ["sk": ["a.md": SmallSite.post("A"), "b.md": SmallSite.post("B", "draft: nie")]])
    #expect(run.status == 1)
    #expect(
      run.output == """
        DATE        LANG  STATE      TITLE  PATH
        2020-01-15  sk    published  A      Posts/sk/a.md
        2020-01-15  sk    error      B      Posts/sk/b.md

        """)
    #expect(run.messages.hasPrefix("Posts/sk/b.md:4:8: error: \"draft\" must be true or false, not \"nie\""))
  }

  @Test func whatTheSiteDoesNotHaveIsWrongUsage() async throws {
    let run = try await list(["posts", "--lang", "sl"], of: Self.posts)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(
      run.messages == """
        error: unknown language "sl" [unknown-language]
        help: did you mean "sk"?

        """)
    #expect(try await list(["post"], of: Self.posts).status == 64)
  }

  @Test func nothingIsWritten() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": Self.posts]))
    let before = try FileTree(reading: folder.url)
    _ = try await CommandLineTool.run(
      ["list", "tags", "--source", folder.url.path], environment: CommandLineTool.epoch)
    #expect(try FileTree(reading: folder.url) == before)
  }
}
