import ServusDiagnostics
import ServusYAML

/// Where a comment's text stands in its file.
struct CommentText {
  /// The line of the file in which the text begins: below its mark if that is the `|` or `>` of a block.
  let firstLine: Int
  private let text: Located<String>
  /// What stands before each line of a block, or before the first line of a text beside its key.
  private let indentation: Int
  private let isBlock: Bool

  init(_ text: Located<String>, in source: SourceText) {
    self.text = text
    let sign = source.line(text.mark.line)?.unicodeScalars.dropFirst(text.mark.column - 1).first
    isBlock = sign == "|" || sign == ">"
    firstLine = text.mark.line + (isBlock ? 1 : 0)
    guard isBlock else {
      indentation = text.mark.column - 1 + (sign == "\"" || sign == "'" ? 1 : 0)
      return
    }
    let (line, number) = Self.firstFilledLine(of: text.value)
    let written = source.line(firstLine + number) ?? ""
    indentation = max(0, Self.blanks(before: written[...]) - Self.blanks(before: line))
  }

  /// The first line with more than white space and how many stand before it; the first one where there is none.
  private static func firstFilledLine(of text: String) -> (line: Substring, number: Int) {
    var rest = text[...]
    var number = 0
    while true {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n"))
      let line = rest[..<(end ?? rest.endIndex)]
      if !line.allSatisfy(\.isWhitespace) { return (line, number) }
      guard let end else { return (text.prefix { $0 != "\n" }, 0) }
      rest = rest[rest.utf8.index(after: end)...]
      number += 1
    }
  }

  private static func blanks(before line: Substring) -> Int { line.unicodeScalars.prefix { $0 == " " }.count }

  /// The place in the file of a place in the text, whose lines are counted as the file's. Further lines of a text beside its
  /// key may be folded or escaped: then it is the place of the text.
  func mark(_ mark: SourceMark) -> SourceMark {
    guard isBlock || mark.line == firstLine else { return text.mark }
    return SourceMark(line: mark.line, column: mark.column + indentation, length: mark.length)
  }
}
