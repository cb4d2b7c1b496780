/// A file's text as bytes, for showing the line that a message is about.
package struct SourceText: Sendable {
  /// The path as messages show it, relative to the site's folder.
  package let path: String
  /// UTF-8.
  package let bytes: [UInt8]
  private let index = LineIndex()

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a line, without its line break; lines count from 1. Nil where the text has no such line.
  package func line(_ number: Int) -> String? {
    index.range(ofLine: number, in: bytes).map { range in
      let line = bytes[range]
      return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }

  /// What a message about a place shows; nil where the text has no such line.
  package func excerpt(at mark: SourceMark) -> Excerpt? {
    guard let line = index.range(ofLine: mark.line, in: bytes),
      let place = index.offset(ofLine: mark.line, column: mark.column, in: bytes)
    else { return nil }
    return Excerpt(of: bytes[line], at: place)
  }

  /// The mark of a stretch of bytes, its length cut at the end of its first line.
  package func mark(of range: Range<Int>) -> SourceMark {
    let start = index.place(of: min(range.lowerBound, bytes.count), in: bytes)
    let end = bytes[range].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? range.upperBound
    return SourceMark(
      line: start.line, column: start.column,
      length: bytes[range.lowerBound..<end].count { $0 & 0b1100_0000 != 0b1000_0000 })
  }
}

/// A place in a source file: line and column count from 1, columns and length count Unicode scalars. Every value that an
/// author wrote has one, so it is kept small; texts are far shorter than four thousand million lines.
package struct SourceMark: Hashable, Sendable {
  private let place: (line: UInt32, column: UInt32, length: UInt32)

  package var line: Int { Int(place.line) }
  package var column: Int { Int(place.column) }
  /// How much the carets underline; 0 and 1 both show a single caret.
  package var length: Int { Int(place.length) }

  package init(line: Int, column: Int, length: Int = 1) {
    place = (UInt32(clamping: line), UInt32(clamping: column), UInt32(clamping: length))
  }

  package static func == (left: SourceMark, right: SourceMark) -> Bool { left.place == right.place }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(place.line)
    hasher.combine(place.column)
    hasher.combine(place.length)
  }
}
