import Testing

@testable import ServusYAML

/// Mappings of few keys and of many.
struct YAMLMappingTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 18, 40]) func everyKeyIsFoundWhereItStands(count: Int) {
    let text = (0..<count).map { "key\($0): \($0)\n" }.joined()
    guard case .mapping(let mapping)? = ParsedYAML(text.isEmpty ? "{}" : text).root?.content else {
      Issue.record("not a mapping: \(text)")
      return
    }
    #expect(mapping.map(\.key) == (0..<count).map { "key\($0)" })
    for number in 0..<count { #expect(mapping.position(of: "key\(number)") == number) }
    #expect(mapping.position(of: "key\(count)") == nil)
    #expect(mapping.position(of: "") == nil)
  }

  @Test(arguments: [2, 16, 17, 40]) func aKeyThatIsGivenTwiceIsReportedAndTheFirstOneStays(count: Int) {
    let text = (0..<count).map { "key\($0): \($0)\n" }.joined() + "key1: again\n"
    let parsed = ParsedYAML(text)
    #expect(parsed.diagnostics.sorted.map(\.message) == ["key \"key1\" is given twice"])
    #expect(parsed.diagnostics.sorted.first?.mark?.line == count + 1)
    guard case .mapping(let mapping)? = parsed.root?.content, case .scalar(let value, _) = mapping[1].value.content
    else {
      Issue.record("not a mapping of texts: \(text)")
      return
    }
    #expect(mapping.count == count)
    #expect(value == "1")
  }

  /// Equal letters that are composed in another way are the same key, however many keys there are.
  @Test(arguments: [1, 16, 17, 40]) func keysAreTheSameWhereTheirCharactersAre(others: Int) {
    let text = (0..<others).map { "key\($0): \($0)\n" }.joined() + "caf\u{E9}: 1\ncafe\u{301}: 2\n"
    #expect(ParsedYAML(text).diagnostics.sorted.map(\.message) == ["key \"cafe\u{301}\" is given twice"])
  }

  /// While libyaml reads, a line break of Unicode has a stand-in, but not one that is written as an escape.
  @Test(arguments: [0, 15, 16, 40]) func ofKeysThatBecomeTheSameTheFirstIsFound(others: Int) {
    let text = "a\u{2028}b: 1\n\"a\\Lb\": 2\n" + (0..<others).map { "key\($0): \($0)\n" }.joined()
    guard case .mapping(let mapping)? = ParsedYAML(text).root?.content else {
      Issue.record("not a mapping: \(text)")
      return
    }
    #expect(mapping.count == others + 2)
    #expect(mapping.position(of: "a\u{2028}b") == 0)
  }
}
