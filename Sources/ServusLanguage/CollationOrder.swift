/// The order that all alphabets share: blanks, punctuation, other signs, digits, letters, and the accents
/// (Documentation/languages.md, chapter 1.5; punctuation as in CLDR's root collation).
enum CollationOrder {
  static let blank: UInt16 = 1
  private static let firstPunctuation: UInt16 = 2
  /// Signs without a place of their own follow in the order of their code points, in two units; so do currencies.
  private static let firstSign: UInt16 = 0x100
  private static let firstCurrency: UInt16 = 0x280
  static let firstDigit: UInt16 = 0x400
  static let firstLetter: UInt16 = 0x500
  /// Letters of other scripts follow the alphabet in the order of their code points, in two units.
  static let firstForeignLetter: UInt16 = 0xE000

  /// The primary weights of common signs.
  static let punctuation: [Unicode.Scalar: UInt16] = {
    let signs =
      "_-‐‒–—―,;:!¡?¿‽.·'‘’‚‛‹›\"“”„‟«»()[]{}‖§¶@*/\\&#%‰‱†‡•‣′‵※`´^¯¨¸°©®←→↑↓+±÷×<=>¬|¦~−"
    let weights = signs.unicodeScalars.enumerated().map { ($1, firstPunctuation + UInt16($0)) }
    return Dictionary(uniqueKeysWithValues: weights)
  }()

  /// Acute, grave, breve, circumflex, caron, ring, diaeresis, double acute, tilde, dot, slash, ogonek, cedilla, macron,
  /// strokes; other marks follow.
  private static let accents: [Unicode.Scalar: UInt16] = {
    let marks: [Unicode.Scalar] = [
      "\u{301}", "\u{300}", "\u{306}", "\u{302}", "\u{30C}", "\u{30A}", "\u{308}", "\u{30B}", "\u{303}", "\u{307}",
      "\u{338}", "\u{328}", "\u{327}", "\u{304}", "\u{335}", "\u{336}",
    ]
    return Dictionary(uniqueKeysWithValues: zip(marks, firstAccent...))
  }()

  private static let firstAccent: UInt16 = 0x10

  static func accent(of mark: Unicode.Scalar) -> UInt16 {
    accents[mark] ?? UInt16(clamping: 0x20 + (mark.value & 0x7FFF))
  }

  /// Parts `ő` from `ö`, and from every `ö` with a mark, where an alphabet has both as one letter.
  static func accent(ofSpelling rank: Int) -> UInt16 {
    rank == 0 ? 0 : min(UInt16(clamping: 1 + rank), firstAccent - 1)
  }

  /// The weights of a scalar that is no letter of the alphabet and has no decomposition.
  static func weights(of scalar: Unicode.Scalar) -> [CollationWeight] {
    if scalar.isMark { return [CollationWeight(primary: 0, accent: accent(of: scalar))] }
    let properties = scalar.properties
    if properties.isWhitespace { return [CollationWeight(primary: blank)] }
    switch properties.generalCategory {
    case .control, .format: return []
    case .decimalNumber:
      return [CollationWeight(primary: firstDigit + UInt16(properties.numericValue ?? 0))]
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return units(of: scalar, from: firstForeignLetter)
    case .currencySymbol:
      return units(of: scalar, from: firstCurrency)
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
