/// Makes a value harmless in an element and in a quoted attribute.
enum HTMLEscaping {
  private static let escaped = ByteSet("\"&<>".utf8)

  /// Copies the stretches between bytes to escape as a whole.
  static func append(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let escaped = escaped
    var start = 0
    for index in 0..<value.count where escaped.contains(value[index]) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index]))
      let entity = entity(for: value[index])
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
