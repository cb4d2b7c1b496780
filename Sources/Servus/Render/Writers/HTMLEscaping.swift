/// Makes a value harmless in a quoted attribute.
enum HTMLEscaping {
  /// The bytes to escape as bits; all of them are below 64.
  private static let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  /// Copies the stretches between bytes to escape as a whole.
  static func append(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let escaped = escaped
    var start = 0
    for index in 0..<value.count {
      let byte = value[index]
      guard byte < 64, escaped & (1 << UInt64(byte)) != 0 else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index]))
      let entity = entity(for: byte)
      output.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start...]))
  }

  private static func entity(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "&quot;"
    }
  }
}
