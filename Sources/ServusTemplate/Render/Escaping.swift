import ServusMarkup

/// How text is made harmless for the place where it is inserted.
enum Escaping: Sendable {
  case none, text, attribute

  /// Copies the stretches between bytes to escape as a whole.
  func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    var start = 0
    while let index = firstEscaped(in: text, from: start) {
      output.append(UnsafeBufferPointer(rebasing: text[start..<index]))
      output.append(Self.entity(for: text[index]))
      start = index + 1
    }
    output.append(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Where the next byte stands that is escaped. Eight bytes are looked at in one step: those to escape come in pairs that
  /// differ by a bit.
  @inline(__always)
  private func firstEscaped(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard self != .none else { return nil }
    let bytes = UnsafeRawBufferPointer(text)
    var index = start
    while index &+ 8 <= bytes.count {
      let next = EightBytes(bytes, at: index)
      // `<` and `>`, `"` and `&`.
      var found = next.places(of: 0x3E, setting: 0x02) | next.places(of: 0x26, setting: 0x04)
      // `&` again and `'`.
      if self == .attribute { found |= next.places(of: 0x27, setting: 0x01) }
      if found != 0 { return index &+ EightBytes.distance(to: found) }
      index &+= 8
    }
    while index < bytes.count {
      if isEscaped(bytes[index]) { return index }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private func isEscaped(_ byte: UInt8) -> Bool {
    byte | 0x02 == 0x3E || byte | 0x04 == 0x26 || self == .attribute && byte == 0x27
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
  /// Whether a URL begins with the value.
  private let isAddressStart: Bool
  /// What happens to texts and addresses.
  private let text: Escaping
  /// What happens to finished HTML, which is a text like any other in an attribute only.
  private let html: Escaping

  init(isRaw: Bool, isInAttribute: Bool, isAddressStart: Bool) {
    self.isAddressStart = isAddressStart
    text = isRaw ? .none : isInAttribute ? .attribute : .text
    html = isInAttribute ? .attribute : .none
  }

  /// A text that a URL begins with is an author's data, and judged here: what may not be followed is left out.
  func append(_ value: String, to output: inout OutputBuffer) {
    var value = value
    value.withUTF8 { append(text: $0, to: &output) }
  }

  /// The same of its bytes.
  func append(text bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    guard isAddressStart else { return text.append(bytes, to: &output) }
    if let url = SafeURL(elsewhere: String(decoding: bytes, as: UTF8.self)) { append(url, to: &output) }
  }

  func append(_ url: SafeURL, to output: inout OutputBuffer) {
    var address = url.text
    address.withUTF8 { text.append($0, to: &output) }
  }

  func append(html value: [UInt8], to output: inout OutputBuffer) {
    value.withUnsafeBufferPointer { html.append($0, to: &output) }
  }

  func append(_ value: Bool, to output: inout OutputBuffer) {
    output.append(value ? "true" : "false" as StaticString)
  }
}
