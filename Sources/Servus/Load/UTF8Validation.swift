/// Tells UTF-8 from what is none (The Unicode Standard, table 3-7). Every post passes here, and `String` would take three
/// times as long and make a copy.
enum UTF8Validation {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Where the first sequence of bytes stands that is no character; nil where there is none.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < raw.count {
      if index + 8 <= raw.count {
        let beyondASCII = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian & highBits
        index += beyondASCII.trailingZeroBitCount / 8
        if beyondASCII == 0 { continue }
      }
      // Letters of two bytes often come in a row.
      while index + 1 < raw.count, raw[index] &- 0xC2 < 0x1E, raw[index + 1] & 0xC0 == 0x80 { index += 2 }
      guard index < raw.count else { return nil }
      if raw[index] < 0x80, index + 8 <= raw.count { continue }
      guard let length = length(of: bytes, at: index) else { return index }
      index += length
    }
    return nil
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
