/// Writes XML 1.0 into a buffer. Characters that XML forbids become U+FFFD (XML 1.0, 2.2).
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  typealias Attribute = (name: StaticString, value: String)

  /// Room for so many bytes is made at once.
  init(expecting count: Int = 0) {
    bytes.reserveCapacity(count)
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Names the stylesheet that a browser shows the document with (W3C, Associating Style Sheets with XML documents).
  mutating func stylesheet(_ address: String) {
    add("<?xml-stylesheet type=\"text/css\" href=\"")
    addEscaped(address)
    add("\"?>\n")
  }

  mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    add(">\n")
    body(&self)
    close(name)
  }

  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    addEscaped(text)
    close(name)
  }

  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: [UInt8]) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    text.withUnsafeBufferPointer { XMLEscaping.append($0, to: &bytes) }
    close(name)
  }

  mutating func emptyElement(_ name: StaticString, _ attributes: [Attribute]) {
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
