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

  private mutating func appendEscaped(_ text: [UInt8]) {
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: bytes.append(contentsOf: "\u{FFFD}".utf8)
      case 0xBE where Self.isNoncharacter(text, at: index), 0xBF where Self.isNoncharacter(text, at: index):
        bytes.removeLast(2)
        bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// U+FFFE and U+FFFF end here.
  private static func isNoncharacter(_ text: [UInt8], at index: Int) -> Bool {
    index >= 2 && text[index - 1] == 0xBF && text[index - 2] == 0xEF
  }
}
