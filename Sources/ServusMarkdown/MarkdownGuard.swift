import ServusDiagnostics

/// Refuses, in one pass over the bytes, texts for which libcmark 0.30.2 takes quadratic time (CVE-2023-22486,
/// CVE-2023-24824 and kin).
enum MarkdownGuard {
  private static let mostBytes = 16 << 20
  /// How deep lists and quotations may lie in each other in posts.
  static let deepestContainer = 100
  private static let mostBlankLines = 10_000
  private static let mostBrackets = 20_000

  static func refusal(
    of bytes: ArraySlice<UInt8>, firstLine: Int, deepestContainer: Int = deepestContainer
  ) -> Refusal? {
    if bytes.count > mostBytes {
      return Refusal(
        rule: .tooLarge, message: "the text is larger than 16 MB", mark: SourceMark(line: firstLine, column: 1),
        help: "split it into several posts")
    }
    return bytes.withUnsafeBufferPointer {
      refusal(ofLinesIn: $0, firstLine: firstLine, deepestContainer: deepestContainer)
    }
  }

  private static func refusal(
    ofLinesIn bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, deepestContainer: Int
  ) -> Refusal? {
    // A shorter text has no room for too many of either, and most posts are shorter.
    let countsSigns = bytes.count >= min(mostBlankLines, mostBrackets)
    var line = firstLine
    var blankLines = 0
    var brackets = 0
    var start = 0
    while start <= bytes.count {
      defer { line += 1 }
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
      start = end + 1
      let mark = SourceMark(line: line, column: 1)
      if text.count > deepestContainer, containerDepth(of: text) > deepestContainer {
        return Refusal(
          rule: .tooDeep, message: "lists and quotations nested deeper than \(deepestContainer) levels", mark: mark,
          help: "flatten them")
      }
      guard countsSigns else { continue }
      let isBlank = text.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
      blankLines = isBlank ? blankLines + 1 : 0
      brackets = isBlank ? 0 : brackets + openingBrackets(in: text)
      if blankLines > mostBlankLines {
        return Refusal(
          rule: .tooCostly, message: "more than 10,000 blank lines in a row", mark: mark, help: "remove them")
      }
      if brackets > mostBrackets {
        return Refusal(
          rule: .tooCostly, message: "more than 20,000 opening brackets in one paragraph", mark: mark,
          help: "split the paragraph")
      }
    }
    return nil
  }

  /// The markers `>` `-` `*` `+` `1.` at a line's start, and half its indentation if the line starts with one.
  private static func containerDepth(of line: UnsafeBufferPointer<UInt8>) -> Int {
    var markers = 0
    var blanks = 0
    var index = 0
    while index < line.count {
      switch line[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): blanks += 1
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): markers += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digits = line[index...].prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let end = digits.endIndex
        guard end < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")") else {
          return markers == 0 ? 0 : markers + blanks / 2
        }
        markers += 1
        index = end
      default: return markers == 0 ? 0 : markers + blanks / 2
      }
      index += 1
    }
    // A line of dashes or stars is a rule, not a pile of lists.
    return line.contains(UInt8(ascii: " ")) || line.first == UInt8(ascii: ">") ? markers + blanks / 2 : 0
  }

  private static func openingBrackets(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var start = 0
    while let found = text.firstIndex(of: UInt8(ascii: "["), from: start) {
      count += 1
      start = found + 1
    }
    return count
  }
}
