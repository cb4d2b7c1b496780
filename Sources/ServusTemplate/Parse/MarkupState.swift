import ServusMarkup

/// Where in HTML the bytes of a template have led to; just enough of an HTML tokenizer to know what may be inserted.
struct MarkupState: Equatable {
  enum Place: Equatable {
    case text
    /// After `<` or `</`.
    case tagOpen
    /// In a tag's name or between its attributes.
    case tag
    /// After an attribute's equals sign.
    case valueStart
    case unquoted
    case quoted(UInt8)
    case comment
    /// Inside script or style.
    case raw
  }

  private(set) var place = Place.text
  /// The element whose tag was opened last, in lower case.
  private(set) var element: [UInt8] = []
  private(set) var attribute: [UInt8] = []
  /// Whether nothing was yet written of the quoted value.
  private var isValueStart = false
  private var isClosingTag = false
  private var isNaming = false
  /// What was written of the quoted value, in lower case.
  private var value: [UInt8] = []
  /// The last bytes, to know the end of a comment or a script.
  private var tail: [UInt8] = []

  var attributeName: String { String(decoding: attribute, as: UTF8.self) }
  var elementName: String { String(decoding: element, as: UTF8.self) }

  /// The context of a tag that stands here; nil where nothing may be inserted.
  var context: MarkupContext? {
    switch place {
    case .text, .comment: .text
    case .quoted: isValueStart && Self.addressAttributes.contains(attributeName) ? .addressStart : .attribute
    case .tagOpen, .tag, .valueStart, .unquoted, .raw: nil
    }
  }

  /// Whether the value of the attribute is a program, a style or a page of its own, which no escaping makes safe.
  var isCode: Bool {
    guard case .quoted = place else { return false }
    if attribute.starts(with: "on".utf8) || ["srcdoc", "style"].contains(attributeName) { return true }
    guard Self.addressAttributes.contains(attributeName),
      case .forbidden(let scheme) = Destination(String(decoding: value, as: UTF8.self))
    else { return false }
    return ["javascript", "data", "vbscript"].contains(scheme)
  }

  private static let addressAttributes: Set<String> = [
    "href", "src", "action", "poster", "cite", "formaction", "srcset", "data", "xlink:href", "ping", "background",
    "manifest",
  ]

  /// Whether a section that began in the other state may end in this one.
  func isEven(with other: MarkupState) -> Bool {
    switch (place, other.place) {
    // A lone `<` is text until a letter follows.
    case (.text, .text), (.text, .tagOpen), (.tagOpen, .text), (.tagOpen, .tagOpen), (.comment, .comment):
      return true
    case (.tag, .tag), (.tag, .unquoted), (.unquoted, .tag), (.unquoted, .unquoted):
      return element == other.element
    case (.valueStart, .valueStart), (.quoted, .quoted):
      return place == other.place && element == other.element && attribute == other.attribute
    case (.raw, .raw):
      return element == other.element
    default:
      return false
    }
  }

  /// Goes on after a section that began in the other state and may have been left out: an attribute's name that the
  /// section changed is no longer known, and nothing may be inserted into its value.
  mutating func join(_ other: MarkupState) {
    if place == .tag, other.place == .tag, attribute != other.attribute {
      if tail.isEmpty { attribute = [] } else { place = .unquoted }
    }
    if place == other.place, other.isValueStart { isValueStart = true }
  }

  /// Goes on over something that is inserted.
  mutating func advanceOverTag() {
    if place == .tagOpen { place = .text }
    if place == .valueStart { place = .unquoted }
    tail = []
  }

  /// Goes on over a literal byte.
  mutating func advance(over byte: UInt8) {
    let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    switch place {
    case .text:
      if byte == UInt8(ascii: "<") { openTag() }
    case .tagOpen: advanceTagOpen(lower)
    case .tag: advanceTag(lower)
    case .valueStart: advanceValueStart(byte)
    case .unquoted:
      if byte == UInt8(ascii: ">") { endTag() } else if byte.isWhiteSpace { place = .tag }
    case .quoted(let quote):
      if byte == quote { endValue() } else { value.append(lower) }
      if !byte.isWhiteSpace { isValueStart = false }
    case .comment:
      remember(byte, 3)
      if tail.elementsEqual("-->".utf8) { place = .text }
    case .raw:
      remember(lower, element.count + 2)
      if tail.elementsEqual(Array("</".utf8) + element) {
        isClosingTag = true
        place = .tag
        isNaming = false
      }
    }
  }

  private mutating func remember(_ byte: UInt8, _ count: Int) {
    tail.append(byte)
    if tail.count > count { tail.removeFirst() }
  }

  private mutating func openTag() {
    place = .tagOpen
    isClosingTag = false
    tail = []
  }

  private mutating func advanceTagOpen(_ byte: UInt8) {
    if byte.isLetter {
      place = .tag
      element = [byte]
      attribute = []
      isNaming = true
    } else if byte == UInt8(ascii: "/"), tail.isEmpty {
      isClosingTag = true
      tail = [byte]
    } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "-") {
      tail.append(byte)
      if tail.elementsEqual("!--".utf8) {
        place = .comment
        tail = []
      }
    } else if byte != UInt8(ascii: "<") {
      place = .text
    }
  }

  private mutating func advanceTag(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      endTag()
    } else if byte == UInt8(ascii: "=") {
      place = attribute.isEmpty ? .unquoted : .valueStart
    } else if byte.isWhiteSpace || byte == UInt8(ascii: "/") {
      isNaming = false
      tail = []
    } else if isNaming {
      element.append(byte)
    } else {
      // An attribute's name begins after white space.
      if tail.isEmpty { attribute = [] }
      tail = [byte]
      attribute.append(byte)
    }
  }

  private mutating func advanceValueStart(_ byte: UInt8) {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      place = .quoted(byte)
      isValueStart = true
      value = []
    } else if byte == UInt8(ascii: ">") {
      endTag()
    } else if !byte.isWhiteSpace {
      place = .unquoted
    }
  }

  private mutating func endValue() {
    place = .tag
    tail = []
  }

  private mutating func endTag() {
    let isRaw = !isClosingTag && (elementName == "script" || elementName == "style")
    place = isRaw ? .raw : .text
    tail = []
  }
}
