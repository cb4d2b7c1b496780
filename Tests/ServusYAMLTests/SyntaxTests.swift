import ServusDiagnostics
import Testing

@testable import ServusYAML

/// What is no YAML, or YAML that is refused, with its place.
@Suite struct SyntaxTests {
  @Test func aTabIsNoIndentation() {
    #expect(
      ParsedYAML.messages(of: "a:\n\tb: c\n") == """
        a.yml:2:1: error: not valid YAML: found character that cannot start any token [bad-config]
             b: c
            ^
        help: indent with spaces, not tabs, and put a text that begins with @, ` or % between quotation marks

        """)
  }

  @Test func aColonInATextNeedsQuotationMarks() {
    #expect(
      ParsedYAML.messages(of: "title: One: two\n") == """
        a.yml:1:11: error: not valid YAML: mapping values are not allowed in this context [bad-config]
            title: One: two
                      ^
        help: put a text that holds ": " between quotation marks

        """)
  }

  @Test func anOpenBracketHasNoPartner() {
    #expect(
      ParsedYAML.messages(of: "a: b\ntags: [x, y\nc: d\n").hasSuffix(
        "help: an opening quotation mark or bracket has no partner\n"))
    #expect(ParsedYAML("a: b\ntags: [x, y\nc: d\n").diagnostics.sorted.first?.mark?.line ?? 0 >= 2)
  }

  @Test func anOpenQuotationMarkHasNoPartner() {
    let messages = ParsedYAML.messages(of: "a: b\nc: \"open\nd: e\n")
    #expect(messages.contains("error: not valid YAML: found unexpected end of stream [bad-config]"))
    #expect(messages.hasSuffix("help: an opening quotation mark or bracket has no partner\n"))
  }

  @Test func anAliasThatNamesNothingIsATextWithoutQuotationMarks() {
    #expect(
      ParsedYAML.messages(of: "a: b\nc: *d\n") == """
        a.yml:2:4: error: not valid YAML: found undefined alias [bad-config]
            c: *d
               ^
        help: a text that begins with * must stand between quotation marks

        """)
  }

  @Test func aKeyThatIsGivenTwiceIsMarkedWhereItComesAgain() {
    #expect(
      ParsedYAML.messages(of: "title: A\ndate: b\n\"title\": C\n") == """
        a.yml:3:1: error: key "title" is given twice [bad-config]
            "title": C
            ^~~~~
        help: the first one stands in line 1; keep one of them

        """)
    #expect(ParsedYAML("x:\n  k: 1\n  l: 2\n  k: 3\n").diagnostics.sorted.first?.mark == SourceMark(line: 4, column: 3))
    #expect(ParsedYAML("k: 1\nx: { k: 1 }\nkk: 2\nk: 3\n").diagnostics.sorted.first?.mark?.line == 4)
  }

  @Test func linesCountFromTheBeginningOfTheFile() {
    let source = SourceText(path: "a.md", text: "---\ntitle: A\nc: *d\n---\n")
    var diagnostics = Diagnostics()
    #expect(
      YAMLParser(source: source, rule: .frontMatter).parse(4..<19, firstLine: 2, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.sorted.first?.mark == SourceMark(line: 3, column: 4))
    #expect(diagnostics.sorted.first?.excerpt == "c: *d")
  }

  @Test(arguments: [
    "!!python/object:os.system x", "!!python/name:os.system", "!ruby/object:X {}", "!!ruby/object:X {}",
    "!!binary aGk=",
    "!custom x", "!<tag:example.org,2000:x> y", "!!set {a, b}", "!!omap [a: b]", "[a, !custom b]", "{a: !custom b}",
    "!!!",
  ])
  func aForeignTagIsRefusedAtItsPlace(_ value: String) {
    let parsed = ParsedYAML("a: b\nc: \(value)\n")
    #expect(parsed.root == nil)
    #expect(parsed.diagnostics.sorted.map(\.rule) == [.badConfig])
    #expect(parsed.diagnostics.sorted.first?.mark?.line == 2)
    #expect(parsed.diagnostics.sorted.first?.message.hasPrefix("the YAML tag ") == true)
  }

  @Test(arguments: ["!!str x", "!!int 1", "!!seq [a]", "!!map {a: b}", "! x", "x!y", "Hello!", "[a!, b]", "\"!x\""])
  func coreTagsAndExclamationMarksArePlain(_ value: String) {
    #expect(ParsedYAML("c: \(value)\n").diagnostics.isEmpty)
  }

  @Test func onlyTheFirstDocumentIsThere() {
    #expect(ParsedYAML("").root == nil)
    #expect(ParsedYAML("# nothing\n").diagnostics.isEmpty)
    #expect(ParsedYAML("a: b\n--- \nc: d\n").diagnostics.count(of: .error) == 1)
  }

  @Test func aControlCharacterIsNoYAML() {
    let parsed = ParsedYAML("a: b\nc: d\u{7}\n")
    #expect(parsed.root == nil)
    #expect(parsed.diagnostics.sorted.first?.mark?.line == 2)
    #expect(ParsedYAML("a: \u{0}\n").root == nil)
  }
}
