import Testing

@testable import ServusLanguage

/// How words are folded for search: chapter 4.2.
@Suite struct WordFoldingTests {
  private func words(_ text: String, _ language: String = "sk") throws -> [String] {
    let folding = try Languages.named(language).folding
    var words: [String] = []
    var text = text
    text.withUTF8 { bytes in folding.forEachWord(in: bytes) { words.append(String(decoding: $0, as: UTF8.self)) } }
    return words
  }

  @Test(arguments: [
    ("sk", "Reklamácia ŽIADOSŤ ľúbivé", ["reklamacia", "ziadost", "lubive"]),
    ("cs", "Příliš žluťoučký KŮŇ", ["prilis", "zlutoucky", "kun"]), ("hu", "Őszi tűzgyűrű", ["oszi", "tuzgyuru"]),
    ("pl", "Łódź, ZAŻÓŁĆ gęślą", ["lodz", "zazolc", "gesla"]), ("ru", "Ёлка, МОЙ подъезд", ["елка", "мой", "подъезд"]),
    ("en", "Crème brûlée Æsop", ["creme", "brulee", "aesop"]),
    ("sk", "Straße, Ørsted, Đurić", ["strasse", "orsted", "duric"]),
  ]) func accentsGoAndLettersOfTheirOwnStay(language: String, text: String, folded: [String]) throws {
    #expect(try words(text, language) == folded)
  }

  @Test func composedAndDecomposedTextsFoldAlike() throws {
    #expect(try words("c\u{30C}aj mo\u{301}j") == ["caj", "moj"])
    #expect(try words("мо\u{438}\u{306}", "ru") == ["мой"])
  }

  @Test func joinedWordsCountWholeAndInParts() throws {
    #expect(try words("e-mail O’Neill 24/7") == ["e", "mail", "email", "o", "neill", "oneill", "24", "7"])
    #expect(
      try words("jin-jang-xy. a–b -c- d--e 'f'") == [
        "jin", "jang", "xy", "jinjangxy", "a", "b", "ab", "c", "d", "e", "f",
      ])
  }

  @Test func whatNobodySeesPartsNoWord() throws {
    #expect(try words("re\u{AD}kla\u{200D}má\u{FEFF}cia\u{A0}x") == ["reklamacia", "x"])
  }

  @Test func longWordsAreCut() throws {
    #expect(try words(String(repeating: "ž", count: 90)) == [String(repeating: "z", count: 40)])
    #expect(try words(String(repeating: "ß", count: 21) + "x") == [String(repeating: "s", count: 40)])
  }

  @Test func signsAreNoWords() throws {
    #expect(try words("… — „“ !? 😀 \u{301}") == [])
  }

  @Test func wordsAreNumberedInTheOrderOfTheirFirstAppearance() {
    var table = WordTable()
    func number(_ word: String) -> Int { Array(word.utf8).withUnsafeBufferPointer { table.insert($0[...]) } }
    let numbers = (0..<3_000).map { number("word \($0 % 1_000)") }
    #expect(numbers == (0..<3_000).map { $0 % 1_000 })
    #expect(table.count == 1_000)
    #expect(String(decoding: table[999], as: UTF8.self) == "word 999")
    #expect(Array("word 7".utf8).withUnsafeBufferPointer { table.number(of: $0[...]) } == 7)
    #expect(Array("word".utf8).withUnsafeBufferPointer { table.number(of: $0[...]) } == nil)
  }

  @Test func wordsThatDifferInOneByteAreOthers() {
    var table = WordTable()
    let words = (1...40).flatMap { count in
      (0..<count).map { place in (0..<count).map { $0 == place ? UInt8(ascii: "b") : UInt8(ascii: "a") } }
    }
    let numbers = words.map { word in word.withUnsafeBufferPointer { table.insert($0[...]) } }
    #expect(numbers == Array(words.indices))
    for (number, word) in words.enumerated() {
      #expect(Array(table[number]) == word)
      #expect(word.withUnsafeBufferPointer { table.number(of: $0[...]) } == number)
    }
    let all = words.flatMap { [UInt8($0.count)] + $0 }
    #expect(Array(table.bytes) == all)
    table.removeAll()
    #expect(table.count == 0 && table.bytes.isEmpty)
    #expect(words[700].withUnsafeBufferPointer { table.insert($0[...]) } == 0)
  }
}
