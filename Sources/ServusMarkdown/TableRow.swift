/// A line of a table, cut into cells.
struct TableRow {
  enum Alignment { case start, center, end }

  /// Each without the blanks around it and with `\|` as `|`.
  let cells: [[UInt8]]

  /// A pipe ends a cell unless a backslash stands before it, be it in code or not; one at each end may be left out.
  init(_ line: ArraySlice<UInt8>, atMost limit: Int = .max) {
    var rest = line.trimmingBlanks
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isOpen = false
    for (index, byte) in zip(rest.indices, rest) {
      if byte != UInt8(ascii: "|") {
        cell.append(byte)
      } else if index > rest.startIndex, rest[index - 1] == UInt8(ascii: "\\") {
        cell[cell.count - 1] = byte
      } else {
        cells.append(Array(cell[...].trimmingBlanks))
        cell.removeAll(keepingCapacity: true)
        isOpen = false
        if cells.count == limit { break }
        continue
      }
      isOpen = true
    }
    if isOpen { cells.append(Array(cell[...].trimmingBlanks)) }
    self.cells = cells
  }

  /// The alignments that a delimiter row such as `| :-- | --: |` gives; nil where the line is none.
  static func alignments(_ line: ArraySlice<UInt8>) -> [Alignment]? {
    let line = line.trimmingBlanks
    guard line.allSatisfy(isDelimiter) else { return nil }
    let cells = TableRow(line).cells
    var alignments: [Alignment] = []
    for cell in cells {
      let dashes = cell.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
      let (before, after) = (dashes.startIndex, cell.count - dashes.endIndex)
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
    var slice = drop(while: Self.isBlank)
    while let last = slice.last, Self.isBlank(last) { slice.removeLast() }
    return slice
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
