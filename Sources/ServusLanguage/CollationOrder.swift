/// The order that all alphabets share: blanks, punctuation, other signs, digits, letters, and the accents
/// (Documentation/languages.md, chapter 1.5; punctuation as in CLDR's root collation).
enum CollationOrder {
  static let blank: UInt16 = 1
  private static let firstPunctuation: UInt16 = 2
  /// Signs without a place of their own follow in the order of their code points, in two units.
  private static let firstSign: UInt16 = 0x100
  static let firstDigit: UInt16 = 0x400
  static let firstLetter: UInt16 = 0x500
  /// Letters of other scripts follow the alphabet in the order of their code points, in two units.
  static let firstForeignLetter: UInt16 = 0xE000

  private static let punctuation: [Unicode.Scalar: UInt16] = {
    let signs = "_-‐‑‒–—,;:!¡?¿.…'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`´^¯°©®+±÷×<=>|¦~¤¢$£¥€"
    let weights = signs.unicodeScalars.enumerated().map { ($1, firstPunctuation + UInt16($0)) }
    return Dictionary(weights) { first, _ in first }
  }()

  /// Acute, grave, breve, circumflex, caron, ring, diaeresis, double acute, tilde, dot, ogonek, cedilla; other marks
  /// follow.
  private static let accents: [Unicode.Scalar: UInt16] = {
    let marks: [Unicode.Scalar] = [
      "\u{301}", "\u{300}", "\u{306}", "\u{302}", "\u{30C}", "\u{30A}", "\u{308}", "\u{30B}", "\u{303}", "\u{307}",
      "\u{328}", "\u{327}",
    ]
    return Dictionary(uniqueKeysWithValues: zip(marks, 0x10...))
  }()

  /// Parts `ł` from `l` in the alphabets that do not have it.
  static let overlay: UInt16 = 0x0F

  static func accent(of mark: Unicode.Scalar) -> UInt16 {
    accents[mark] ?? UInt16(clamping: 0x20 + (mark.value & 0x7FFF))
  }

  /// `ő` after `ö` where an alphabet has both as one letter.
  static func accent(ofSpelling rank: Int) -> UInt16 {
    rank == 0 ? 0 : UInt16(clamping: 0x0F + rank)
  }

  /// The weights of a scalar that is no letter of the alphabet and has no decomposition.
  static func weights(of scalar: Unicode.Scalar) -> [CollationWeight] {
    if let weight = punctuation[scalar] { return [CollationWeight(primary: weight)] }
    if scalar.isMark { return [CollationWeight(primary: 0, accent: accent(of: scalar))] }
    let properties = scalar.properties
    if properties.isWhitespace { return [CollationWeight(primary: blank)] }
    switch properties.generalCategory {
    case .control, .format: return []
    case .decimalNumber:
      return [CollationWeight(primary: firstDigit + UInt16(properties.numericValue ?? 0))]
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return units(of: scalar, from: firstForeignLetter)
    default:
      return units(of: scalar, from: firstSign)
    }
  }

  private static func units(of scalar: Unicode.Scalar, from first: UInt16) -> [CollationWeight] {
    [
      CollationWeight(primary: first + UInt16(scalar.value >> 12)),
      CollationWeight(primary: 1 + UInt16(scalar.value & 0xFFF)),
    ]
  }
}
