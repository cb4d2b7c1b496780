import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusYAML

/// What is no YAML, or YAML that is refused, with its place.
@Suite struct SyntaxTests {
  @Test func aTabIsNoIndentation() {
    #expect(
      ParsedYAML.messages(of: "a:\n\tb: c\n") == """
        a.yml:2:1: error: not valid YAML: a tab where a line begins [bad-config]
             b: c
            ^
        help: indent with blanks

        """)
  }

  @Test func aColonInATextNeedsQuotationMarks() {
    #expect(
      ParsedYAML.messages(of: "title: One: two\n") == """
        a.yml:1:11: error: not valid YAML: a colon with a blank behind it in the middle of a text [bad-config]
            title: One: two
                      ^
        help: put a text that holds ": " between quotation marks, or begin a new line for the next key

        """)
  }

  @Test func anOpenBracketHasNoPartner() {
    #expect(
      ParsedYAML.messages(of: "a: b\ntags: [x, y\nc: d\n") == """
        a.yml:2:7: error: not valid YAML: a list that begins with [ has no end [bad-config]
            tags: [x, y
                  ^
        help: close it with ], and put a comma between its items

        """)
  }

  @Test(arguments: ["a: b\ntags: [", "a: b\ntags: [\n", "a: b\ntags: [\n\n\n"])
  func aTextEndsWithinAList(_ text: String) {
    #expect(
      ParsedYAML.messages(of: text) == """
        a.yml:2:8: error: not valid YAML: the text ends where a value should stand [bad-config]
            \(text.split(separator: "\n")[1])
                   ^
        help: write the value, and close what is open with ] or }

        """)
  }

  @Test(arguments: ["a: b\nflag:", "a: b\nflag:\n\n"])
  func whatIsMissingAtTheEndIsMissedThere(_ text: String) {
    let messages = ParsedYAML.messages(of: text) { reader in
      _ = (reader.text("a"), reader.flag("flag"))
    }
    #expect(
      messages == """
        a.yml:2:6: error: "flag" must be true or false, found nothing [bad-config]
            flag:
                 ^
        help: write true or false

        """)
  }

  @Test func anOpenQuotationMarkHasNoPartner() {
    #expect(
      ParsedYAML.messages(of: "a: b\nc: \"open\nd: e\n") == """
        a.yml:2:4: error: not valid YAML: a text between quotation marks has no end [bad-config]
            c: "open
               ^
        help: close the quotation mark, or remove it

        """)
  }

  @Test func anAliasThatNamesNothingIsATextWithoutQuotationMarks() {
    #expect(
      ParsedYAML.messages(of: "a: b\nc: *d\n") == """
        a.yml:2:4: error: not valid YAML: a text cannot begin with "*" [bad-config]
            c: *d
               ^
        help: put the text between quotation marks

        """)
  }

  @Test(.faults("A5")) func aKeyThatIsGivenTwiceIsMarkedWhereItComesAgain() {
    #expect(
      ParsedYAML.messages(of: "title: A\ndate: b\n\"title\": C\n", reading: { $0.readAll(["title", "date"]) }) == """
        a.yml:3:1: error: key "title" is given twice [bad-config]
            "title": C
            ^~~~~~~
        help: the first one stands in line 1; keep one of them

        """)
    // The first one counts, so that what else is wrong comes to light in the same run.
    var read: String?
    _ = ParsedYAML.messages(of: "k: 1\nk: 2\n") { read = $0.text("k")?.value }
    #expect(read == "1")
    #expect(ParsedYAML("x:\n  k: 1\n  l: 2\n  k: 3\n").diagnostics.sorted.first?.mark == SourceMark(line: 4, column: 3))
    #expect(ParsedYAML("k: 1\nx: { k: 1 }\nkk: 2\nk: 3\n").diagnostics.sorted.first?.mark?.line == 4)
  }

  @Test func linesCountFromTheBeginningOfTheFile() {
    let source = SourceText(path: "a.md", text: "---\ntitle: A\nc: *d\n---\n")
    var diagnostics = Diagnostics()
    #expect(
      YAMLParser(source: source, rule: .frontMatter).parse(4..<19, firstLine: 2, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.sorted.first?.mark == SourceMark(line: 3, column: 4))
    #expect(diagnostics.sorted.first?.excerpt?.text == "c: *d")
  }

  @Test(
    .faults("A14"),
    arguments: [
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

extension MappingReader {
  fileprivate mutating func readAll(_ keys: [String]) {
    for key in keys { _ = text(key) }
  }
}
