/// Writes XML 1.0 into a buffer. Characters that XML forbids become U+FFFD (XML 1.0, 2.2).
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  typealias Attribute = (name: StaticString, value: String)

  mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(contentsOf: ">\n".utf8)
    body(&self)
    close(name)
  }

  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    element(name, attributes, text: Array(text.utf8))
  }

  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: [UInt8]) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    appendEscaped(text)
    close(name)
  }

  mutating func emptyElement(_ name: StaticString, _ attributes: [Attribute]) {
    open(name, attributes)
    bytes.append(contentsOf: "/>\n".utf8)
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      append(attribute.name)
      bytes.append(contentsOf: "=\"".utf8)
      appendEscaped(Array(attribute.value.utf8))
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: StaticString) {
    bytes.append(contentsOf: "</".utf8)
    append(name)
    bytes.append(contentsOf: ">\n".utf8)
  }

  private mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Runs of ordinary bytes are copied whole.
  private mutating func appendEscaped(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var start = 0
      for index in text.indices {
        guard text[index] < 0x40 || text[index] >= 0xBE, let escape = Self.escape(text, at: index) else { continue }
        // U+FFFE and U+FFFF are known by their third byte: the two before it go with it.
        bytes.append(contentsOf: text[start..<(text[index] >= 0xBE ? index - 2 : index)])
        escape.withUTF8Buffer { bytes.append(contentsOf: $0) }
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
    }
  }

  private static func escape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> StaticString? {
    switch text[index] {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: "\u{FFFD}"
    case 0xBE, 0xBF: index >= 2 && text[index - 1] == 0xBF && text[index - 2] == 0xEF ? "\u{FFFD}" : nil
    default: nil
    }
  }
}
