import CYaml
import ServusDiagnostics

/// The places of a text in its file. What is missing at the end is missed behind the last letter: libyaml means the line
/// below, which may be that of something else, or none at all.
struct YAMLPlaces {
  private let lineOffset: Int
  private let end: (line: Int, column: Int)

  /// - Parameter firstLine: the line of the file at which the text begins.
  init(of bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    lineOffset = firstLine - 1
    let text = bytes[..<(bytes.lastIndex { $0 > UInt8(ascii: " ") }.map { $0 + 1 } ?? bytes.startIndex)]
    var end = (line: firstLine, column: 1)
    for byte in text {
      if byte == UInt8(ascii: "\n") {
        end = (end.line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        end.column += 1
      }
    }
    self.end = end
  }

  func mark(_ mark: yaml_mark_t, length: Int = 1) -> SourceMark {
    let place = (line: Int(mark.line) + 1 + lineOffset, column: Int(mark.column) + 1)
    guard place < end else { return SourceMark(line: end.line, column: end.column) }
    return SourceMark(line: place.line, column: place.column, length: length)
  }
}
