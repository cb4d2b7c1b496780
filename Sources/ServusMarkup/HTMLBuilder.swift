/// HTML under construction; text and attribute values pass the escaping of their place.
package struct HTMLBuilder {
  private var bytes: [UInt8] = []

  package init(_ markup: StaticString = "") {
    add(markup)
  }

  /// Room for so many bytes is made at once.
  package init(expecting count: Int) {
    bytes.reserveCapacity(count)
  }

  /// What has been written.
  package var html: SafeHTML { SafeHTML(bytes) }

  /// Markup that stands in the program.
  package mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A value, in text or in a quoted attribute.
  package mutating func add(value: String) {
    var value = value
    value.withUTF8 { HTMLEscaping.append($0, to: &bytes) }
  }

  /// `name="value"`.
  package mutating func add(attribute name: StaticString, value: String) {
    add(name)
    add("=\"")
    add(value: value)
    add("\"")
  }

  /// `name="address"`, for attributes that a browser follows.
  package mutating func add(attribute name: StaticString, url: SafeURL) {
    add(attribute: name, value: url.text)
  }

  package mutating func add(number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// HTML that is safe already.
  package mutating func add(_ html: SafeHTML) {
    bytes.append(contentsOf: html.bytes)
  }

  /// A part of HTML that is safe as a whole.
  mutating func add(_ part: ArraySlice<UInt8>) {
    bytes.append(contentsOf: part)
  }

  /// A place for the attributes of a reference, each with a blank before it, framed by a byte that UTF-8 never holds.
  package mutating func add(slot reference: Int) {
    bytes.append(Self.slotMark)
    add(number: reference)
    bytes.append(Self.slotMark)
  }

  /// What frames the number of a reference.
  package static let slotMark: UInt8 = 0xFF
}
