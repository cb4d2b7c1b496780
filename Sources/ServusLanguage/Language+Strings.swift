import ServusDiagnostics
import ServusYAML

extension Language {
  /// Reads a strings file. Nil where it has an error; every one is reported under `bad-strings`.
  package convenience init?(code: String, strings: SourceText, diagnostics: inout Diagnostics) {
    var found = Diagnostics()
    defer { diagnostics.append(contentsOf: found) }
    guard let root = YAMLParser(source: strings, rule: .badStrings).parse(diagnostics: &found) else {
      if found.isEmpty { found.report(Self.emptyFile(strings)) }
      return nil
    }
    guard let reader = MappingReader(root, source: strings, rule: .badStrings, diagnostics: &found) else {
      return nil
    }
    var file = StringsSection(reader)
    defer {
      file.reportUnknownKeys()
      found.append(contentsOf: file.diagnostics)
    }
    self.init(code: code, reading: &file)
    guard found.count(of: .error) + file.diagnostics.count(of: .error) == 0 else { return nil }
  }

  private static func emptyFile(_ strings: SourceText) -> Diagnostic {
    Diagnostic(.badStrings, "the strings file is empty", file: strings.path, help: "copy that of another language")
  }

  /// Nil where the language would be left without a part, which has been reported.
  private convenience init?(code: String, reading file: inout StringsSection) {
    let name = file.text("name")?.value
    let locale = file.text("locale").flatMap { Self.locale($0, &file) }
    file.choose(region: locale?.split(separator: "_").last.map(String.init) ?? "")
    let direction = file.text("direction").flatMap { Self.direction($0, &file) }
    let readingSpeed = file.integer("reading_speed", in: 20...2_000)
    let rules = file.section("plural") { PluralSection(reading: &$0) }
    let calendar = file.section("dates") { DateFormats(reading: &$0) }
    let numbers = file.section("numbers") { NumberFormat(reading: &$0) }
    let lists = file.section("lists") { ListFormat(reading: &$0) }
    let alphabet = file.section("alphabet") { Alphabet(reading: &$0) }
    let letters = file.section("letters", isRequired: false) { Slugger.letters(reading: &$0) }
    let folding = file.section("search") { WordFolding(reading: &$0, letters: letters ?? [:]) }
    let signals = file.section("signals") { LanguageSignals(reading: &$0) }
    let typography = file.section("typography") { Typography(reading: &$0, calendar: calendar, numbers: numbers) }
    let words = file.section("words") { Self.words(reading: &$0) }
    let phrases = file.section("phrases") { Self.phrases(reading: &$0, categories: rules?.categories) }
    guard let name, let locale, let direction, let readingSpeed, let rules, let calendar, let lists, let numbers,
      let alphabet, let folding, let signals, let typography, let words, let phrases
    else { return nil }
    self.init(
      code: code, name: name, direction: direction, locale: locale, calendar: calendar,
      slugger: Slugger(letters: letters ?? [:]), alphabet: alphabet, plurals: rules.cardinal,
      ordinals: rules.ordinal, numbers: numbers, typography: typography, folding: folding, signals: signals,
      readingSpeed: readingSpeed,
      words: words.texts, wordPhrases: words.phrases, pluralPhrases: phrases, lists: lists)
  }

  private static func locale(_ text: Located<String>, _ file: inout StringsSection) -> String? {
    let parts = text.value.split(separator: "_", omittingEmptySubsequences: false)
    func isASCII(_ part: Substring, _ test: (Character) -> Bool) -> Bool {
      part.allSatisfy { $0.isASCII && test($0) }
    }
    if parts.count == 2, (2...3).contains(parts[0].count), isASCII(parts[0], \.isLowercase),
      parts[1].count == 2 && isASCII(parts[1], \.isUppercase) || parts[1].count == 3 && isASCII(parts[1], \.isNumber)
    {
      return text.value
    }
    file.report(
      "\"\(text.value)\" is no language with a region", at: text.mark, help: "write it like sk_SK or es_419")
    return nil
  }

  private static func direction(_ text: Located<String>, _ file: inout StringsSection) -> Direction? {
    if let direction = Direction(rawValue: text.value) { return direction }
    file.report(
      "\"direction\" must be ltr or rtl, not \"\(text.value)\"", at: text.mark,
      help: "write ltr for a language that is read from left to right, else rtl")
    return nil
  }
}
