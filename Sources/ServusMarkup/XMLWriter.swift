/// Writes XML 1.0 into a buffer. Characters that XML forbids become U+FFFD (XML 1.0, 2.2).
package struct XMLWriter {
  package private(set) var bytes: [UInt8] = []

  /// A name that stands in the program, and a value that is escaped.
  package typealias Attribute = (name: StaticString, value: String)

  /// Room for so many bytes is made at once.
  package init(expecting count: Int = 0) {
    bytes.reserveCapacity(count)
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Names the stylesheet that a browser shows the document with (W3C, Associating Style Sheets with XML documents).
  package mutating func stylesheet(_ address: SafeURL) {
    add("<?xml-stylesheet type=\"text/css\" href=\"")
    addEscaped(address.text)
    add("\"?>\n")
  }

  /// An element with others in it, which `body` writes.
  package mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    add(">\n")
    body(&self)
    close(name)
  }

  /// An element with a text.
  package mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    addEscaped(text)
    close(name)
  }

  /// An element with HTML as its text, which readers of feeds decode.
  package mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], html: SafeHTML) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    html.bytes.withUnsafeBufferPointer { XMLEscaping.append($0, to: &bytes) }
    close(name)
  }

  /// An element without content.
  package mutating func emptyElement(_ name: StaticString, _ attributes: [Attribute]) {
    open(name, attributes)
    add("/>\n")
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    add(name)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      add(attribute.name)
      add("=\"")
      addEscaped(attribute.value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: StaticString) {
    add("</")
    add(name)
    add(">\n")
  }

  private mutating func add(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  private mutating func addEscaped(_ text: String) {
    var text = text
    text.withUTF8 { XMLEscaping.append($0, to: &bytes) }
  }
}
