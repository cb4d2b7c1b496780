import ServusDiagnostics

/// The lines of a text, to say where in the file a node stands.
struct SourceLines {
  let source: SourceText
  let firstLine: Int
  private let bytes: ArraySlice<UInt8>
  private let starts: [Int]

  init(bytes: ArraySlice<UInt8>, source: SourceText, firstLine: Int) {
    self.bytes = bytes
    self.source = source
    self.firstLine = firstLine
    var starts = [bytes.startIndex]
    bytes.withUnsafeBufferPointer { buffer in
      for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
        starts.append(bytes.startIndex + index + 1)
      }
    }
    self.starts = starts
  }

  var count: Int { starts.count }

  /// The bytes of a line by its number within the text, from 1, without the line's end.
  func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= starts.count else { return [] }
    let end = line < starts.count ? starts[line] - 1 : bytes.endIndex
    return bytes[starts[line - 1]..<max(starts[line - 1], end)]
  }

  /// A line by its number within the text, from 1.
  func text(_ line: Int) -> String {
    String(decoding: bytes(ofLine: line), as: UTF8.self)
  }

  /// The place of an address in the lines of a block, from line `line` on and after `previous`; a part of a longer
  /// address does not count. Else the beginning of that line.
  func find(
    _ needle: String, from line: Int, to lastLine: Int, after previous: SourceMark? = nil
  ) -> (mark: SourceMark, excerpt: String) {
    if !needle.isEmpty {
      for number in line...max(line, min(lastLine, line + 50)) {
        let text = text(number)
        let isSameLine = previous?.line == number + firstLine - 1
        for range in text.ranges(of: needle) where Self.standsAlone(range, in: text) {
          let column = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound) + 1
          if isSameLine, let previous, column < previous.column + previous.length { continue }
          let length = needle.unicodeScalars.count
          return (SourceMark(line: number + firstLine - 1, column: column, length: length), text)
        }
      }
    }
    let text = text(line)
    let column = text.prefix { $0 == " " || $0 == ">" }.count + 1
    return (SourceMark(line: line + firstLine - 1, column: column), text)
  }

  private static func standsAlone(_ range: Range<String.Index>, in text: String) -> Bool {
    let found = text[range]
    let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
    let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
    return !continues(found.first, before) && !continues(found.last, after)
  }

  /// Whether a neighbour belongs to the same address as a character.
  private static func continues(_ character: Character?, _ neighbour: Character?) -> Bool {
    guard let character, let neighbour, character.isLetter || character.isNumber else { return false }
    return neighbour.isLetter || neighbour.isNumber || "/.-_".contains(neighbour)
  }

  func diagnostic(
    _ rule: Rule, _ message: String, at node: CMarkNode, near needle: String = "", help: String? = nil
  )
    -> Diagnostic
  {
    let range = node.sourceLines
    let place = find(needle, from: range.lowerBound, to: range.upperBound)
    return Diagnostic(rule, message, file: source.path, mark: place.mark, excerpt: place.excerpt, help: help)
  }
}
