import ServusDiagnostics
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
    Attack("16 MB and a byte", .tooLarge) { "a" * ((16 << 20) + 1) },
  ]

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
    Attack("empty lists") { "- \n" * 5_000 },
    Attack("a rule of dashes") { "-" * 100_000 },
    Attack("a rule of stars with blanks") { "* " * 50 + "\n" },
    Attack("nested within the limit") { "> " * 60 + "a" },
    Attack("B6, equal headings") { "## A\n\n" * 20_000 },
    Attack("B6, links") { (0..<200).map { _ in "[a](b.md) " * 50 + "\n\n" }.joined() },
    Attack("B6, a long line") { "word " * 500_000 },
    Attack("B7, one grapheme") { "## a" + "\u{301}" * 200_000 + "\n\n[a" + "\u{301}" * 100_000 + "](b.md)\n" },
    Attack("an aside in asides") { (1...40).map { "> " * $0 + "[!NOTE]\n" + "> " * $0 + "\n" }.joined() },
  ]

  @Test(arguments: refused)
  func aTextThatPassesALimitIsRefused(_ attack: Attack) {
    let converted = Converted(attack.text())
    #expect(converted.document == nil)
    #expect(converted.diagnostics.sorted.map(\.rule) == [attack.rule])
    #expect(converted.diagnostics.sorted.allSatisfy { $0.mark != nil && $0.help != nil })
  }

  @Test(arguments: done)
  func aTextThatLooksSlowIsDone(_ attack: Attack) {
    let converted = Converted(attack.text())
    #expect(converted.document != nil)
    #expect(converted.diagnostics.count(of: .error) == 0, "\(converted.messages.prefix(3))")
  }

  @Test func equalHeadingsAreCounted() {
    #expect(Converted("## A\n\n" * 3_000).document?.headings.last?.id == "a-3000")
  }
}

private func * (text: String, count: Int) -> String {
  String(repeating: text, count: count)
}
