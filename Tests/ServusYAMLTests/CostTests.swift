import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusYAML

/// YAML made to be slow or deep is refused by a named limit.
@Suite struct CostTests {
  /// Ten to the power of `levels` values in a few lines.
  private func bomb(levels: Int) -> String {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...levels {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    return text
  }

  private func expectRefusal(
    _ text: String, _ rule: Rule, help: String = "", at location: SourceLocation = #_sourceLocation
  ) {
    let parsed = ParsedYAML(text)
    #expect(parsed.root == nil, sourceLocation: location)
    #expect(parsed.diagnostics.sorted.map(\.rule) == [rule], sourceLocation: location)
    #expect(parsed.diagnostics.sorted.first?.help.hasPrefix(help) == true, sourceLocation: location)
  }

  @Test(.faults("A12")) func anAliasBombIsRefusedBeforeItIsParsed() {
    #expect(
      ParsedYAML.messages(of: bomb(levels: 9)) == """
        a.yml:4:10: error: more than 20 aliases [too-costly]
            a3: &a3 [*a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2]
                     ^
        help: write the values out

        """)
    expectRefusal(bomb(levels: 4), .tooCostly)
    expectRefusal("a: &a [x]\n" + String(repeating: "- *a\n", count: 21), .tooCostly)
    expectRefusal("a: &a [x]\n? *a\n: " + String(repeating: "[*a,*a,*a]\n", count: 10), .tooCostly)
    expectRefusal("a: &a x\n" + String(repeating: "- [\t*a,\"k\":*a]\n", count: 11), .tooCostly)
    expectRefusal("a: &a {b: c}\n" + String(repeating: "x:\n  <<: *a\n", count: 30), .tooCostly)
  }

  @Test(.faults("A12")) func aliasesThatMakeADocumentTooLargeAreRefused() {
    let items = Array(repeating: "x", count: 11_000).joined(separator: ",")
    let text = "a: &a [\(items)]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
    let messages = ParsedYAML.messages(of: text)
    #expect(messages.contains("error: aliases make this document larger than 1,000,000 values [too-costly]\n"))
    #expect(messages.hasSuffix("help: write the values out, or use fewer aliases\n"))
  }

  @Test func fewAliasesAreFollowed() {
    let parsed = ParsedYAML("a: &a [x, y]\nb: *a\nc: [*a, *a]\n")
    #expect(parsed.diagnostics.isEmpty)
    guard case .mapping(let entries) = parsed.root?.content, case .list(let items) = entries[1].value.content else {
      Issue.record("expected a mapping whose second value is a list")
      return
    }
    #expect(items.count == 2)
  }

  @Test func starsInTextsAreNoAliases() {
    #expect(ParsedYAML("a: &a x\nb: " + String(repeating: "2*3 ", count: 100) + "\n").diagnostics.isEmpty)
  }

  @Test(.faults("A13"), arguments: ["[", "{", "- ", "? ", "[{"])
  func deepNestingIsRefusedBeforeItIsParsed(_ opening: String) {
    expectRefusal(String(repeating: opening, count: 100_000), .tooDeep)
    expectRefusal(String(repeating: opening, count: 102), .tooDeep, help: "flatten the lists and mappings")
  }

  @Test func deepNestingByIndentationIsRefused() {
    expectRefusal((0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), .tooDeep)
    expectRefusal((0..<200).map { String(repeating: " ", count: $0) + "-\n" }.joined(), .tooDeep)
  }

  @Test func nestingWithinTheLimitIsRead() {
    let text = String(repeating: "[", count: 90) + String(repeating: "]", count: 90)
    #expect(ParsedYAML(text).diagnostics.isEmpty)
    let long = (0..<5_000).map { "k\($0): [a, b]\n" }.joined()
    #expect(ParsedYAML(long).diagnostics.isEmpty)
  }
}
