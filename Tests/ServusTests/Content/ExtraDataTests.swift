import TestSupport
import Testing

@testable import Servus

/// What authors keep under `extra` is there for templates, as they wrote it.
@Suite struct ExtraDataTests {
  private static let layout: FileTree = """
    {{#extra}}
    {{mood}}|{{film.title}} ({{film.year}})|{{#cast}}{{name}}{{#lead}}*{{/lead}},{{/cast}}|{{#tags}}{{.}} {{/tags}}
    {{#free}}free{{/free}}{{^sold}}left{{/sold}}{{^none}}none{{/none}}|{{country}}|{{quoted}}|{{version}}|{{empty}}|
    {{/extra}}
    {{^extra}}nothing{{/extra}}
    <a href="{{extra.url}}">
    """

  private static func site(_ keys: String) throws -> SmallSite {
    try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", keys)]], "Templates": ["post.mustache": layout],
    ])
  }

  @Test func templatesShowIt() async throws {
    let outcome = try await Self.site(
      """
      extra:
        mood: "merry & <b>"
        film: {title: Oscar, year: 1991}
        cast: [{name: Ann, lead: true}, {name: Bo, lead: false}]
        tags: [x, "y"]
        free: true
        sold: false
        none: ~
        country: NO
        quoted: "true"
        version: 1.10
        empty:
        url: https://example.org/?a&b
      """
    ).built()
    #expect(outcome.messages == "")
    #expect(
      outcome["en/a/index.html"] == """
        merry &amp; &lt;b&gt;|Oscar (1991)|Ann*,Bo,|x y 
        freeleftnone|NO|true|1.10||

        <a href="https://example.org/?a&amp;b">
        """)
  }

  @Test func aPostWithoutItHasNone() async throws {
    for keys in ["", "extra:", "extra: ~"] {
      #expect(try await Self.site(keys).built()["en/a/index.html"] == "nothing\n<a href=\"\">")
    }
  }

  @Test func itMayBeAListOrAText() async throws {
    let layout: FileTree = "{{#extra}}[{{.}}]{{/extra}}{{extra}}"
    let shown = [
      "extra: [a, b]": "[a][b]", "extra: a": "[a]a", "extra: true": "[true]true", "extra: no": "[no]no",
      "extra: []": "",
      "extra: [[a, b], {c: d}]": "[][]", "extra: {}": "[]", "extra: false": "false",
    ]
    for (keys, shown) in shown {
      let site = try SmallSite([
        "Posts": ["en": ["a.md": SmallSite.post("A", keys)]], "Templates": ["post.mustache": layout],
      ])
      #expect(try await site.built()["en/a/index.html"] == shown)
    }
  }

  @Test func listsShowItToo() async throws {
    let site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "extra: {mood: merry}")]]])
    let outcome = try await site.built()
    #expect(outcome.files(with: "<span class=\"mood\">merry</span>").contains("en/index.html"))
  }

  @Test func whatAliasesComeToIsLimited() async throws {
    let text = String(repeating: "x", count: 1000)
    let levels = (1...4).map { level in
      "  a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 5).joined(separator: ", "))]"
    }
    let texts = Array(repeating: text, count: 5).joined(separator: ", ")
    let outcome = try await Self.site("extra:\n  a0: &a0 [\(texts)]\n" + levels.joined(separator: "\n")).built()
    #expect(outcome.messages.hasPrefix("Posts/en/a.md:5:3018: error: more than 1 MiB under \"extra\" [too-large]\n"))
    #expect(outcome.messages.hasSuffix("\nhelp: keep what is as large as that in a file beside the post\n"))
  }

  @Test func valuesAreCountedToo() async throws {
    let many = Array(repeating: "a", count: 10_000).joined(separator: ",")
    let messages = try await Self.site("extra: [\(many)]").built().messages
    #expect(messages.hasPrefix("Posts/en/a.md:4:20007: error: more than 10,000 values under \"extra\" [too-large]\n"))
    #expect(try await Self.site("extra: [\(many.dropLast(2))]").built().messages == "")
  }

  @Test func listsThatAliasesPutIntoEachOtherAreNotEndless() async throws {
    let deep = { (inner: String) in String(repeating: "[", count: 60) + inner + String(repeating: "]", count: 60) }
    let site = try Self.site("extra:\n  a: &a \(deep("x"))\n  b: \(deep("*a"))")
    let messages = try await site.built().messages
    #expect(messages.hasPrefix("Posts/en/a.md:5:48: error: nested deeper than 100 levels [too-deep]\n"))
    #expect(messages.hasSuffix("\nhelp: flatten the lists and mappings\n"))
  }

  @Test func whatIsKeptComesBack() throws {
    let data = ExtraData.mapping([
      ("text", .text("ž")), ("flags", .list([.flag(true), .flag(false), .nothing])), ("", .mapping([])),
    ])
    var writer = ByteWriter()
    writer.add(data)
    #expect("\(try Self.read(writer.bytes))" == "\(data)")
  }

  @Test func damagedNotesAreRefusedHoweverDeepTheyAre() {
    #expect(throws: DamagedNotes.self) { try Self.read([UInt8](repeating: 6, count: 100_000) + [1]) }
  }

  private static func read(_ bytes: [UInt8]) throws -> ExtraData {
    try bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      let data = try reader.extraData()
      #expect(reader.isAtEnd)
      return data
    }
  }
}
