import ServusDiagnostics
import Testing

@testable import ServusYAML

/// Values of the wrong kind and keys that nobody knows.
@Suite struct MappingReaderTests {
  private func expect(
    _ text: String, _ messages: String, at location: SourceLocation = #_sourceLocation,
    reading keys: (inout MappingReader) -> Void = { _ in }
  ) {
    let actual = ParsedYAML.messages(of: text, reading: keys)
    #expect(actual == messages, sourceLocation: location)
  }

  @Test func aTextThatIsNoneIsReported() {
    expect(
      "title: [a, b]\nname: {a: b}\n",
      """
      a.yml:1:8: error: "title" must be a text, found a list [bad-config]
          title: [a, b]
                 ^
      help: write one text here
      a.yml:2:7: error: "name" must be a text, found a mapping [bad-config]
          name: {a: b}
                ^
      help: write one text here

      """
    ) { reader in
      #expect(reader.text("title") == nil)
      #expect(reader.text("name") == nil)
    }
  }

  @Test func aFlagThatIsNoneIsReported() {
    expect(
      "draft: nie\ntoc: [yes]\n",
      """
      a.yml:1:8: error: "draft" must be true or false, not "nie" [bad-config]
          draft: nie
                 ^~~
      help: write true or false
      a.yml:2:6: error: "toc" must be true or false, found a list [bad-config]
          toc: [yes]
               ^
      help: write true or false

      """
    ) { reader in
      #expect(reader.flag("draft") == nil)
      #expect(reader.flag("toc") == nil)
    }
  }

  @Test(arguments: ["0", "21", "1.5", "ten", "\"10\"", "0x10", "1_0", "99999999999999999999", "1, [2]"])
  func aNumberThatIsNoneOrOutOfRangeIsReported(_ value: String) {
    let messages = ParsedYAML.messages(of: "n: [\(value)]\n") { _ = $0.integers("n", in: 1...20) }
    #expect(messages.contains("error: \"n\" must be a whole number from 1 to 20 [bad-config]"))
  }

  @Test func aListThatIsAMappingIsReported() {
    expect(
      "tags:\n  a: b\n",
      """
      a.yml:2:3: error: "tags" must be a list, found a mapping [bad-config]
          a: b
          ^
      help: write a list: [one, two]

      """
    ) { _ = $0.texts("tags") }
  }

  @Test(arguments: [
    ("pizza", "pizza"), ("2", "2"), ("/old/", "/old/"), ("\"a: b\"", "\"a: b\""), ("one, two", "\"one, two\""),
    ("\"\"", "\"\""), ("'say \"a\"'", "'say \"a\"'"),
  ])
  func aSingleTextIsNoList(_ written: String, item: String) {
    let messages = ParsedYAML.messages(of: "tags: \(written)\n") { #expect($0.texts("tags").isEmpty) }
    #expect(
      messages == """
        a.yml:1:7: error: "tags" must be a list, found a text [bad-config]
            tags: \(written)
                  \(written.count == 1 ? "^" : "^" + String(repeating: "~", count: written.count - 1))
        help: write a list: [\(item)]

        """)
    let mended = ParsedYAML.messages(of: "tags: [\(item)]\n") { #expect($0.texts("tags").count == 1) }
    #expect(mended == "")
  }

  @Test func aListThatHoldsMappingsHasItsOwnExample() {
    let messages = ParsedYAML.messages(of: "groups: all\n") { _ = $0.list("groups", example: "[{from: 1, to: 3}]") }
    #expect(messages.hasSuffix("help: write a list: [{from: 1, to: 3}]\n"))
  }

  @Test(arguments: ["", "[]"]) func aListWithoutItemsIsEmpty(_ written: String) {
    let messages = ParsedYAML.messages(of: "tags: \(written)\n") { #expect($0.names("tags").isEmpty) }
    #expect(messages == "")
  }

  @Test func anItemOfTheWrongKindIsReportedAtItsPlace() {
    expect(
      "tags:\n- a\n- b: c\n",
      """
      a.yml:3:3: error: "tags" must be a text, found a mapping [bad-config]
          - b: c
            ^
      help: write one text here

      """
    ) { reader in
      #expect(reader.texts("tags").map(\.value) == ["a"])
    }
  }

  @Test func anUnknownKeyNamesTheNearest() {
    expect(
      "titel: A\nzzz: b\n",
      """
      a.yml:1:1: warning: unknown key "titel" [unknown-key]
          titel: A
          ^~~~~
      help: did you mean "title"?
      a.yml:2:1: warning: unknown key "zzz" [unknown-key]
          zzz: b
          ^~~
      help: known here: date, title

      """
    ) { reader in
      _ = reader.text("title")
      _ = reader.text("date")
    }
  }

  @Test func aDocumentThatIsNoMappingIsReported() {
    expect(
      "- a\n",
      """
      a.yml:1:1: error: expected keys with values, found a list [bad-config]
          - a
          ^
      help: write key: value, each key on a line of its own

      """)
    #expect(ParsedYAML.messages(of: "text\n").contains("found a text"))
  }

  @Test(arguments: ["No", "1.10", "007", "1e3", "0x1F", "12:30:45", "null", "~", "2015-03-02", "\"a\\tb\"", "'it''s'"])
  func textsKeepTheirSpelling(_ spelling: String) {
    var found: Located<String>?
    #expect(ParsedYAML.messages(of: "k: \(spelling)\n") { found = $0.text("k") } == "")
    let expected = ["\"a\\tb\"": "a\tb", "'it''s'": "it's"][spelling] ?? spelling
    #expect(found?.value == expected)
    #expect(found?.mark.line == 1)
    #expect(found?.mark.column == 4)
  }

  @Test func aKeyWithoutAValueIsMissing() {
    let messages = ParsedYAML.messages(of: "a:\nb: \"\"\n") { reader in
      #expect(reader.text("a") == nil)
      #expect(reader.hasKey("a"))
      #expect(reader.text("b")?.value == "")
      #expect(reader.text("c") == nil)
    }
    #expect(messages == "")
  }

  @Test func marksCountCharactersNotBytes() {
    expect(
      "ž: { č: ľ, draft: nie }\n",
      """
      a.yml:1:19: error: "draft" must be true or false, not "nie" [bad-config]
          ž: { č: ľ, draft: nie }
                            ^~~
      help: write true or false

      """
    ) { reader in
      guard var nested = reader.mapping("ž") else { return }
      _ = nested.text("č")
      _ = nested.flag("draft")
      reader.finish(nested)
    }
  }
}
