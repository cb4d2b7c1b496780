/// Values by path, in the order of the paths' bytes: made, compared and written in one go, where a dictionary would hash every
/// path and sort them all.
struct PathTable<Value: Sendable & Equatable>: Sendable, Equatable {
  /// One value with its path.
  struct Row: Sendable, Equatable {
    let path: String
    var value: Value
  }

  /// In order.
  private(set) var rows: [Row] = []

  init() {}

  /// - Parameter rows: in order; nil where they are not.
  init?(inOrder rows: [Row]) {
    for (row, next) in zip(rows, rows.dropFirst()) where !row.path.utf8.precedes(next.path.utf8) { return nil }
    self.rows = rows
  }

  /// The value of a path; found in logarithmic time, changed in linear time, added behind all others at once.
  subscript(path: String) -> Value? {
    get {
      let place = place(of: path)
      return place < rows.count && rows[place].path.utf8.elementsEqual(path.utf8) ? rows[place].value : nil
    }
    set {
      if let newValue, rows.last.map({ $0.path.utf8.precedes(path.utf8) }) ?? true {
        return rows.append(Row(path: path, value: newValue))
      }
      let place = place(of: path)
      if place < rows.count, rows[place].path.utf8.elementsEqual(path.utf8) { rows.remove(at: place) }
      if let newValue { rows.insert(Row(path: path, value: newValue), at: place) }
    }
  }

  /// Where a path stands, or where it would.
  private func place(of path: String) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].path.utf8.precedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// This table with a value for each of some paths, which stand in order; other paths keep theirs.
  func setting(_ value: Value, for paths: some Sequence<String>) -> PathTable {
    var merged: [Row] = []
    var rest = rows[...]
    for path in paths {
      while let row = rest.first, row.path.utf8.precedes(path.utf8) { merged.append(rest.removeFirst()) }
      if let row = rest.first, row.path.utf8.elementsEqual(path.utf8) { rest.removeFirst() }
      merged.append(Row(path: path, value: value))
    }
    var table = PathTable()
    table.rows = merged + rest
    return table
  }
}
