/// A piece of a stylesheet, as CSS Syntax 3 cuts it, with words in place of its finer kinds.
struct StylesheetToken {
  enum Kind: Equatable {
    case blank
    case comment
    /// With its quotes.
    case string
    /// `url(…)` without quotes.
    case url
    /// Letters, digits, hyphens and escapes: names and most of a number.
    case word
    /// Any other byte.
    case sign(UInt8)
  }

  let kind: Kind
  let range: Range<Int>

  func isSign(_ sign: Unicode.Scalar) -> Bool { kind == .sign(UInt8(ascii: sign)) }

  /// Whether it only separates others.
  var isSpace: Bool { kind == .blank || kind == .comment }
}

/// What makes a stylesheet end otherwise than its author meant.
struct StylesheetFault: Error {
  let message: String
  let range: Range<Int>
}

/// Cuts a stylesheet into tokens that together are the whole text.
struct StylesheetScanner {
  private let css: [UInt8]
  private(set) var tokens: [StylesheetToken] = []
  /// The first fault; the tokens behind it may be cut otherwise than a browser would.
  private(set) var fault: StylesheetFault?
  private var index = 0
  /// The brackets that are open.
  private var open: [Int] = []

  init(_ css: [UInt8]) {
    self.css = css
    while index < css.count {
      let start = index
      let kind = token()
      tokens.append(StylesheetToken(kind: kind, range: start..<index))
    }
    if let last = open.last { report("is never closed", last..<last + 1) }
  }

  private mutating func token() -> StylesheetToken.Kind {
    let byte = css[index]
    if Self.isBlank(byte) {
      while index < css.count, Self.isBlank(css[index]) { index += 1 }
      return .blank
    }
    if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") { return comment() }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return string() }
    if isInWord() {
      let start = index
      while isInWord() { skipLetter() }
      let isURL = css[start..<index].count == 3 && css[start..<index].elementsEqual("url".utf8) { $0 | 0x20 == $1 }
      return isURL && isUnquotedURL() ? url(from: start) : .word
    }
    if byte == UInt8(ascii: "\\") { report("stands at the end of a line, outside a string", index..<index + 1) }
    note(bracket: byte)
    index += 1
    return .sign(byte)
  }

  private func peek(_ distance: Int) -> UInt8? {
    index + distance < css.count ? css[index + distance] : nil
  }

  private mutating func comment() -> StylesheetToken.Kind {
    let start = index
    index += 2
    while index < css.count {
      if css[index] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        index += 2
        return .comment
      }
      index += 1
    }
    report("is never closed", start..<start + 2)
    return .comment
  }

  private mutating func string() -> StylesheetToken.Kind {
    let start = index
    let quote = css[index]
    index += 1
    while index < css.count, !Self.isLineBreak(css[index]) {
      if css[index] == quote {
        index += 1
        return .string
      }
      // Behind a backslash stands a sign that does not count, be it a line break of two.
      if css[index] == UInt8(ascii: "\\") {
        index += peek(1) == UInt8(ascii: "\r") && peek(2) == UInt8(ascii: "\n") ? 2 : 1
      }
      index += 1
    }
    index = min(index, css.count)
    report("is never closed", start..<start + 1)
    return .string
  }

  // MARK: Words

  private func isInWord() -> Bool {
    guard let byte = peek(0) else { return false }
    if byte == UInt8(ascii: "\\") { return peek(1).map { !Self.isLineBreak($0) } ?? false }
    return byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || Self.isAlphanumeric(byte)
  }

  /// Steps over a letter of a word, or over an escape with the blank that ends it.
  private mutating func skipLetter() {
    guard css[index] == UInt8(ascii: "\\") else {
      index += 1
      return
    }
    index += 1
    let digits = css[index...].prefix(6).prefix(while: Self.isHexadecimal).count
    guard digits > 0 else {
      index += 1
      return
    }
    index += digits
    guard let end = peek(0), Self.isBlank(end) else { return }
    index += end == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n") ? 2 : 1
  }

  private func isUnquotedURL() -> Bool {
    guard peek(0) == UInt8(ascii: "("), let next = css[(index + 1)...].first(where: { !Self.isBlank($0) }) else {
      return false
    }
    return next != UInt8(ascii: "\"") && next != UInt8(ascii: "'")
  }

  private mutating func url(from start: Int) -> StylesheetToken.Kind {
    while let byte = peek(0) {
      index += 1
      if byte == UInt8(ascii: ")") { return .url }
      if byte == UInt8(ascii: "\\") { index = min(index + 1, css.count) }
    }
    report("is never closed", start..<start + 4)
    return .url
  }

  // MARK: Brackets

  private mutating func note(bracket byte: UInt8) {
    let opening: UInt8
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): return open.append(index)
    case UInt8(ascii: "}"): opening = UInt8(ascii: "{")
    case UInt8(ascii: ")"): opening = UInt8(ascii: "(")
    case UInt8(ascii: "]"): opening = UInt8(ascii: "[")
    default: return
    }
    guard let last = open.popLast() else { return report("closes nothing", index..<index + 1) }
    if css[last] != opening { report("is never closed", last..<last + 1) }
  }

  private mutating func report(_ what: String, _ range: Range<Int>) {
    guard fault == nil else { return }
    fault = StylesheetFault(message: "\(String(decoding: css[range], as: UTF8.self)) \(what)", range: range)
  }

  // MARK: Bytes

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isLineBreak(byte)
  }

  /// Line feed, carriage return or form feed.
  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
