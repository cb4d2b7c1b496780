import Foundation
import Testing

/// A table of cases: tab-separated, no quoting, a header line, `\uXXXX` for a character.
struct CaseTable {
  struct Row {
    let line: Int
    private let cells: [String: String]

    init(line: Int, cells: [String: String]) {
      (self.line, self.cells) = (line, cells)
    }

    subscript(column: String) -> String { cells[column] ?? "" }
  }

  let name: String
  let rows: [Row]

  private static let foreignFolder = ProcessInfo.processInfo.environment["SERVUS_CASES"]

  /// The table of that name: ours, or the one found in the folder that `SERVUS_CASES` names; nil where that folder
  /// has none.
  init?(_ name: String, here: String = #filePath) throws {
    self.name = name
    let ours = URL(filePath: here).deletingLastPathComponent().appending(path: "Cases")
    let file = (Self.foreignFolder.map { URL(filePath: $0) } ?? ours).appending(path: name)
    if Self.foreignFolder != nil, !FileManager.default.fileExists(atPath: file.path) { return nil }
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let header = lines[0].split(separator: "\t").map(String.init)
    rows = lines.enumerated().dropFirst().filter { !$1.isEmpty }.map { number, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.decoded)
      return Row(line: number + 1, cells: Dictionary(zip(header, cells)) { first, _ in first })
    }
  }

  /// Expects every row to give what its column `expected` says.
  func expectAll(_ actual: (Row) throws -> String, normalized: (String) -> String = { $0 }) {
    var failures: [String] = []
    for row in rows {
      let expected = normalized(row["expected"])
      do {
        let actual = normalized(try actual(row))
        if actual != expected { failures.append("\(name):\(row.line): \"\(actual)\" instead of \"\(expected)\"") }
      } catch {
        failures.append("\(name):\(row.line): \(error)")
      }
    }
    for failure in failures { Issue.record(Comment(rawValue: failure)) }
    #expect(!rows.isEmpty)
    guard Self.foreignFolder != nil else { return }
    print((["\(name): \(rows.count - failures.count) of \(rows.count) hold"] + failures).joined(separator: "\n"))
  }

  private static func decoded(_ cell: Substring) -> String {
    guard cell.contains("\\u") else { return String(cell) }
    var parts = cell.split(separator: "\\u", omittingEmptySubsequences: false)[...]
    var text = String(parts.removeFirst())
    for part in parts {
      let scalar = UInt32(part.prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
      text.unicodeScalars.append(scalar ?? "\u{FFFD}")
      text += part.dropFirst(4)
    }
    return text
  }
}
