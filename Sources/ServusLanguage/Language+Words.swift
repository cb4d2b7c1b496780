import ServusDiagnostics
import ServusYAML

extension Language {
  typealias Words = (texts: [String: String], phrases: [String: Phrase])

  /// The section `words`: those of `Vocabulary`, and more that a site's own templates may want.
  static func words(reading section: inout StringsSection) -> Words {
    var words: Words = ([:], [:])
    for key in Vocabulary.words.keys.sorted() where !section.hasKey(key) { _ = section.text(key) }
    for key in section.keys {
      guard let text = section.text(key.value) else { continue }
      words.texts[key.value] = text.value
      if let phrase = phrase(text, of: key.value, Vocabulary.words[key.value], &section) {
        words.phrases[key.value] = phrase
      }
    }
    return words
  }

  /// The section `phrases`: each has a text for every category that the plural rules can yield; nil: nobody knows
  /// which they are.
  static func phrases(
    reading section: inout StringsSection, categories: [PluralCategory]?
  ) -> [String: [PluralCategory: Phrase]] {
    for key in Vocabulary.phrases.keys.sorted() where !section.hasKey(key) { _ = section.text(key) }
    var phrases: [String: [PluralCategory: Phrase]] = [:]
    for key in section.keys {
      let known = Vocabulary.phrases[key.value]
      phrases[key.value] = section.section(key.value) { forms(reading: &$0, key, known, categories) }
    }
    return phrases
  }

  private static func forms(
    reading section: inout StringsSection, _ key: Located<String>, _ known: Set<String>?,
    _ categories: [PluralCategory]?
  ) -> [PluralCategory: Phrase] {
    var forms: [PluralCategory: Phrase] = [:]
    let categories = categories ?? PluralCategory.allCases.filter { section.hasKey($0.rawValue) }
    for category in categories {
      if !section.hasKey(category.rawValue) {
        let all = categories.map(\.rawValue).joined(separator: ", ")
        section.report(
          "phrase \"\(key.value)\" lacks the plural form \"\(category.rawValue)\"", at: key.mark,
          help: "the plural rules of this file need: \(all)")
      } else if let text = section.text(category.rawValue) {
        forms[category] = phrase(text, of: key.value, known, &section)
      }
    }
    section.reportUnknownKeys()
    return forms
  }

  /// Parses a text and reports the placeholders that its key does not know; nil: it may have any.
  private static func phrase(
    _ text: Located<String>, of key: String, _ known: Set<String>?, _ section: inout StringsSection
  ) -> Phrase? {
    let phrase = section.parse(text, help: "placeholders look like {name}", Phrase.init(parsing:)) {
      "bad text of \"\(key)\": \($0.message)"
    }
    guard let phrase, let known else { return phrase }
    for name in phrase.placeholders where !known.contains(name) {
      let names = known.sorted().map { "{\($0)}" }.joined(separator: ", ")
      section.report(
        "unknown placeholder {\(name)} in \"\(key)\"", at: text.mark,
        help: known.isEmpty ? "this word has no placeholders" : "known here: \(names)")
    }
    return phrase
  }
}
