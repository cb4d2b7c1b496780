import ServusDiagnostics
import TestSupport
import Testing

/// Texts without white space at their ends.
struct TrimmedTests {
  /// Of each kind that a text can begin or end with: signs, letters of two and three bytes, white space of one and more bytes,
  /// signs that combine with the character before them, signs that nobody sees.
  private static let characters: [Unicode.Scalar] = [
    "a", "Z", "7", ".", "\u{7F}", "é", "ž", "я", "ґ", "„", "中", "😀",
    " ", "\t", "\n", "\r", "\u{85}", "\u{A0}", "\u{2003}", "\u{3000}",
    "\u{301}", "\u{483}", "\u{5B0}", "\u{200B}", "\u{FEFF}", "\u{0}",
  ]

  @Test func trimmedTakesWhiteSpaceFromBothEndsCharacterByCharacter() {
    var random = SplitMix(seed: 7)
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        text.unicodeScalars.append(Self.characters.randomElement(using: &random) ?? "a")
      }
      let characters = text.drop(while: \.isWhitespace)
      let expected = characters.lastIndex { !$0.isWhitespace }.map { String(characters[...$0]) } ?? ""
      #expect(Array(text.trimmed.utf8) == Array(expected.utf8), "\(text.unicodeScalars.map { $0.value })")
    }
  }
}
