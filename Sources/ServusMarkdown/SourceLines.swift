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
      var start = 0
      while let end = buffer.firstIndex(of: UInt8(ascii: "\n"), from: start) {
        start = end + 1
        starts.append(bytes.startIndex + start)
      }
    }
    self.starts = starts
  }

  var count: Int { starts.count }

  /// The bytes of a line by its number within the text, from 1, without the line's end.
  func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= starts.count else { return [] }
    return bytes(ofLines: line...line)
  }

  /// The bytes of several lines, all of which there are, without the end of the last one.
  func bytes(ofLines lines: ClosedRange<Int>) -> ArraySlice<UInt8> {
    let end = lines.upperBound < starts.count ? starts[lines.upperBound] - 1 : bytes.endIndex
    return bytes[starts[lines.lowerBound - 1]..<max(starts[lines.lowerBound - 1], end)]
  }

  /// Whether a sign stands in one of those lines, of the whole text where none are given.
  func hold(_ sign: StaticString, in lines: ClosedRange<Int>? = nil) -> Bool {
    let lines = (lines ?? 1...count).clamped(to: 1...count)
    let end = lines.upperBound < count ? starts[lines.upperBound] : bytes.endIndex
    return bytes[starts[lines.lowerBound - 1]..<end].withUnsafeBufferPointer { $0.holds(sign) }
  }

  /// The numbers of the lines that hold a sign, in order.
  func numbers(holding sign: StaticString) -> [Int] {
    let sign = UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)
    return bytes.withUnsafeBufferPointer { text in
      var numbers: [Int] = []
      var line = 0
      var start = 0
      while let found = text.firstRange(of: sign, from: start) {
        while line + 1 < starts.count, starts[line + 1] - bytes.startIndex <= found.lowerBound { line += 1 }
        numbers.append(line + 1)
        start = line + 1 < starts.count ? starts[line + 1] - bytes.startIndex : text.count
      }
      return numbers
    }
  }

  /// What a message about a place in the file shows.
  func excerpt(at place: SourceMark) -> Excerpt {
    Excerpt(of: bytes(ofLine: place.line - firstLine + 1), around: place.column)
  }

  /// A line behind blanks and the signs of quotations.
  func content(ofLine line: Int) -> ArraySlice<UInt8> {
    bytes(ofLine: line).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
  }

  /// Where the content of a line begins.
  func beginning(of line: Int) -> SourceMark {
    let blanks = bytes(ofLine: line).count - content(ofLine: line).count
    return SourceMark(line: line + firstLine - 1, column: blanks + 1)
  }

  /// How much of a block is searched for an address: a text may be made of nothing but links that are not found.
  private static let searched = (lines: 50, bytes: 16 << 10)

  /// The place of an address in the lines of a block, behind what `position` says was found last; a part of a longer address does
  /// not count. Nil where it is not found.
  ///
  /// - Parameter isLinked: whether it stands where links and pictures have it, behind a bracket.
  func find(
    _ needle: String, in block: ClosedRange<Int>, isLinked: Bool = false, behind position: inout SearchPosition
  ) -> SourceMark? {
    var needle = needle
    return needle.withUTF8 { needle -> SourceMark? in
      guard !needle.isEmpty else { return nil }
      var bytesLeft = Self.searched.bytes
      for number in block.prefix(Self.searched.lines) where bytesLeft > 0 {
        if number != position.line { position = SearchPosition(line: number, offset: 0, column: 1) }
        let rest = min(bytes(ofLine: number).count - position.offset, bytesLeft)
        if let mark = find(needle, isLinked, inNext: rest, behind: &position) { return mark }
        bytesLeft -= rest
      }
      return nil
    }
  }

  private func find(
    _ needle: UnsafeBufferPointer<UInt8>, _ isLinked: Bool, inNext count: Int, behind position: inout SearchPosition
  ) -> SourceMark? {
    bytes(ofLine: position.line).prefix(position.offset + count).withUnsafeBufferPointer { line in
      var start = position.offset
      while let found = line.firstRange(of: needle, from: start) {
        start = found.upperBound
        guard AddressEnds.standAlone(found, in: line), !isLinked || AddressEnds.isLinked(found, in: line) else {
          continue
        }
        let column = position.column + line[position.offset..<found.lowerBound].scalarCount
        let length = needle[...].scalarCount
        position = SearchPosition(line: position.line, offset: found.upperBound, column: column + length)
        return SourceMark(line: position.line + firstLine - 1, column: column, length: length)
      }
      return nil
    }
  }

  func diagnostic(
    _ rule: Rule, _ message: String, at node: CMarkNode, near needle: String = "", help: String
  ) -> Diagnostic {
    let range = node.sourceLines
    var position = SearchPosition()
    let place = find(needle, in: range, behind: &position)
    return diagnostic(rule, message, at: place ?? beginning(of: range.lowerBound), help: help)
  }

  func diagnostic(_ rule: Rule, _ message: String, at place: SourceMark, help: String) -> Diagnostic {
    Diagnostic(rule, message, file: source.path, mark: place, excerpt: excerpt(at: place), help: help)
  }
}
