import ServusDiagnostics
import Testing

@testable import ServusLanguage

/// The six strings files.
@Suite struct StringsFileTests {
  @Test(arguments: Languages.codes + ["en-GB"]) func isReadWithoutFinding(name: String) throws {
    let language = try Languages.named(name)
    #expect(language.code == name.prefix(2))
    #expect(language.locale.hasPrefix(name.prefix(2) + "_"))
    #expect(language.direction == .ltr)
  }

  @Test(arguments: Languages.codes) func hasExactlyTheWordsThatAreWanted(code: String) throws {
    let language = try Languages.named(code)
    #expect(Set(language.words.keys) == Set(Vocabulary.words.keys))
    #expect(Set(language.pluralPhrases.keys) == Set(Vocabulary.phrases.keys))
  }

  @Test(arguments: Languages.codes) func hasEveryPluralFormOfEachPhrase(code: String) throws {
    let language = try Languages.named(code)
    for (key, forms) in language.pluralPhrases {
      #expect(Set(forms.keys) == Set(language.plurals.categories), "\(code): \(key)")
      for (category, form) in forms { #expect(form.placeholders.contains("n"), "\(code): \(key), \(category)") }
    }
  }

  @Test(arguments: Languages.codes) func wordsUseEveryPlaceholderThatTheyAreGiven(code: String) throws {
    let language = try Languages.named(code)
    for (key, names) in Vocabulary.words where !names.isEmpty {
      let used = try #require(language.wordPhrases[key]).placeholders
      #expect(Set(used) == names, "\(code): \(key)")
    }
  }

  @Test(arguments: Languages.codes) func descriptionsOfPagesDifferAndFitASearchResult(code: String) throws {
    let language = try Languages.named(code)
    let texts = ["tags", "archive", "companies", "authors", "series", "search"].map { language.word($0 + "_text") }
    for text in texts { #expect((50...150).contains(text.count), "\(text)") }
    #expect(Set(texts).count == texts.count)
  }

  @Test(arguments: Languages.codes) func wordsAreWrittenWithoutTypewriterSigns(code: String) throws {
    let language = try Languages.named(code)
    for (key, text) in language.words {
      #expect(!text.contains { "'\"".contains($0) } && !text.contains("...") && !text.contains("  "), "\(code): \(key)")
      #expect(text == text.precomposed && text.first?.isWhitespace == false && text.last?.isWhitespace == false)
    }
  }

  @Test func rulesMayBePastedWithTheirSamples() throws {
    let text = try Languages.text(of: "en").replacing(
      "ordinal:\n",
      with: """
        ordinal:
            zero: n = 0,7..9 @integer 0, 7~9 @decimal 0.0, 7.0~9.0
            many: "f % 10 = 4 and v != 0 or e != 0..5 @integer 1c6, 2c6, … @decimal 0.4, 1.0000001c6, …"
            other: "@integer 4~6, 10, …"

        """)
    let ordinals = try Languages.language("en", strings: text).ordinals
    #expect(ordinals.categories == [.zero, .one, .two, .few, .many, .other])
    let numbers = ["0", "8.0", "1", "13", "4.4", "2c6", "5"]
    let categories = try numbers.map { ordinals.category(of: try #require(PluralOperands($0))) }
    #expect(categories == [.zero, .zero, .one, .other, .many, .many, .other])
  }

  @Test func ownNamesAndSpeedsAreThoseOfTheReference() throws {
    let languages = try Languages.codes.map(Languages.named)
    #expect(languages.map(\.name) == ["slovenčina", "čeština", "magyar", "русский", "polski", "English"])
    #expect(languages.map(\.readingSpeed) == [200, 200, 190, 195, 190, 235])
    #expect(languages.map(\.locale) == ["sk_SK", "cs_CZ", "hu_HU", "ru_RU", "pl_PL", "en_US"])
    #expect(try Languages.named("en-GB").locale == "en_GB")
  }
}

extension String {
  fileprivate var precomposed: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Normalization.composed(self))
    return String(view)
  }
}
