import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusMarkdown

/// Texts on which implementations of CommonMark took quadratic time or more: the cases that the reference implementation tests
/// itself with. Each is done or refused by a limit; none hangs.
@Suite(.faults("B5")) struct PathologicalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: Rule?
    let text: @Sendable () -> String

    init(_ name: String, refused rule: Rule? = nil, _ text: @escaping @Sendable () -> String) {
      (testDescription, self.rule, self.text) = (name, rule, text)
    }
  }

  static let cases = [
    Case("strong emphasis in emphasis") { "*a **a " * 65_000 + "b" + " a** a*" * 65_000 },
    Case("ends of emphasis without beginnings") { "a_ " * 65_000 },
    Case("beginnings of emphasis without ends") { "_a " * 65_000 },
    Case("ends of links without beginnings") { "a]" * 65_000 },
    Case("beginnings of links without ends", refused: .tooCostly) { "[a" * 65_000 },
    Case("beginnings and ends that do not match") { "*a_ " * 50_000 },
    Case("beginnings and ends, multiples of three") { "a**b" + "c* " * 50_000 },
    Case("beginnings of links and ends of emphasis", refused: .tooCostly) { "[ a_" * 50_000 },
    Case("emphasis across a link") { "**x [a*b**c*](https://example.org/d)" },
    Case("nested brackets", refused: .tooCostly) { "[" * 50_000 + "a" + "]" * 50_000 },
    Case("nested quotations", refused: .tooDeep) { "> " * 50_000 + "a" },
    Case("nested lists", refused: .tooDeep) { (0..<1_000).map { "  " * $0 + "* a\n" }.joined() },
    Case("NUL") { "abc\u{0}de\u{0}" },
    Case("backticks") { (1..<3_000).map { "e" + "`" * $0 }.joined() },
    Case("backticks, 50 MB", refused: .tooLarge) { (1..<10_000).map { "e" + "`" * $0 }.joined() },
    Case("links without ends in angle brackets", refused: .tooCostly) { "[a](<b" * 50_000 },
    Case("links without ends", refused: .tooCostly) { "[a](b" * 50_000 },
    Case("links without ends within the limit") { "[a](<b" * 10_000 + "\n\n" + "[a](b" * 10_000 },
    Case("comments without ends") { "</" + "<!--" * 300_000 },
    Case("references", refused: .tooCostly) { (1..<800_000).map { "[\($0)]: u\n" }.joined() + "[0] " * 50_000 },
    Case("references within the limit") {
      (1..<100_000).map { "[\($0)]: u\n" + ($0 % 10_000 == 0 ? "\n" : "") }.joined() + "\n" + "[0] " * 15_000
    },
    Case("blank lines in nested lists", refused: .tooDeep) { "- " * 30_000 + "x" + "\n" * 30_000 },
    Case("blank lines in nested lists in a quotation", refused: .tooDeep) {
      "> " + "- " * 30_000 + "x\n" + ">\n" * 30_000
    },
    Case("blank lines in nested lists within the limits") { "- " * 45 + "x" + "\n" * 9_999 },
    Case("emphasis in deep quotations", refused: .tooDeep) { ">" * 100_000 + "a*" * 100_000 },
    Case("emphasis in quotations within the limit") { ">" * 100 + "a*" * 100_000 },
    Case("brackets and parentheses", refused: .tooCostly) { "[ (](" * 80_000 },
    Case("brackets and parentheses within the limit") { "[ (](" * 19_000 },
    Case("pictures in pictures", refused: .tooCostly) { "![[]()" * 160_000 },
    Case("pictures in pictures within the limit") { "![[]()" * 9_999 },
  ]

  @Test(.timeLimit(.minutes(10)), arguments: cases) func aPathologicalTextIsDoneOrRefused(_ pathology: Case) {
    let converted = Converted(pathology.text(), rawHTML: .keep)
    let faults = converted.diagnostics.sorted.filter { $0.severity == .error }
    #expect((converted.document == nil) == (pathology.rule != nil))
    #expect(faults.map(\.rule) == (pathology.rule.map { [$0] } ?? []), "\(converted.messages.prefix(3))")
  }

  @Test func textsThatAreDoneMeanWhatTheySay() {
    #expect(
      Converted("*a **a " * 1_000 + "b" + " a** a*" * 1_000).html
        == "<p>" + "<em>a <strong>a " * 1_000 + "b" + " a</strong> a</em>" * 1_000 + "</p>\n")
    #expect(
      Converted("**x [a*b**c*](d)").html == "<p>**x <a href=\"[d]\">a<em>b**c</em></a></p>\n")
    #expect(Converted("abc\u{0}de\u{0}").html == "<p>abc\u{FFFD}de\u{FFFD}</p>\n")
  }
}
