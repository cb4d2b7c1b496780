/// Cuts raw HTML into tags as the HTML standard's tokenizer does (13.2.5); text and whole comments are passed over.
struct HTMLTokens {
  enum Token: Equatable {
    case start(name: String, isSelfClosing: Bool)
    case end(name: String)
    /// What is begun and not ended, in words.
    case unfinished(String)
  }

  private let bytes: [UInt8]
  /// Where the next token is looked for.
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next tag; nil at the end.
  ///
  /// - Parameter isForeign: whether this is within `<svg>` or `<math>`, where there is CDATA.
  mutating func next(isForeign: Bool) -> Token? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
      position = start + 1
      switch bytes[position] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        guard passComment(isForeign: isForeign) else { return .unfinished("a comment") }
      case UInt8(ascii: "/"):
        position += 1
        guard position < bytes.count else { return nil }
        if bytes[position].isLetter { return endTag() }
        guard pass(">") else { return .unfinished("a tag") }
      case let byte where byte.isLetter: return startTag()
      default: break
      }
    }
    return nil
  }

  /// Goes on behind the end tag of an element whose content is text whatever it looks like; false where there is none.
  mutating func passText(of element: String) -> Bool {
    let end = Array("</\(element)".utf8)
    // Within a comment of a script another script may begin, whose end is not that of the first (13.2.5.26).
    var isInnerScript = false
    var isComment = false
    while position < bytes.count {
      if element == "script" {
        if starts(with: "<!--") { isComment = true }
        if starts(with: "-->") { (isComment, isInnerScript) = (false, false) }
        if isComment, isTag(Array("<script".utf8)) { isInnerScript = true }
      }
      if isTag(end) {
        if !isInnerScript {
          position += 2
          return endTag() == .end(name: element)
        }
        isInnerScript = false
      }
      position += 1
    }
    return false
  }

  // MARK: Parts

  private mutating func startTag() -> Token {
    let name = tagName()
    guard let isSelfClosing = passAttributes() else { return .unfinished("the tag \"<\(name)\"") }
    return .start(name: name, isSelfClosing: isSelfClosing)
  }

  private mutating func endTag() -> Token {
    let name = tagName()
    return passAttributes() == nil ? .unfinished("the tag \"</\(name)\"") : .end(name: name)
  }

  private mutating func tagName() -> String {
    let name = bytes[position...].prefix { !$0.endsTagName }
    position += name.count
    return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Goes on behind `>`; nil where there is none, else whether a slash stands before it.
  private mutating func passAttributes() -> Bool? {
    var isSelfClosing = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ">") { return isSelfClosing }
      isSelfClosing = byte == UInt8(ascii: "/")
      if isSelfClosing || byte.isHTMLSpace { continue }
      // A name, which may begin with an equals sign.
      position += bytes[position...].prefix { !$0.endsTagName && $0 != UInt8(ascii: "=") }.count
      let spaces = bytes[position...].prefix(while: \.isHTMLSpace).count
      guard position + spaces < bytes.count, bytes[position + spaces] == UInt8(ascii: "=") else { continue }
      position += spaces + 1
      guard passValue() else { return nil }
    }
    return nil
  }

  private mutating func passValue() -> Bool {
    position += bytes[position...].prefix(while: \.isHTMLSpace).count
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = bytes[position]
      guard let end = bytes[(position + 1)...].firstIndex(of: quote) else { return false }
      position = end + 1
    default: position += bytes[position...].prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }.count
    }
    return true
  }

  private mutating func passComment(isForeign: Bool) -> Bool {
    if isForeign, starts(with: "![CDATA[") { return pass("]]>") }
    guard starts(with: "!--") else { return pass(">") }
    position += 3
    if starts(with: ">") || starts(with: "->") { return pass(">") }
    while position < bytes.count {
      if starts(with: "-->") || starts(with: "--!>") { return pass(">") }
      position += 1
    }
    return false
  }

  private mutating func pass(_ end: StaticString) -> Bool {
    while position < bytes.count {
      if starts(with: end) {
        position += end.utf8CodeUnitCount
        return true
      }
      position += 1
    }
    return false
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  /// Whether a tag begins here, given in lower case.
  private func isTag(_ tag: [UInt8]) -> Bool {
    let end = position + tag.count
    return bytes[position] == tag[0] && end < bytes.count && bytes[end].endsTagName
      && bytes[position..<end].elementsEqual(tag) { $0 | 0x20 == $1 | 0x20 }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  /// Blanks of HTML: tab, line feed, form feed, carriage return and space.
  fileprivate var isHTMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
  fileprivate var endsTagName: Bool { isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}
