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

  static func of(_ codePoint: UInt32) -> CharacterClass {
    switch codePoint {
    case 0x20, 0x0A, 0xA0: return [.space, .gap]
    case 0x30...0x39: return .digit
    case 0x28, 0x5B, 0x7B: return [.openingBracket, .beforeQuotation]
    case 0x2F, 0x2D, 0x2010...0x2015: return .beforeQuotation
    case TextBlock.object: return .letter
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: return .space
    case 0x200B...0x206F: return []
    default: break
    }
    guard let scalar = Unicode.Scalar(codePoint) else { return [] }
    let properties = scalar.properties
    if properties.isUppercase { return [.letter, .capital] }
    if properties.isAlphabetic || scalar.isMark { return .letter }
    return properties.isWhitespace ? .space : []
  }
}

/// The bytes that the rules name.
enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let exclamationMark = UInt8(ascii: "!")
  static let doubleQuote = UInt8(ascii: "\"")
  static let singleQuote = UInt8(ascii: "'")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let colon = UInt8(ascii: ":")
  static let questionMark = UInt8(ascii: "?")
  static let at = UInt8(ascii: "@")
  static let underscore = UInt8(ascii: "_")

  static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }
}

/// A byte that stands for what a rule has put in the place of an ASCII character until the block is written out. UTF-8
/// uses none of these bytes.
enum Mark {
  /// Nothing; belongs to the mark or character before it.
  static let hole: UInt8 = 0xC0
  static let noBreakSpace: UInt8 = 0xC1
  static let enDash: UInt8 = 0xF5
  static let emDash: UInt8 = 0xF6
  /// No-break space, en dash and space.
  static let spacedDash: UInt8 = 0xF7
  static let ellipsis: UInt8 = 0xF8
  static let outerOpening: UInt8 = 0xF9
  static let outerClosing: UInt8 = 0xFA
  static let innerOpening: UInt8 = 0xFB
  static let innerClosing: UInt8 = 0xFC
  static let apostrophe: UInt8 = 0xFD
  static let prime: UInt8 = 0xFE
  static let doublePrime: UInt8 = 0xFF

  static func isMark(_ byte: UInt8) -> Bool { byte >= enDash || byte & 0xFE == hole }

  /// The texts of all marks.
  struct Spellings: Sendable {
    /// In UTF-8, by mark.
    private var texts = [[UInt8]](repeating: [], count: 256)

    init(_ quotes: QuoteRules) {
      let texts: [UInt8: String] = [
        noBreakSpace: "\u{A0}", enDash: "–", emDash: "—", spacedDash: "\u{A0}– ", ellipsis: "…", apostrophe: "’",
        prime: "′", doublePrime: "″", outerOpening: String(quotes.outer.opening),
        outerClosing: String(quotes.outer.closing), innerOpening: String(quotes.inner.opening),
        innerClosing: String(quotes.inner.closing),
      ]
      for (mark, text) in texts { self.texts[Int(mark)] = Array(text.utf8) }
    }

    func write(_ mark: UInt8, to output: inout [UInt8]) {
      output.append(contentsOf: texts[Int(mark)])
    }
  }
}
