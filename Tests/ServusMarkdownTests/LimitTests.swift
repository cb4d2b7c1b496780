import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusMarkdown

/// Texts made to be slow are refused by a named limit, or are done in linear time.
@Suite struct LimitTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: @Sendable () -> String
    let rule: Rule?

    init(_ name: String, _ rule: Rule? = nil, _ text: @escaping @Sendable () -> String) {
      (testDescription, self.text, self.rule) = (name, text, rule)
    }
  }

  static let refused = [
    Attack("B1, pictures in pictures", .tooCostly) { "![[]()" * 160_000 },
    Attack("B1, fewer of them", .tooCostly) { "![[]()" * 20_000 },
    Attack("B2, lists and blank lines", .tooDeep) { "- " * 30_000 + "x" + "\n" * 30_000 },
    Attack("B2, in a quotation", .tooDeep) { "> " + "- " * 30_000 + "x\n" + ">\n" * 30_000 },
    Attack("B3, quotations and emphasis", .tooDeep) { ">" * 100_000 + "a*" * 100_000 },
    Attack("B4, quotations", .tooDeep) { ">" * 100_000 },
    Attack("B4, brackets", .tooCostly) { "[" * 100_000 },
    Attack("brackets over many lines", .tooCostly) { "[[[[\n" * 10_000 },
    Attack("nested brackets", .tooCostly) { "[" * 50_000 + "a" + "]" * 50_000 },
    Attack("numbered lists", .tooDeep) { "1. " * 200 + "x" },
    Attack("numbered lists with parentheses", .tooDeep) { "1) " * 200 + "x" },
    Attack("lists by indentation", .tooDeep) { (0..<300).map { "  " * $0 + "* a\n" }.joined() },
    Attack("lists by tabs", .tooDeep) { (0..<300).map { "\t" * $0 + "* a\n" }.joined() },
    Attack("blank lines", .tooCostly) { "a" + "\n" * 10_003 },
    Attack("blank lines with blanks", .tooCostly) { "- a\n" + " \t\n" * 10_002 },
    Attack("references to footnotes in one paragraph", .tooCostly) { "[^a]" * 50_000 + "\n\n[^a]: x\n" },
    Attack("boxes in one paragraph", .tooCostly) { "[ ]" * 50_000 },
    Attack("10,000 asides in each other", .tooDeep) { ">" * 10_000 + "[!NOTE]\n" + ">" * 10_000 + "a" },
    Attack("16 MB and a byte", .tooLarge) { "a" * ((16 << 20) + 1) },
  ]

  @Test(arguments: [
    ("- " * 200 + "x", "lists and quotations nested deeper than 100 levels", "flatten them"),
    ("a" + "\n" * 10_003, "more than 10,000 blank lines in a row", "remove them"),
    ("[" * 30_000, "more than 20,000 opening brackets in one paragraph", "split the paragraph"),
    ("a" * ((16 << 20) + 1), "the text is larger than 16 MB", "split it into several posts"),
    (
      "|" * 5_000 + "\n" + "|-" * 4_999 + "|\n" + "|x\n" * 1_000, "tables with more than 500,000 missing cells",
      "split the table"
    ),
  ])
  func aRefusalNamesTheLimitAndAWayOut(text: String, message: String, help: String) {
    let finding = Converted(text).diagnostics.sorted.first
    #expect(finding?.message == message)
    #expect(finding?.help == help)
  }

  static let done = [
    Attack("B4, nested emphasis") { "*a **a " * 32_500 + "b" + " a** a*" * 32_500 },
    Attack("emphasis closers") { "a_ " * 30_000 },
    Attack("emphasis openers") { "_a " * 30_000 },
    Attack("link closers") { "a]" * 30_000 },
    Attack("mismatched openers and closers") { "*a_ " * 30_000 },
    Attack("multiple of three") { "a**b" + "c* " * 30_000 },
    Attack("backticks") { (1...1_000).map { "e" + "`" * $0 }.joined() },
    Attack("entities") { "&" * 50_000 + "&#" * 20_000 },
    Attack("unclosed comments") { "</" + "<!--" * 30_000 },
    Attack("unclosed instructions") { "<?" * 30_000 },
    Attack("unclosed declarations") { "<!A " * 30_000 },
    Attack("autolinks") { "<a:" * 30_000 },
    Attack("references") { (0..<5_000).map { "[x\($0)]: /y\n" }.joined() + "\n" + "[x1] " * 5_000 },
    Attack("references before a long word") { "[x]: f.md\n\n" + "[x] " * 5_000 + "f" * 2_000_000 },
    Attack("forbidden references behind a long word") {
      "x" * 2_000_000 + "]: javascript:1\n\n[x]: javascript:1\n\n" + "[x] " * 5_000
    },
    Attack("empty lists") { "- \n" * 5_000 },
    Attack("a rule of dashes") { "-" * 100_000 },
    Attack("a rule of stars with blanks") { "* " * 50 + "\n" },
    Attack("nested within the limit") { "> " * 60 + "a" },
    Attack("B6, equal headings") { "## A\n\n" * 20_000 },
    Attack("B6, links") { (0..<200).map { _ in "[a](b.md) " * 50 + "\n\n" }.joined() },
    Attack("B6, a long line") { "word " * 500_000 },
    Attack("B7, one grapheme") { "## a" + "\u{301}" * 200_000 + "\n\n[a" + "\u{301}" * 100_000 + "](b.md)\n" },
    Attack("pipes") { "|" * 50_000 },
    Attack("a table of pipes") { "|" * 50_000 + "\n" + "|-" * 49_999 + "|\n" + "|" * 50_000 },
    Attack("escaped pipes") { "|a|\n|-|\n" + "\\|" * 50_000 },
    Attack("50,000 rows") { "|a|b|\n|-|-|\n" + "|c|d|\n" * 50_000 },
    Attack("50,000 delimiter rows") { "a\n" + "|-|-|\n" * 50_000 },
    Attack("tables that are none") { "|a|\n|-|-|\n" * 30_000 },
    Attack("50,000 tables") { "|a|\n|-|\n\n" * 50_000 },
    Attack("tables between definitions") {
      (0..<3_000).map { "[x\($0)]: /y\n\n|[x\($0)]|\n|-|\n\n" }.joined()
    },
    Attack("a table in quotations") { "> " * 50 + "|a|\n" + ("> " * 50 + "|-|\n") * 2_000 },
    Attack("references to one footnote") { "[^a]\n\n" * 50_000 + "[^a]: x\n" },
    Attack("footnotes") { (0..<20_000).map { "a[^\($0)]\n\n[^\($0)]: x\n" }.joined() },
    Attack("footnotes in a chain") {
      "[^0]\n\n" + (0..<20_000).map { "[^\($0)]: x[^\(($0 + 1) % 20_000)]\n\n" }.joined()
    },
    Attack("a footnote and blank lines") { "[^a]\n\n" + ("[^a]: x" + "\n" * 9_000) + "b" },
    Attack("a footnote's lazy lines") { "[^a]\n\n[^a]: x\n" + "y\n" * 100_000 },
    Attack("tildes") { "~" * 100_000 },
    Attack("tildes and letters") { "~a" * 100_000 },
    Attack("tildes that open") { "~a " * 100_000 },
    Attack("tildes that close") { "a~ " * 100_000 },
    Attack("two tildes and one") { "~~a ~b" * 50_000 + "~~" },
    Attack("nested strikethrough") { "~a " * 20_000 + " b~" * 20_000 },
    Attack("boxes") { "- [ ] a\n\n" * 50_000 },
    Attack("nested boxes") { (0..<40).map { "  " * $0 + "- [ ] a\n" }.joined() },
    Attack("www") { "www." * 50_000 },
    Attack("www with underscores") { "_www.a_b" * 50_000 + " " + "(www.a_b" * 50_000 },
    Attack("schemes") { "http://" * 50_000 + " " + "http://a_b " * 50_000 },
    Attack("letters before a colon") { "a" * 100_000 + "://a " + "a:" * 50_000 },
    Attack("parentheses after an address") { "https://a.example" + ")" * 100_000 + "(" * 100_000 },
    Attack("entities after an address") { "https://a.example" + "&a;" * 100_000 },
    Attack("names before a sign") { "a@" * 50_000 + " " + "x@x." * 50_000 + " " + "x@x " * 50_000 },
    Attack("long names") { "a" * 100_000 + "@" + "b." * 50_000 + "@" + "c-" * 50_000 },
    Attack("escaped signs") { "\\~\\[" * 9_000 + "~a~" },
    Attack("an aside in asides") {
      (1...40).map { "> " * $0 + "[!NOTE]\n" + "> " * $0 + "\n" }.joined() + "> " * 40 + "a"
    },
    Attack("turns in one paragraph") { "> [!CHAT]\n" + "> **a:** b\n" * 20_000 },
    Attack("many speakers") { "> [!CHAT]\n" + (1...20_000).map { "> **a\($0):** b\n" }.joined() },
  ]

  /// In seconds of processor time, which a busy machine does not lengthen.
  private static let longest = 60.0

  @Test(.faults("B1", "B2", "B3", "B4"), arguments: refused) func aTextThatPassesALimitIsRefused(_ attack: Attack) {
    let text = attack.text()
    var converted = Converted("")
    #expect(processorTime { converted = Converted(text) } < Self.longest)
    #expect(converted.document == nil)
    #expect(converted.diagnostics.sorted.map(\.rule) == [attack.rule])
    #expect(converted.diagnostics.sorted.allSatisfy { $0.mark != nil })
  }

  @Test(.faults("B4", "B6", "B7"), arguments: done) func aTextThatLooksSlowIsDone(_ attack: Attack) {
    let text = attack.text()
    var converted = Converted("")
    #expect(processorTime { converted = Converted(text) } < Self.longest)
    #expect(converted.document != nil)
    #expect(converted.diagnostics.count(of: .error) == 0, "\(converted.messages.prefix(3))")
  }

  /// What libcmark alone would take long for.
  @Test(.faults("B1", "B2", "B3")) func bareCommonMarkHasLimitsToo() {
    func plain(_ text: String) -> (html: [UInt8]?, messages: [String]) {
      var diagnostics = Diagnostics()
      let html = MarkdownConverter.plainHTML(SourceText(path: "a.md", text: text), diagnostics: &diagnostics)
      return (html, diagnostics.sorted.map(\.message))
    }
    #expect(
      plain("- " * 30_000 + "x" + "\n" * 30_000).messages == ["lists and quotations nested deeper than 1000 levels"])
    #expect(plain("![[]()" * 160_000).messages == ["more than 20,000 opening brackets in one paragraph"])
    #expect(plain("x" + "\n" * 30_000).messages == ["more than 10,000 blank lines in a row"])
    let deep = plain("> " * 600 + "x")
    #expect(deep.messages == [])
    let (opening, closing) = ("<blockquote>\n" * 600, "</blockquote>\n" * 600)
    #expect(deep.html == Array("\(opening)<p>x</p>\n\(closing)".utf8))
  }

  @Test(.faults("B6")) func equalHeadingsAreCounted() {
    #expect(Converted("## A\n\n" * 3_000).document?.headings.last?.id == "a-3000")
  }
}
