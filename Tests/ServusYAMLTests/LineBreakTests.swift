import ServusDiagnostics
import Testing

@testable import ServusYAML

/// U+0085, U+2028 and U+2029 end a line for libyaml, but for nobody else.
@Suite struct LineBreakTests {
  private static let breaks = ["\u{85}", "\u{2028}", "\u{2029}"]

  /// The values of a mapping of texts and lists of texts.
  private func values(of text: String) -> [String: [String]] {
    guard case .mapping(let entries)? = ParsedYAML(text).root?.content else { return [:] }
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.key, texts(of: $0.value)) })
  }

  private func texts(of node: YAMLNode) -> [String] {
    switch node.content {
    case .scalar(let text, _): [text]
    case .list(let items): items.flatMap(texts)
    case .mapping(let entries): entries.flatMap { [$0.key] + texts(of: $0.value) }
    }
  }

  @Test(arguments: breaks) func theyAreLettersOfTexts(_ mark: String) {
    let text =
      "a: \"x\(mark)draft: no\"\nb: [\"\(mark)\", 'y\(mark)\u{F0000}']\n# c\(mark)d: e\nf\(mark): |\n  g\(mark)h\n"
    #expect(
      values(of: text) == [
        "a": ["x\(mark)draft: no"], "b": ["\(mark)", "y\(mark)\u{F0000}"], "f\(mark)": ["g\(mark)h\n"],
      ])
  }

  @Test(arguments: breaks) func theyAreNoLinesOfMessages(_ mark: String) {
    let head = "a: \"\(mark)\"\n"
    for (text, line, column) in [
      ("b: [x\n", 2, 4), ("b: c: d\n", 2, 5), ("b: c\nb: d\n", 3, 1), ("b: d\u{7}\n", 2, 5), ("b: !x y\n", 2, 4),
    ] {
      let found = ParsedYAML(head + text).diagnostics.sorted.map(\.mark)
      #expect(found.map { [$0?.line, $0?.column] } == [[line, column]], "\(text)")
    }
    let twice = ParsedYAML("k\(mark): a\nk\(mark): b\n").diagnostics.sorted
    #expect(twice.map(\.message) == ["key \"k\(mark)\" is given twice"])
    #expect(twice.map(\.mark?.line) == [2])
  }
}
