/// Numbers of as few bytes as they need: seven bits in each, the lowest first, and the eighth says that more follow
/// (LEB128).
enum Varint {
  @inline(__always)
  static func append<Number: UnsignedInteger>(_ number: Number, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The number at the index, which moves behind it; nil where there is none.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    index += 1
    return first < 0x80 ? UInt32(first) : readLong(bytes, first, at: &index)
  }

  private static func readLong(_ bytes: UnsafeBufferPointer<UInt8>, _ first: UInt8, at index: inout Int) -> UInt32? {
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while index < bytes.count, shift < 35 {
      let byte = bytes[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return UInt32(exactly: number) }
      shift += 7
    }
    return nil
  }
}
