/// The part of a source line that a message shows: what stands around the place that it is about. A line may be as long as a
/// text, and a text may have as many faults as words, so that no more than this part is kept.
package struct Excerpt: Hashable, Sendable {
  /// As it stands in the file, control characters included.
  package let text: String
  /// Where in `text` the place begins: Unicode scalars, from 1.
  package let column: Int
  /// Whether the line has more text at the left, and at the right.
  package let isCut: (left: Bool, right: Bool)

  /// How many scalars are kept before the place, and from it on.
  private static let reach = 200

  package init(text: String, column: Int, isCut: (left: Bool, right: Bool) = (false, false)) {
    self.text = text
    self.column = column
    self.isCut = isCut
  }

  /// - Parameters:
  ///   - line: UTF-8, with or without the end of the line.
  ///   - column: of the place in the line: Unicode scalars, from 1. One beyond the end counts as the end.
  package init(of line: ArraySlice<UInt8>, around column: Int) {
    var place = line.startIndex
    var scalars = 0
    while place < line.endIndex {
      if Self.beginsScalar(line[place]) {
        scalars += 1
        if scalars == column { break }
      }
      place += 1
    }
    self.init(of: line, at: place)
  }

  /// - Parameter place: the index of the byte that the place begins with, or the end of the line.
  init(of line: ArraySlice<UInt8>, at place: Int) {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    let place = min(place, line.endIndex)
    let before = Self.start(from: place, in: line)
    let end = Self.end(from: place, in: line)
    self.init(
      text: String(decoding: line[before.index..<end], as: UTF8.self), column: before.scalars + 1,
      isCut: (before.index > line.startIndex, end < line.endIndex))
  }

  /// Where the part begins, and how many scalars lie between there and the place.
  private static func start(from place: Int, in line: ArraySlice<UInt8>) -> (index: Int, scalars: Int) {
    var (index, scalars) = (place, 0)
    while index > line.startIndex, scalars < reach {
      index -= 1
      if beginsScalar(line[index]) { scalars += 1 }
    }
    return (index, scalars)
  }

  private static func end(from place: Int, in line: ArraySlice<UInt8>) -> Int {
    var (index, scalars) = (place, 0)
    while index < line.endIndex {
      if beginsScalar(line[index]) {
        scalars += 1
        if scalars > reach { break }
      }
      index += 1
    }
    return index
  }

  private static func beginsScalar(_ byte: UInt8) -> Bool {
    byte & 0b1100_0000 != 0b1000_0000
  }

  package static func == (left: Excerpt, right: Excerpt) -> Bool {
    left.text == right.text && left.column == right.column && left.isCut == right.isCut
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(column)
  }
}
