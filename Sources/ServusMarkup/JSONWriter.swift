/// A finished value in JSON, which a `JSONWriter` has written.
package struct JSON: Sendable {
  /// In UTF-8.
  package let bytes: [UInt8]

  fileprivate init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }
}

/// Writes JSON into a buffer. Texts are escaped so that the result may also stand in a `<script>`: `<`, `>`, `&` and the
/// line separators U+2028 and U+2029 become `\u….` (RFC 8259, HTML 4.12.1.3).
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Room for so many bytes is made at once; `opening` stands before the JSON.
  package init(expecting count: Int = 0, after opening: StaticString = "") {
    bytes.reserveCapacity(count)
    add(opening)
  }

  /// All that was written, and something after it.
  package consuming func bytes(endingWith closing: StaticString) -> [UInt8] {
    add(closing)
    return bytes
  }

  /// The value that was written.
  package var json: JSON { JSON(bytes) }

  /// The same as HTML, such as a script that holds data: what is in it cannot end the script.
  package consuming func html(endingWith closing: StaticString) -> SafeHTML {
    add(closing)
    return SafeHTML(bytes)
  }

  /// Writes an object; `body` writes its members.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array; `body` writes its elements.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// The name of the member whose value is written next.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    add(name)
    add("\":")
    needsComma = false
  }

  /// Writes a text.
  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// Writes a text in UTF-8.
  package mutating func text(_ utf8: [UInt8]) {
    utf8.withUnsafeBufferPointer { text($0) }
  }

  /// Writes HTML as a text.
  package mutating func text(_ html: SafeHTML) {
    text(html.bytes)
  }

  private mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    addEscaped(utf8)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A value that was written before.
  package mutating func value(_ json: JSON) {
    separate()
    bytes.append(contentsOf: json.bytes)
    needsComma = true
  }

  package mutating func number(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  package mutating func flag(_ flag: Bool) {
    separate()
    add(flag ? "true" : "false")
    needsComma = true
  }

  /// Writes `null`.
  package mutating func nothing() {
    separate()
    add("null")
    needsComma = true
  }

  /// Writes a member, where it has a value.
  package mutating func member(_ name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    key(name)
    text(value)
  }

  /// Writes an address as a member, where there is one.
  package mutating func member(_ name: StaticString, _ url: SafeURL?) {
    member(name, url?.text)
  }

  private mutating func container(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func add(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// What is escaped, and the byte that line separators begin with.
  private static let special = ByteSet("\"&<>\\\u{7F}".utf8 + [UInt8](0..<0x20) + [0xE2])

  /// Copies the stretches between bytes to escape as a whole.
  private mutating func addEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    let special = Self.special
    var start = 0
    var index = 0
    while index < text.count {
      guard special.contains(text[index]), let length = escapedLength(text, at: index) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      addEscape(of: text[index], last: text[index + length - 1])
      index += length
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// How many bytes an escape replaces; nil where the byte E2 begins another character than a line separator.
  private func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard text[index] == 0xE2 else { return 1 }
    let isSeparator = index + 2 < text.count && text[index + 1] == 0x80 && (0xA8...0xA9).contains(text[index + 2])
    return isSeparator ? 3 : nil
  }

  private mutating func addEscape(of byte: UInt8, last: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): add("\\\"")
    case UInt8(ascii: "\\"): add("\\\\")
    case UInt8(ascii: "\n"): add("\\n")
    case UInt8(ascii: "\t"): add("\\t")
    case 0xE2: add(last == 0xA8 ? "\\u2028" : "\\u2029")
    default:
      add("\\u00")
      bytes.append(Self.digit(byte >> 4))
      bytes.append(Self.digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
