/// How text is made harmless for the place where it is inserted.
enum Escaping {
  case none, text, attribute

  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard self != .none else {
      output.append(contentsOf: bytes)
      return
    }
    var start = 0
    for index in bytes.indices {
      guard let entity = entity(for: bytes[index]) else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      entity.withUTF8Buffer { output.append(contentsOf: $0) }
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  private func entity(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'") where self == .attribute: "&#39;"
    default: nil
    }
  }
}
