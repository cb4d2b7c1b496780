import ServusDiagnostics
import ServusYAML

/// Where a comment's text stands in its file.
struct CommentText {
  /// The line of the file in which the text begins: below its mark if that is the `|` or `>` of a block.
  let firstLine: Int
  /// What stands before each line of a block, or before the first line of a text beside its key.
  private let indentation: Int
  private let isBlock: Bool

  init(_ text: Located<String>, in source: SourceText) {
    let sign = source.line(text.mark.line)?.unicodeScalars.dropFirst(text.mark.column - 1).first
    isBlock = sign == "|" || sign == ">"
    firstLine = text.mark.line + (isBlock ? 1 : 0)
    if isBlock {
      let blanks = source.line(firstLine)?.unicodeScalars.prefix { $0 == " " }.count ?? 0
      indentation = max(0, blanks - text.value.unicodeScalars.prefix { $0 == " " }.count)
    } else {
      indentation = text.mark.column - 1 + (sign == "\"" || sign == "'" ? 1 : 0)
    }
  }

  /// The place in the file of a place in the text, whose lines are counted as the file's.
  func mark(_ mark: SourceMark) -> SourceMark {
    guard isBlock || mark.line == firstLine else { return mark }
    return SourceMark(line: mark.line, column: mark.column + indentation, length: mark.length)
  }
}
