import Testing

@testable import ServusLanguage

/// Keys and heading letters beyond the table of sorted lists.
@Suite struct AlphabetTests {
  @Test(arguments: [
    ("sk", "chata", "Ch"), ("sk", "CHATA", "Ch"), ("sk", "Áno", "A"), ("sk", "ľad", "L"), ("sk", "ôsmy", "Ô"),
    ("cs", "řeka", "Ř"), ("cs", "úkol", "U"), ("hu", "Dzsungel", "Dzs"), ("hu", "őz", "Ö"), ("hu", "Ű", "Ü"),
    ("hu", "ssz", "Sz"), ("ru", "ёлка", "Е"), ("ru", "йод", "Й"), ("ru", "Amazon", "A"), ("pl", "łza", "Ł"),
    ("en", "łza", "L"), ("sk", "Ægir", "A"), ("sk", "éclair", "E"), ("sk", "Жук", "Ж"), ("sk", "λ", "Λ"),
    ("sk", "24 h", "#"), ("sk", "„Ahoj“", "#"), ("sk", "", "#"), ("sk", " a", "#"), ("sk", "😀", "#"),
  ]) func headingLetter(name: String, text: String, letter: String) throws {
    #expect(try Languages.named(name).alphabet.letter(of: text) == letter)
  }

  @Test func composedAndDecomposedTextsHaveOneKey() throws {
    for name in Languages.codes {
      let alphabet = try Languages.named(name).alphabet
      for text in ["čučoriedka", "ôsmy", "őz", "żółw", "ёж", "ǘ"] {
        let decomposed = String(Normalization.decomposed(text).map(Character.init))
        #expect(alphabet.key(decomposed) == alphabet.key(text), "\(name): \(text)")
      }
    }
  }

  @Test func keysOfEqualTextsAreEqualAndOthersDiffer() throws {
    let alphabet = try Languages.named("sk").alphabet
    #expect(alphabet.key("Chata") == alphabet.key("Chata"))
    let texts = ["", " ", "-", "1", "a", "A", "á", "Á", "ä", "b", "ch", "cH", "Ch", "CH", "i", "ж", "😀"]
    #expect(Set(texts.map(alphabet.key)).count == texts.count)
  }

  @Test func lettersThatAnAlphabetDoesNotNameFollowIt() throws {
    let alphabet = try Alphabet(order: "b a")
    let sorted = ["z", "c", "a", "b", "ab", "ba"].sorted { alphabet.key($0) < alphabet.key($1) }
    #expect(sorted == ["b", "ba", "a", "ab", "c", "z"])
  }

  @Test func longTextsOfMarksAndDigraphsAreKeyed() throws {
    let alphabet = try Languages.named("hu").alphabet
    let marks = String(repeating: "\u{301}", count: 10_000)
    #expect(alphabet.key("a" + marks) > alphabet.key("a"))
    #expect(alphabet.key(String(repeating: "ddzs", count: 10_000)) < alphabet.key("e"))
  }
}
