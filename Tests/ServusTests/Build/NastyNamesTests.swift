import ServusDiagnostics
import Testing

@testable import Servus

/// Names in front matter and of files that must never become part of a path.
@Suite struct NastyNamesTests {
  /// As YAML writes them.
  private static let nasty = [
    "..", ".", "/abs", "../x", "../../etc", "a/../b", #"'a\b'"#, "'%2e%2e'", "a%2fb", #""a\0b""#, #""a\nb""#,
    #""a\eb""#,
    #""a\x7fb""#, #""a\x85b""#, #""a\u2028b""#, #""a\u202eb""#, "' '", "''",
  ]

  /// A post for each nasty name, which stands in the fourth line.
  private func site(_ line: (String) -> String) throws -> SmallSite {
    var posts: FileTree = [:]
    for (number, name) in Self.nasty.enumerated() {
      posts = posts.merging(SmallSite.post("A", line(name)).below("p\(number).md"))
    }
    return try SmallSite(["Posts": ["en": posts]])
  }

  @Test(
    .faults("C1"),
    arguments: [
      ("slug", Rule.unsafePath), ("translation", .unsafePath), ("series", .unknownSeries), ("offer", .unknownOffer),
      ("authors", .unknownAuthor), ("aliases", .badAlias), ("company", .unknownCompany), ("points_of", .unknownSeries),
    ])
  func aNameThatIsAPathIsRefusedInItsLine(_ key: String, _ rule: Rule) async throws {
    let outcome = try await site { name in
      switch key {
      case "company": "case: {company: \(name)}"
      case "points_of": "case: {company: acme, points_of: \(name)}"
      case "aliases": "aliases: [\(name)]"
      case "authors": "authors: [\(name)]"
      default: "\(key): \(name)"
      }
    }.built()
    #expect(outcome.output == nil)
    for (number, name) in Self.nasty.enumerated() {
      let found = outcome.diagnostics.sorted.filter { $0.file == "Posts/en/p\(number).md" && $0.mark?.line == 4 }
      let isRefused = found.contains { $0.rule == rule || $0.rule == .frontMatter && name.contains(#"\0"#) }
      // An alias with a slash in front of it is no path that leads anywhere else.
      #expect(isRefused || (key == "aliases" && name == "/abs"), "\(key): \(name) \(found.map(\.message))")
    }
  }

  @Test(
    .faults("C1", "C14"),
    arguments: nasty + [
      "a b", "a*", "a:b", "a?b", "a#b", "a<b", "'a\"b'", #""a\tb""#, #""a\u00a0b""#, #""a\u3000b""#, #""a\ufeffb""#,
    ])
  func anAliasIsOnePlainPath(_ name: String) async throws {
    let alias =
      name.contains("\"") && !name.hasPrefix("'") ? "\"/x/" + name.dropFirst() : "'/x/\(name.filter { $0 != "'" })'"
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "aliases: [\(alias)]")]]]).built()
    let isFolder = name == "''"
    #expect(outcome.rules == (isFolder ? [] : [name.contains(#"\0"#) ? "front-matter" : "bad-alias"]))
    let line = "/x/ /en/a/ 301\n"
    #expect(outcome["_redirects"] == (isFolder ? line : nil))
  }

  @Test(arguments: [
    ("/%C5%BE/", "/ž/"), ("/2015/03/%d0%bf%d1%80%d0%b8/", "/2015/03/при/"), ("/ž/", "/ž/"),
  ])
  func anAliasMayBeEncodedAsBrowsersDo(_ alias: String, _ written: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "aliases: [\(alias)]")]]]).built()
    #expect(outcome.messages == "")
    #expect(outcome["_redirects"] == "\(written) /en/a/ 301\n")
  }

  @Test(
    .faults("C1", "C14"),
    arguments: [
      "/%C5/", "/%FF/", "/%C2%A0/", "/%E2%80%AE/", "/%EF%BB%BF/", "/%C2%85/", "/%C0%AE%C0%AE/", "/%41/", "/%2e%2E/",
      "/a%2Fb/", "/%00/", "/%0A/", "/%25C5%25BE/", "/%C5%BE%20/",
    ])
  func whatIsUnsafeStaysSoInPercentEscapes(_ alias: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "aliases: ['\(alias)']")]]]).built()
    #expect(outcome.diagnostics.sorted.map(\.message) == ["the alias \"\(alias)\" is no plain path"])
  }

  @Test func twoSpellingsOfOneAliasAreOneAddress() async throws {
    let site = try SmallSite([
      "Posts": [
        "en": [
          "a.md": SmallSite.post("A", "aliases: [/ž/]"), "b.md": SmallSite.post("B", "aliases: [/%C5%BE/]"),
        ]
      ]
    ])
    #expect(try await site.built().rules == ["duplicate-address"])
  }

  @Test(.faults("C14"), arguments: ["//evil.example/x", "https://evil.example/", "javascript:x", "old/"])
  func anAliasStandsInTheSite(_ alias: String) async throws {
    let post = SmallSite.post("A", "aliases: ['\(alias)']")
    #expect(try await SmallSite(["Posts": ["en": ["a.md": post]]]).built().rules == ["bad-alias"])
  }

  @Test(.faults("C1"), arguments: ["series", "companies", "authors", "tags", "offers"])
  func aTermsFileHasAPlainName(_ kind: String) async throws {
    let names = ["..", "a b", "sub/a", "Big", "č", "a%2e", "-a", "a_b"]
    let terms = names.reduce([:] as FileTree) { $0.merging(("{}" as FileTree).below("Posts/_\(kind)/\($1).yml")) }
    let outcome = try await SmallSite(terms).built()
    #expect(outcome.output == nil)
    #expect(
      outcome.diagnostics.sorted.filter { $0.rule == .unsafePath }.map(\.message)
        == names.sorted().map { "\"\($0)\" cannot be an id" })
  }

  @Test(.faults("C1")) func whatIsNoIdIsNotToBeDescribedInAFile() async throws {
    let site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "series: ../x")]]])
    try await site.expectMessages(
      """
      Posts/en/a.md:4:9: error: unknown series "../x" [unknown-series]
          series: ../x
                  ^~~~
      help: name it by its id, the name of a file in Posts/_series/ without .yml

      """)
  }

  @Test(
    .faults("C2"),
    arguments: [
      ("../x", "x"), ("a/b", "a-b"), ("../../etc/passwd", "etc-passwd"), ("/abs", "abs"), (#""a\nb""#, "a-b"),
      ("'%2e%2e'", "2e-2e"), ("'C:'", "c"), ("'<b>'", "b"),
    ])
  func aTagThatLooksLikeAPathIsSlugged(_ tag: String, _ slug: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "tags: [\(tag)]")]]]).built()
    #expect(outcome.messages == "")
    let pages = outcome.output?.paths.filter { $0.hasPrefix("en/tags/") && $0.hasSuffix("/index.html") } ?? []
    #expect(pages == ["en/tags/\(slug)/index.html", "en/tags/index.html"].sorted())
  }

  @Test(
    .faults("C2"),
    arguments: [
      (".", "no address can be made of the tag \".\""), ("'!!!'", "no address can be made of the tag \"!!!\""),
      ("''", "a tag is empty"), ("'  '", "a tag is empty"),
      ("con", "the address \"/en/tags/con/feed.xml\" needs a file or folder \"con\", a name that Windows forbids"),
    ])
  func aTagWithoutAnAddressIsRefused(_ tag: String, _ message: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "tags: [\(tag)]")]]]).built()
    #expect(outcome.output == nil)
    #expect(outcome.diagnostics.sorted.map(\.message) == [message])
    #expect(outcome.diagnostics.sorted.map(\.mark?.line) == [4])
  }

  // MARK: Lengths

  @Test(.faults("C4")) func aTitleOrNameThatIsTooLongForAnAddressIsRefused() async throws {
    let long = String(repeating: "ab", count: 120)
    let site = try SmallSite(["Posts": ["en": ["\(long).md": SmallSite.post("A")]]])
    try await site.expectMessages(
      """
      Posts/en/\(long).md:2:8: error: the address "\(long.prefix(80))…" is too long [unsafe-path]
          title: A
                 ^
      help: add slug: with lower-case letters, digits and hyphens

      """)
    let outcome = try await SmallSite(["Posts": ["en": ["index.md": SmallSite.post(long)]]]).built()
    #expect(outcome.diagnostics.sorted.map(\.message) == ["the address \"\(long.prefix(80))…\" is too long"])
  }

  @Test(.faults("C4")) func aTagThatIsTooLongForAnAddressIsRefusedOnceWhereItStands() async throws {
    let long = String(repeating: "ab", count: 130)
    var posts: FileTree = [:]
    for number in 1...25 {
      posts = posts.merging(SmallSite.post("A", "tags: [\(long)]").below("p\(number).md"))
    }
    let outcome = try await SmallSite(["Posts": ["en": posts]]).built()
    #expect(
      outcome.diagnostics.sorted.map(\.message) == ["the address \"/en/tags/\(long.prefix(72))…\" is too long"])
    #expect(outcome.diagnostics.sorted.first?.mark?.line == 4)
  }

  // MARK: Windows

  @Test(
    .faults("C8"),
    arguments: [
      "con", "PRN", "aux.txt", "nul.tar.gz", "com1", "LPT9.txt", "COM¹.txt", "conin$", "nul .txt", "a.", "a ", "a:b",
      "a?", "a*",
      "a<b", "a>b", "a|b", "a\"b", #"a\b"#, "a\u{1}b", "a\nb",
    ])
  func whatCannotBeCalledSoOnWindowsIsRefused(_ name: String) async throws {
    for path in ["\(name)", "\(name)/x.txt"] {
      var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
      site.files.set([], at: "Templates/static/\(path)")
      let outcome = try await site.built()
      #expect(outcome.output == nil)
      #expect(
        outcome.diagnostics.sorted.map(\.message)
          == ["the address \"/\(path)\" needs a file or folder \"\(name)\", a name that Windows forbids"])
      #expect(outcome.diagnostics.sorted.map(\.file) == ["Templates/static/\(path)"])
    }
  }

  @Test(.faults("C8")) func anAddressThatWindowsForbidsIsRefusedWhereItIsAskedFor() async throws {
    let site = try SmallSite(["Posts": ["en": ["con.md": SmallSite.post("A")]]])
    try await site.expectMessages(
      """
      Posts/en/con.md:2:8: error: the address "/en/con/" needs a file or folder "con", a name that Windows forbids [unsafe-path]
          title: A
                 ^
      help: give it another slug or name

      """)
  }

  @Test(.faults("C8")) func whatOnlyLooksLikeADeviceIsNot() async throws {
    let names = [
      "console", "com10", "comma.txt", "aux-1", "nulls", "x.con", "lpt", "con-", ".well-known/nul-x", "a.b.c",
      ".nojekyll", "pr n",
    ]
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    for name in names { site.files.set([], at: "Templates/static/\(name)") }
    let outcome = try await site.built()
    #expect(outcome.messages == "")
    for name in names { #expect(outcome[name] != nil) }
  }

  @Test(.faults("C8")) func postsTermsAndPicturesAreNotCalledLikeDevicesEither() async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "en": [
          "con.md": SmallSite.post("A", body: "![x](aux.png)"), "aux.png": "", "b.md": SmallSite.post("B", "slug: nul"),
        ],
        "_companies": ["prn.yml": "name: P\n"], "_series": ["com1.yml": "title: C\n"],
        "_authors": ["lpt1.yml": "name: L\n"],
        "sk": ["a.md": SmallSite.post("A", "series: com1\nauthors: [lpt1]\ncase: {company: prn}")],
      ]
    ]).built()
    #expect(Set(outcome.rules) == ["unsafe-path"])
    #expect(
      outcome.diagnostics.sorted.map(\.file) == [
        "Posts/_authors/lpt1.yml", "Posts/_companies/prn.yml", "Posts/_series/com1.yml", "Posts/en/aux.png",
        "Posts/en/b.md",
        "Posts/en/con.md",
      ])
  }
}
