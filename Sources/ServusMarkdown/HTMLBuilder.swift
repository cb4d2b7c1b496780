/// HTML under construction; text and attribute values pass the escaping of their place.
package struct HTMLBuilder {
  package private(set) var bytes: [UInt8] = []

  package init(_ markup: StaticString = "") {
    add(markup)
  }

  /// Markup that stands in the program.
  package mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A value, in text or in a quoted attribute.
  package mutating func add(value: String) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// `name="value"`.
  package mutating func add(attribute name: StaticString, value: String) {
    add(name)
    add("=\"")
    add(value: value)
    add("\"")
  }

  package mutating func add(number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// A place for the attributes of a reference, each with a blank before it, framed by a byte that UTF-8 never holds.
  mutating func add(slot reference: Int) {
    bytes.append(Self.slotMark)
    add(number: reference)
    bytes.append(Self.slotMark)
  }

  static let slotMark: UInt8 = 0xFF
}
