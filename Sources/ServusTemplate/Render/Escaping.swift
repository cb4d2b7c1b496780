/// How text is made harmless for the place where it is inserted.
enum Escaping: Sendable {
  case none, text, attribute

  /// The bytes to escape as bits; all of them are below 64.
  private var bytes: UInt64 {
    let inText: UInt64 = 1 << 0x26 | 1 << 0x3C | 1 << 0x3E | 1 << 0x22
    return switch self {
    case .none: 0
    case .text: inText
    case .attribute: inText | 1 << 0x27
    }
  }

  /// Copies the stretches between bytes to escape as a whole.
  func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let escaped = bytes
    var start = 0
    for index in 0..<(self == .none ? 0 : text.count) {
      let byte = text[index]
      // The mask is chosen without a branch: no processor foresees where text has letters and where spaces.
      guard (byte < 64 ? escaped : 0) &>> UInt64(byte & 63) & 1 != 0 else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      Self.entity(for: byte).withUTF8Buffer { output.append(contentsOf: $0) }
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func entity(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}

/// How a variable's value is inserted, by what the value is.
struct Insertion: Sendable {
  /// What happens to texts and addresses.
  private let text: Escaping
  /// What happens to finished HTML, which is a text like any other in an attribute only.
  private let html: Escaping

  init(isRaw: Bool, isInAttribute: Bool) {
    text = isRaw ? .none : isInAttribute ? .attribute : .text
    html = isInAttribute ? .attribute : .none
  }

  func append(_ value: String, to output: inout [UInt8]) {
    var value = value
    value.withUTF8 { text.append($0, to: &output) }
  }

  func append(html value: [UInt8], to output: inout [UInt8]) {
    value.withUnsafeBufferPointer { html.append($0, to: &output) }
  }

  func append(_ value: Bool, to output: inout [UInt8]) {
    output.append(contentsOf: (value ? "true" : "false").utf8)
  }
}
