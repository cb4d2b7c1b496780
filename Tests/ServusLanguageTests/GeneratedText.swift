import TestSupport

/// Texts made of what the rules of typography are about, the same in every run.
enum GeneratedText {
  private static let parts = [
    "\"", "\"", "'", "'", "-", "-", "--", "---", ".", "...", "..", "?", "!", ",", " ", " ", " ", " ", "\u{A0}", "\n",
    "\u{2028}", "(", ")", "[", "/", ":", ";", "@", "+", "%", "§", "№", "°C", "_", "#", "=", "*", "„", "“", "”", "‚",
    "‘",
    "’", "«", "»", "–", "—", "…", "′", "1", "5", "10", "12", "2025", "007", "250", "000", "9:00", "17:30", "1,5", "2.5",
    "a", "v", "i", "к", "в", "A", "J.", "Č.", "Л.", "x", "e\u{301}", "kg", "km", "Kč", "руб.", "č.", "s.", "str.", "nr",
    "No.", "fig.", "IV", "X", "Ing.", "dr", "Mr", "г-н", "Novák", "Nagy", "Иванов", "mája", "května", "maja", "мая",
    "május", "г.", "r.", "sz.", "t.", "j.", "slovo", "szó", "слово", "word", "don't", "'90s", "'tis", "'n'", "https://",
    "www.", "example.com", "jan@example.com", "日本", "😀", "½",
  ]

  static func texts(seed: UInt64, count: Int = 800) -> [String] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      let length = Int.random(in: 1...24, using: &random)
      return (0..<length).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    }
  }

  /// The text in pieces that may end anywhere, and may be empty.
  static func cut(_ text: String, _ random: inout SplitMix) -> [String?] {
    var pieces: [String?] = []
    var piece = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      while Int.random(in: 0..<4, using: &random) == 0 {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
      }
      piece.append(scalar)
    }
    return pieces + [String(piece)]
  }
}
