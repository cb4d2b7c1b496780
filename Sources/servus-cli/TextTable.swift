import ServusDiagnostics

/// Rows of texts under headings, laid out for a terminal: columns as wide as they need, one of them cut so that a line fits.
struct TextTable {
  struct Column {
    let heading: String
    var isNumber = false
    /// Whether its texts may be cut.
    var isCut = false
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []

  /// Less than that of a text says nothing.
  private static let leastCut = 16
  private static let gap = "  "

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// A row has a text for every column; what could steer the terminal is made visible.
  mutating func add(_ row: [String]) {
    rows.append(row.map(DiagnosticFormatter.visible))
  }

  /// The lines, each ending with a line break, for a terminal of so many cells.
  func text(width: Int) -> String {
    let headings = columns.map(\.heading)
    let hasHeadings = headings.contains { !$0.isEmpty }
    let widths = widths(total: width)
    return ((hasHeadings ? [headings] : []) + rows).map { line($0, widths) + "\n" }.joined()
  }

  private func widths(total: Int) -> [Int] {
    var widths = columns.indices.map { column in
      rows.reduce(displayWidth(of: columns[column].heading)) { max($0, displayWidth(of: $1[column])) }
    }
    if let cut = columns.firstIndex(where: \.isCut) {
      let others = widths.reduce(0, +) - widths[cut] + (columns.count - 1) * Self.gap.count
      widths[cut] = min(widths[cut], max(Self.leastCut, total - others))
    }
    return widths
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var cells: [String] = []
    for (column, text) in row.enumerated() {
      let shown = columns[column].isCut ? cut(text, toDisplayWidth: widths[column]) : text
      let blanks = String(repeating: " ", count: widths[column] - displayWidth(of: shown))
      cells.append(columns[column].isNumber ? blanks + shown : shown + blanks)
    }
    let line = cells.joined(separator: Self.gap)
    return String(line.prefix(through: line.lastIndex { $0 != " " } ?? line.startIndex))
  }
}
