/// Makes text harmless in XML. Feeds hold whole posts, whose markup has a byte to escape in every ten, so that no
/// processor foresees them: each byte is looked up and written without asking what it is, into scratch memory that is
/// appended block by block.
enum XMLEscaping {
  /// How much of a text is escaped at a time.
  private static let blockSize = 2048
  /// The most bytes that one becomes: `&quot;`.
  private static let longestEscape = 6

  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let room = min(text.count, blockSize) * longestEscape + MemoryLayout<UInt64>.size
    withUnsafeTemporaryAllocation(byteCount: room, alignment: MemoryLayout<UInt64>.alignment) { scratch in
      replacements.withUnsafeBufferPointer { replacements in
        var start = 0
        while start < text.count {
          let end = min(start + blockSize, text.count)
          let count = escape(text, start..<end, by: replacements, into: scratch)
          output.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[..<count]))
          start = end
        }
      }
    }
  }

  /// Says how many bytes were written.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, by replacements: UnsafeBufferPointer<UInt64>,
    into scratch: UnsafeMutableRawBufferPointer
  ) -> Int {
    var count = 0
    for index in range {
      let byte = text[index]
      // U+FFFE and U+FFFF are known by their last byte, and differ from U+FFFD by it.
      let isForbidden = byte >= 0xBE && byte <= 0xBF && endsNoncharacter(text, at: index)
      let replacement = isForbidden ? lastOfReplacementCharacter : replacements[Int(byte)]
      scratch.storeBytes(of: replacement.littleEndian, toByteOffset: count, as: UInt64.self)
      count += Int(replacement >> lengthShift)
    }
    return count
  }

  private static func endsNoncharacter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index >= 2 && text[index - 1] == 0xBF && text[index - 2] == 0xEF
  }

  /// What each byte becomes: up to six bytes from the lowest on, and in the highest how many they are.
  private static let replacements: [UInt64] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "&"): replacement("&amp;".utf8)
    case UInt8(ascii: "<"): replacement("&lt;".utf8)
    case UInt8(ascii: ">"): replacement("&gt;".utf8)
    case UInt8(ascii: "\""): replacement("&quot;".utf8)
    case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: replacement("\u{FFFD}".utf8)
    default: replacement([byte])
    }
  }

  private static let lastOfReplacementCharacter = replacement([0xBD])
  private static let lengthShift: UInt64 = 56

  private static func replacement(_ bytes: some Collection<UInt8>) -> UInt64 {
    let text = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return text | UInt64(bytes.count) << lengthShift
  }
}
