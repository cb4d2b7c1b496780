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
    let lines = text.value.split(separator: "\n", omittingEmptySubsequences: false)
    let filled = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    let written = source.line(firstLine + filled) ?? ""
    indentation = max(0, Self.blanks(before: written[...]) - Self.blanks(before: lines[filled]))
  }

  private static func blanks(before line: Substring) -> Int { line.unicodeScalars.prefix { $0 == " " }.count }

  /// The place in the file of a place in the text, whose lines are counted as the file's. Further lines of a text beside its
  /// key may be folded or escaped: then it is the place of the text.
  func mark(_ mark: SourceMark) -> SourceMark {
    guard isBlock || mark.line == firstLine else { return text.mark }
    return SourceMark(line: mark.line, column: mark.column + indentation, length: mark.length)
  }
}
