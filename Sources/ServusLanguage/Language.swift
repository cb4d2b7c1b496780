/// A language as its strings file describes it. A new language needs such a file and no code. An object, since every page and
/// every text hands it around.
package final class Language: Sendable {
  /// Which way the script runs.
  package enum Direction: String, CaseIterable, Sendable {
    case ltr, rtl
  }

  /// The BCP 47 tag, which is the name of the strings file: `sk`.
  package let code: String
  /// The language's own name: `slovenčina`.
  package let name: String
  /// Which way the pages run.
  package let direction: Direction
  /// Language and region as Open Graph writes them: `sk_SK`.
  package let locale: String
  /// The dates of chapter 1.3.
  package let calendar: DateFormats
  /// The slugs of chapter 3.
  package let slugger: Slugger
  /// The order of chapter 1.5.
  package let alphabet: Alphabet
  /// The cardinal rules of chapter 1.1.
  package let plurals: PluralRules
  /// The ordinal rules of chapter 1.1.
  package let ordinals: PluralRules
  /// The numbers of chapter 1.4.
  package let numbers: NumberFormat
  /// The typography of chapter 2.
  package let typography: Typography
  /// How words are searched for: chapter 4.2.
  package let folding: WordFolding
  /// The signals of chapter 5.
  package let signals: LanguageSignals
  /// Words per minute: chapter 7.
  package let readingSpeed: Int
  /// The interface words without a number, by key, as they stand in the file.
  package let words: [String: String]
  /// The words that have placeholders.
  let wordPhrases: [String: Phrase]
  /// The phrases that depend on a number.
  let pluralPhrases: [String: [PluralCategory: Phrase]]
  let lists: ListFormat

  init(
    code: String, name: String, direction: Direction, locale: String, calendar: DateFormats, slugger: Slugger,
    alphabet: Alphabet, plurals: PluralRules, ordinals: PluralRules, numbers: NumberFormat, typography: Typography,
    folding: WordFolding, signals: LanguageSignals, readingSpeed: Int, words: [String: String],
    wordPhrases: [String: Phrase], pluralPhrases: [String: [PluralCategory: Phrase]], lists: ListFormat
  ) {
    self.code = code
    self.name = name
    self.direction = direction
    self.locale = locale
    self.calendar = calendar
    self.slugger = slugger
    self.alphabet = alphabet
    self.plurals = plurals
    self.ordinals = ordinals
    self.numbers = numbers
    self.typography = typography
    self.folding = folding
    self.signals = signals
    self.readingSpeed = readingSpeed
    self.words = words
    self.wordPhrases = wordPhrases
    self.pluralPhrases = pluralPhrases
    self.lists = lists
  }

  /// Makes the tables that all languages share, which the first of them would otherwise wait for.
  package static func prepareTables() { WordFolding.prepareTables() }

  /// An interface word; the key itself where there is no such word, which can only be one outside `Vocabulary`.
  package func word(_ key: String) -> String {
    words[key] ?? key
  }

  /// A word with its placeholders filled in: `Page {page} of {pages}`.
  package func phrase(_ key: String, _ values: [String: String]) -> String {
    wordPhrases[key]?.filled(with: values) ?? word(key)
  }

  /// A phrase in the form that the number wants; `{n}` is the number, other placeholders take their values.
  package func phrase(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    phrase(key, PluralOperands(count), numbers.format(count), values)
  }

  /// A phrase with a number that is written with a point, `1.5`; nil where it is no number.
  package func phrase(_ key: String, number: String) -> String? {
    PluralOperands(number).map { phrase(key, $0, numbers.format(decimal: number), [:]) }
  }

  /// The forms of a phrase with `{n}` where the number belongs, in CLDR's order of categories.
  package func forms(of key: String) -> [(category: PluralCategory, text: String)] {
    let forms = pluralPhrases[key] ?? [:]
    return PluralCategory.allCases.compactMap { category in
      forms[category].map { (category, $0.filled(with: [:])) }
    }
  }

  /// The items joined as in a sentence: `A, B a C` (chapter 1.4).
  package func list(_ items: [String]) -> String {
    lists.join(items)
  }

  private func phrase(
    _ key: String, _ operands: PluralOperands, _ number: String, _ values: [String: String]
  ) -> String {
    guard let forms = pluralPhrases[key] else { return key }
    let form = forms[plurals.category(of: operands)] ?? forms[.other]
    return form?.filled(with: values, number: number) ?? key
  }
}
