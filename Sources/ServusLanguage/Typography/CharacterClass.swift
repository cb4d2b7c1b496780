/// What the rules of typography ask of a character.
struct CharacterClass: OptionSet, Sendable {
  let rawValue: UInt8

  /// Letters and the marks upon them, and objects such as pictures, which count as letters.
  static let letter = CharacterClass(rawValue: 1)
  static let capital = CharacterClass(rawValue: 2)
  /// 0 to 9.
  static let digit = CharacterClass(rawValue: 4)
  /// Any white space, and what lies outside the block.
  static let space = CharacterClass(rawValue: 8)
  /// A single space between words, be it one that may end a line or a no-break space.
  static let gap = CharacterClass(rawValue: 16)
  static let openingBracket = CharacterClass(rawValue: 32)
  /// Signs without a space after which a quotation may begin: brackets, slash, hyphens and dashes.
  static let beforeQuotation = CharacterClass(rawValue: 64)

  static let letterOrDigit: CharacterClass = [.letter, .digit]

  /// The classes of the characters that nearly all text consists of, by code point.
  static let table: [CharacterClass] = (0..<Normalization.tabulated).map { of($0) }

  /// The classes of a unit of `TextBlock`.
  static func of(_ unit: UInt32) -> CharacterClass {
    switch unit {
    case Sign.space, Sign.lineFeed, Sign.noBreakSpace: return [.space, .gap]
    case Sign.digits: return .digit
    case 0x28, 0x5B, 0x7B: return [.openingBracket, .beforeQuotation]
    case Sign.slash, Sign.hyphen, 0x2010...0x2015: return .beforeQuotation
    case Sign.object: return .letter
    case Sign.spacedDash, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: return .space
    case 0x200B...0x206F: return []
    default: break
    }
    guard let scalar = Unicode.Scalar(unit) else { return [] }
    let properties = scalar.properties
    if properties.isUppercase { return [.letter, .capital] }
    if properties.isAlphabetic || scalar.isMark { return .letter }
    return properties.isWhitespace ? .space : []
  }
}

/// The characters that the rules name, and what stands in a `TextBlock` for things that are none.
enum Sign {
  static let lineFeed: UInt32 = 0x0A
  static let space: UInt32 = 0x20
  static let exclamationMark: UInt32 = 0x21
  static let doubleQuote: UInt32 = 0x22
  static let singleQuote: UInt32 = 0x27
  static let plus: UInt32 = 0x2B
  static let comma: UInt32 = 0x2C
  static let hyphen: UInt32 = 0x2D
  static let dot: UInt32 = 0x2E
  static let slash: UInt32 = 0x2F
  static let zero: UInt32 = 0x30
  static let digits: ClosedRange<UInt32> = 0x30...0x39
  static let colon: UInt32 = 0x3A
  static let questionMark: UInt32 = 0x3F
  static let at: UInt32 = 0x40
  static let noBreakSpace: UInt32 = 0xA0
  static let enDash: UInt32 = 0x2013
  static let emDash: UInt32 = 0x2014
  static let apostrophe: UInt32 = 0x2019
  static let ellipsis: UInt32 = 0x2026
  static let prime: UInt32 = 0x2032
  static let doublePrime: UInt32 = 0x2033

  /// A code span, a picture, an autolink.
  static let object: UInt32 = 0x11_0000
  /// No-break space, en dash and space.
  static let spacedDash: UInt32 = 0x11_0001
  /// What a rule took out and `TextBlock.removeHoles` has not yet.
  static let hole: UInt32 = 0x11_0002
}
