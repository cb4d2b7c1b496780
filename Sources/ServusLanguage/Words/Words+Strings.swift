import ServusDiagnostics
import ServusYAML

extension WordFolding {
  /// The section `search`; `letters` are those that become others in slugs.
  init?(reading section: inout StringsSection, letters: [Unicode.Scalar: String]) {
    let shortenedBy = section.integer("shortened_by", in: 0...2)
    let kept = section.letters("kept_letters")
    section.reportUnknownKeys()
    guard let shortenedBy, let kept else { return nil }
    self.init(shortenedBy: shortenedBy, letters: letters, keptLetters: kept)
  }
}

extension LanguageSignals {
  /// The section `signals`.
  init?(reading section: inout StringsSection) {
    let letters = section.letters("letters")
    let words = section.texts("words")
    section.reportUnknownKeys()
    guard let letters, let words else { return nil }
    for word in words where word.value.contains(where: { !$0.isLetter }) || word.value != word.value.lowercased() {
      section.report(
        "\"\(word.value)\" in \"words\" must be a lower-case word", at: word.mark,
        help: "write it small, letters only")
    }
    self.init(
      letters: Set(letters),
      words: Set(words.map { String(String.UnicodeScalarView(Normalization.composed($0.value))) }))
  }
}

extension StringsSection {
  /// A list of single lower-case letters.
  fileprivate mutating func letters(_ key: String) -> [Unicode.Scalar]? {
    guard let texts = texts(key) else { return nil }
    var letters: [Unicode.Scalar] = []
    for text in texts {
      let scalars = Normalization.composed(text.value)
      if let letter = scalars.first, scalars.count == 1, letter.properties.isAlphabetic, letter.lowercase == letter {
        letters.append(letter)
      } else {
        report(
          "\"\(text.value)\" in \"\(key)\" must be a single lower-case letter", at: text.mark,
          help: "write each letter small and by itself: [é, ö]")
      }
    }
    return letters
  }
}
