/// A table in Markdown, its columns aligned for those who read it as it is.
struct Table {
  private var rows: [[String]]

  init(_ heads: [String]) { rows = [heads] }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + padding : padding + row[column]
      }
    }
    let rule = widths.enumerated().map { String(repeating: "-", count: $1 - ($0 == 0 ? 0 : 1)) + ($0 == 0 ? "" : ":") }
    return ([lines[0], rule] + lines.dropFirst()).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }
}

extension Double {
  /// With so many digits behind the point; a ratio to nothing is a dash. Never negative.
  func digits(_ count: Int) -> String {
    guard isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    let scaled = Int((self * scale).rounded())
    guard count > 0 else { return String(scaled) }
    let rest = String(scaled % Int(scale))
    return "\(scaled / Int(scale)).\(String(repeating: "0", count: count - rest.count))\(rest)"
  }
}
