import ServusDiagnostics

/// Cuts a template into text and tags, following changes of the delimiters.
struct Tokenizer {
  private let bytes: [UInt8]
  private var open: [UInt8] = Array("{{".utf8)
  private var close: [UInt8] = Array("}}".utf8)
  private(set) var tokens: [Token] = []
  private(set) var faults: [(TemplateFault, Range<Int>)] = []
  /// Whether the rest of the file is known to close no tag.
  private var isAllText = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() {
    var position = 0
    var textStart = 0
    while position < bytes.count {
      if bytes[position] == open[0], !isAllText, matches(open, at: position), let end = readTag(at: position, textStart)
      {
        position = end
        textStart = end
      } else {
        position += 1
        if bytes[position - 1] == UInt8(ascii: "\n") {
          addText(textStart..<position)
          textStart = position
        }
      }
    }
    addText(textStart..<bytes.count)
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { tokens.append(Token(.text, range)) }
  }

  private func matches(_ pattern: [UInt8], at position: Int) -> Bool {
    position + pattern.count <= bytes.count && bytes[position..<position + pattern.count].elementsEqual(pattern)
  }

  /// Reads the tag at a position and gives its end, or nil if it has none and is text.
  private mutating func readTag(at start: Int, _ textStart: Int) -> Int? {
    var content = start + open.count
    while content < bytes.count, bytes[content].isWhiteSpace { content += 1 }
    let sigil = content < bytes.count ? bytes[content] : 0
    let kind = Self.kind(of: sigil)
    let isTriple = sigil == UInt8(ascii: "{")
    let closing = isTriple ? [UInt8(ascii: "}")] + close : kind == .delimiters ? [sigil] + close : close
    if kind != .variable { content += 1 }
    let isFree = kind == .comment || kind == .delimiters
    guard let contentEnd = end(of: closing, from: content, isFree: isFree),
      isFree || !bytes[trimmed(content..<contentEnd)].contains(UInt8(ascii: "\n"))
    else {
      let shown = start..<min(content, bytes.count)
      faults.append((.tagNeverClosed(String(decoding: closing, as: UTF8.self)), shown))
      return nil
    }
    addText(textStart..<start)
    var token = Token(kind, start..<contentEnd + closing.count)
    token.name = trimmed(content..<contentEnd)
    settleName(of: &token)
    tokens.append(token)
    return token.range.upperBound
  }

  private mutating func settleName(of token: inout Token) {
    let mayBeDynamic = [.partial, .parent, .close].contains(token.kind)
    if mayBeDynamic, let first = token.name.first, bytes[first] == UInt8(ascii: "*") {
      token.isDynamic = true
      token.name = trimmed(first + 1..<token.name.upperBound)
    }
    if token.kind == .delimiters {
      changeDelimiters(token)
    } else if token.kind != .comment, token.name.isEmpty {
      faults.append((.emptyTag, token.range))
    }
  }

  private static func kind(of sigil: UInt8) -> Token.Kind {
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): .raw
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "="): .delimiters
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    default: .variable
    }
  }

  /// Where a tag's content ends; nil if the file ends before, or another tag opens where the content is not free.
  private mutating func end(of closing: [UInt8], from start: Int, isFree: Bool) -> Int? {
    var position = start
    while position < bytes.count {
      if matches(closing, at: position) { return position }
      if !isFree, matches(open, at: position) { return nil }
      position += 1
    }
    isAllText = true
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isWhiteSpace { start += 1 }
    while end > start, bytes[end - 1].isWhiteSpace { end -= 1 }
    return start..<end
  }

  private mutating func changeDelimiters(_ token: Token) {
    let parts = bytes[token.name].split { $0.isWhiteSpace }
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      faults.append((.badDelimiters, token.range))
      return
    }
    open = Array(parts[0])
    close = Array(parts[1])
  }
}

extension UInt8 {
  var isWhiteSpace: Bool {
    self == UInt8(ascii: " ") || (0x09...0x0D).contains(self)
  }

  var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
