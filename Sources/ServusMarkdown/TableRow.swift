/// A line of a table, cut into cells.
struct TableRow {
  enum Alignment { case start, center, end }

  /// Each without the blanks around it and with `\|` as `|`; mostly a part of the line.
  let cells: [ArraySlice<UInt8>]

  private static let pipe = UInt8(ascii: "|")
  private static let backslash = UInt8(ascii: "\\")

  /// A pipe ends a cell unless a backslash stands before it, be it in code or not; one at each end may be left out.
  init(_ line: ArraySlice<UInt8>, atMost limit: Int = .max) {
    var rest = line.trimmingBlanks
    if rest.first == Self.pipe { rest = rest.dropFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var start = rest.startIndex
    var hasEscapes = false
    for index in rest.indices where rest[index] == Self.pipe {
      if index > rest.startIndex, rest[index - 1] == Self.backslash {
        hasEscapes = true
        continue
      }
      cells.append(Self.cell(rest[start..<index], hasEscapes))
      start = index + 1
      hasEscapes = false
      if cells.count == limit { break }
    }
    if start < rest.endIndex, cells.count < limit { cells.append(Self.cell(rest[start...], hasEscapes)) }
    self.cells = cells
  }

  private static func cell(_ text: ArraySlice<UInt8>, _ hasEscapes: Bool) -> ArraySlice<UInt8> {
    let text = text.trimmingBlanks
    guard hasEscapes else { return text }
    return text.indices.reduce(into: []) { cell, index in
      let isEscape = text[index] == backslash && index + 1 < text.endIndex && text[index + 1] == pipe
      if !isEscape { cell.append(text[index]) }
    }
  }

  /// The alignments that a delimiter row such as `| :-- | --: |` gives; nil where the line is none.
  static func alignments(_ line: ArraySlice<UInt8>) -> [Alignment]? {
    let line = line.trimmingBlanks
    guard line.allSatisfy(isDelimiter) else { return nil }
    let cells = TableRow(line).cells
    var alignments: [Alignment] = []
    for cell in cells {
      let dashes = cell.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
      let (before, after) = (dashes.startIndex - cell.startIndex, cell.endIndex - dashes.endIndex)
      guard !dashes.isEmpty, before <= 1, after <= 1, after == 0 || cell.last == UInt8(ascii: ":") else { return nil }
      alignments.append(after == 0 ? .start : before == 0 ? .end : .center)
    }
    return alignments.isEmpty ? nil : alignments
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces, tabs and carriage returns at both ends.
  var trimmingBlanks: ArraySlice<UInt8> {
    let rest = drop(while: Self.isBlank)
    // To remove the last bytes would copy all others.
    return rest[..<(rest.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? rest.startIndex)]
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
