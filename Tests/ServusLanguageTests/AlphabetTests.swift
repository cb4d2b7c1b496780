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
    ("sk", "йод", "Й"), ("sk", "þorn", "Þ"), ("sk", "ßa", "S"), ("sk", "ố", "Ô"), ("hu", "Nýřany", "Ny"),
    ("hu", "Ñandú", "N"), ("ru", "Їжак", "І"), ("ru", "éclair", "E"), ("pl", "đ", "D"), ("en", "²", "#"),
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

  @Test func lettersOfOtherAlphabetsStandWhereTheRootOrderHasThem() throws {
    let orders = [
      "hu": ["n", "nz", "ny", "ŋ", "o", "ø", "oz", "z", "zs", "þ", "α", "σ", "ς", "τ", "и", "ий", "і", "й", "я"],
      "ru": ["г", "ґ", "га", "д", "ђ", "е", "є", "ж", "и", "і", "й", "я", "ѵ", "a", "ə", "f", "z", "þ", "ω", "א"],
      "sk": ["a", "aé", "áe", "æ", "aez", "i", "ij", "iz", "ı", "j", "l", "ľ", "ł", "lá", "þ", "ж"],
    ]
    for (name, letters) in orders {
      let alphabet = try Languages.named(name).alphabet
      for (left, right) in zip(letters, letters.dropFirst()) {
        #expect(alphabet.key(left) < alphabet.key(right), "\(name): \(left), \(right)")
      }
    }
  }

  @Test func letterThatAnAlphabetNamesLeavesTheRootOrder() throws {
    let alphabet = try Alphabet(order: "þ a ә\u{308} b g h=ґ і")
    let letters = ["þ", "a", "ӛ", "b", "ƀ", "g", "h", "ґ", "ґ\u{301}", "і", "c"]
    for (left, right) in zip(letters, letters.dropFirst()) {
      #expect(alphabet.key(left) < alphabet.key(right), "\(left), \(right)")
    }
  }

  @Test func marksOnTheLastSignOfADigraphCountToIt() throws {
    let hungarian = try Languages.named("hu").alphabet
    let words = ["Cernz", "Cerny", "Černý", "Cernyi", "sz", "sź", "szs", "szš", "ü", "ǘ", "ű", "ű\u{301}"]
    for (left, right) in zip(words, words.dropFirst()) {
      #expect(hungarian.key(left) < hungarian.key(right), "\(left), \(right)")
    }
    let slovak = try Languages.named("sk").alphabet
    #expect(slovak.key("hz") < slovak.key("cȟ") && slovak.key("cȟ") < slovak.key("i"))
    #expect(slovak.key("oz") < slovak.key("ố") && slovak.key("ộ") < slovak.key("p"))
  }

  @Test func variantsOfACharacterFollowIt() throws {
    let alphabet = try Languages.named("hu").alphabet
    let texts = ["a b", "a\u{A0}b", "a2", "a²", "a3", "cscs", "ccs", "Cscs", "Ccs", "CSCS", "CCS", "d"]
    for (left, right) in zip(texts, texts.dropFirst()) {
      #expect(alphabet.key(left) < alphabet.key(right), "\(left), \(right)")
    }
    #expect(alphabet.key("İ") > alphabet.key("i") && alphabet.key("İz") < alphabet.key("ı"))
  }

  @Test func signsStandBetweenBlanksAndDigits() throws {
    for name in Languages.codes {
      let alphabet = try Languages.named(name).alphabet
      let texts = ["", " ", "_", "-", "–", "—", ",", "!", ".", "…", "'", "’", "“", "(", "/", "&", "#", "%", "+", "~"]
      let more = ["😀", "$", "€", "₽", "0", "½", "9", "a"]
      for (left, right) in zip(texts + more, (texts + more).dropFirst()) {
        #expect(alphabet.key(left) < alphabet.key(right), "\(name): \(left), \(right)")
      }
    }
  }

  @Test func longTextsOfMarksAndDigraphsAreKeyed() throws {
    let alphabet = try Languages.named("hu").alphabet
    let marks = String(repeating: "\u{301}", count: 10_000)
    #expect(alphabet.key("a" + marks) > alphabet.key("a"))
    #expect(alphabet.key(String(repeating: "ddzs", count: 10_000)) < alphabet.key("e"))
  }
}
