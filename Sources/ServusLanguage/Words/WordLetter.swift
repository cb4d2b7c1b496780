/// What a character is to a word, and what a letter becomes there: up to three bytes and some facts in one number, since
/// every letter of every post passes here.
struct WordLetter: Sendable {
  enum Kind: UInt64 {
    case letter
    case separator
    /// Between two letters it makes them one word and leaves them two.
    case joiner
    /// Accents by themselves, and what nobody sees.
    case ignored
    /// May stand in an address.
    case addressSign
    /// Has no place in a table, or becomes nothing or too much for one.
    case beyond
  }

  /// Bits 0 to 2 count the bytes, 5 to 7 have the kind; 24 with the bytes follow, and 32 with the votes.
  private let bits: UInt64

  init(_ kind: Kind) {
    self.init(bits: kind.rawValue << 5)
  }

  private init(bits: UInt64) {
    self.bits = bits
  }

  /// A letter that becomes so many bytes of UTF-8.
  ///
  /// - Parameter votes: of what the letter is a sign.
  init(_ text: [UInt8], votes: UInt32 = 0) {
    guard 1...3 ~= text.count else {
      self.init(.beyond)
      return
    }
    let packed = text.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self.init(bits: UInt64(text.count) | packed << 8 | UInt64(votes) << 32)
  }

  var byteCount: Int { Int(bits & 7) }
  /// The first byte is the lowest one.
  var bytes: UInt32 { UInt32(truncatingIfNeeded: bits >> 8) & 0xFF_FFFF }
  var votes: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
  var isLetter: Bool { bits & 0xE0 == 0 }
  var isSeparator: Bool { bits & 0xE0 == Kind.separator.rawValue << 5 }
  var kind: Kind { Kind(rawValue: bits >> 5 & 7) ?? .beyond }

  /// A table for the characters of one and two bytes that text mostly consists of.
  static func table(_ letter: (Unicode.Scalar) -> WordLetter) -> [WordLetter] {
    (0..<0x540).map { code in
      Unicode.Scalar(code).flatMap { $0.value < Normalization.tabulated ? letter($0) : nil } ?? WordLetter(.beyond)
    }
  }

  /// Looks up the character that begins at the index, which moves behind it, but stays before one beyond the table.
  @inline(__always)
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, at index: inout Int, _ table: UnsafeBufferPointer<WordLetter>
  ) -> WordLetter {
    let lead = text[index]
    if lead < 0x80 {
      index &+= 1
      return table[Int(lead)]
    }
    guard lead &- 0xC2 < 0x13, index &+ 1 < text.count else { return WordLetter(.beyond) }
    let code = Int(lead & 0x1F) << 6 | Int(text[index &+ 1] & 0x3F)
    index &+= 2
    return table[code]
  }
}
