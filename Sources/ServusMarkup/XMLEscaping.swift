#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
        var index = 0
        while index < text.count {
          let end = min(index + blockSize, text.count)
          let count = escape(text, from: &index, to: end, by: replacements, into: scratch)
          output.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[..<count]))
        }
      }
    }
  }

  /// Says how many bytes were written. A character that XML forbids may reach beyond the end.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, from index: inout Int, to end: Int,
    by replacements: UnsafeBufferPointer<UInt64>, into scratch: UnsafeMutableRawBufferPointer
  ) -> Int {
    var place = index
    var count = 0
    while place < end {
      let next = noncharacter(in: text, place..<end)
      while place < next ?? end {
        let replacement = replacements[Int(text[place])]
        scratch.storeBytes(of: replacement.littleEndian, toByteOffset: count, as: UInt64.self)
        count &+= Int(truncatingIfNeeded: replacement &>> lengthShift)
        place &+= 1
      }
      guard next != nil else { break }
      scratch.storeBytes(of: replacements[0].littleEndian, toByteOffset: count, as: UInt64.self)
      count += Int(truncatingIfNeeded: replacements[0] &>> lengthShift)
      place += 3
    }
    index = place
    return count
  }

  /// Where U+FFFE or U+FFFF begins within a range, told apart from other characters before their bytes are looked up: hardly
  /// any text holds the byte that they begin with.
  private static func noncharacter(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var start = range.lowerBound
    while let base = text.baseAddress, let found = memchr(base + start, 0xEF, range.upperBound - start) {
      let index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE { return index }
      start = index + 1
    }
    return nil
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

  private static let lengthShift: UInt64 = 56

  private static func replacement(_ bytes: some Collection<UInt8>) -> UInt64 {
    let text = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return text | UInt64(bytes.count) << lengthShift
  }
}
