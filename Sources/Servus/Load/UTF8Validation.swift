/// Tells UTF-8 from what is none (The Unicode Standard, table 3-7). Every post passes here, and `String` would take three
/// times as long and make a copy.
enum UTF8Validation {
  /// Where the first sequence of bytes stands that is no character; nil where there is none.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while true {
      index = endOfUsualText(raw, from: index)
      guard index < raw.count else { return nil }
      guard let length = length(of: bytes, at: index) else { return index }
      index += length
    }
  }

  /// Reads on, eight bytes at once, from where a character begins to where another one does, as long as there are characters
  /// of one to three bytes alone whose second byte has no narrower bounds than others.
  @inline(__always)
  private static func endOfUsualText(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard start >= 2 else { return start }
    var index = start
    while index + 8 <= text.count, Step.isUsual(text, at: index) { index += 8 }
    guard index > start else { return start }
    // The rest of a character may not have been looked at yet.
    if text[index - 1] >= 0xC0 { return index - 1 }
    return text[index - 2] >= 0xE0 ? index - 2 : index
  }

  /// How many bytes the character has that begins at the index; nil where none does.
  private static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let seconds: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: (length, seconds) = (2, 0x80...0xBF)
    case 0xE0: (length, seconds) = (3, 0xA0...0xBF)
    case 0xED: (length, seconds) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, seconds) = (3, 0x80...0xBF)
    case 0xF0: (length, seconds) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, seconds) = (4, 0x80...0xBF)
    case 0xF4: (length, seconds) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, seconds.contains(bytes[index + 1]),
      bytes[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return nil }
    return length
  }
}

/// Eight bytes that are read at once, as a word with the first one lowest. What is asked about each byte is answered in its
/// highest bit.
private struct Step {
  private let word: UInt64

  @inline(__always)
  private init(_ text: UnsafeRawBufferPointer, at index: Int) {
    word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// The bit of each byte that has so many more significant ones.
  @inline(__always)
  private func bit(_ place: UInt64) -> UInt64 { word << place }

  /// Whether bytes continue a character just where one of the two bytes before them begins it, and no character begins that
  /// needs a closer look: one of four bytes, one whose second byte has bounds of its own (E0, ED), one that could be
  /// shorter (C0, C1).
  @inline(__always)
  static func isUsual(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let (bytes, before, twoBefore) = (
      Step(text, at: index), Step(text, at: index - 1), Step(text, at: index - 2)
    )
    if (bytes.word | before.word | twoBefore.word) & highBits == 0 { return true }
    let continuing = bytes.bit(0) & ~bytes.bit(1)
    let expected = before.beginsCharacter | twoBefore.beginsThreeOrMore
    return ((continuing ^ expected) | bytes.needsCloserLook) & highBits == 0
  }

  @inline(__always)
  private var beginsCharacter: UInt64 { bit(0) & bit(1) }
  @inline(__always)
  private var beginsThreeOrMore: UInt64 { beginsCharacter & bit(2) }

  @inline(__always)
  private var needsCloserLook: UInt64 {
    let isC0orC1 = beginsCharacter & ~(bit(2) | bit(3) | bit(4) | bit(5) | bit(6))
    let isE0 = ~(bit(3) | bit(4) | bit(5) | bit(6) | bit(7))
    let isED = ~bit(3) & bit(4) & bit(5) & ~bit(6) & bit(7)
    return isC0orC1 | beginsThreeOrMore & (bit(3) | isE0 | isED)
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
}
