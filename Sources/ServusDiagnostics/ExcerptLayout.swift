/// How an excerpt is laid out in the cells of a terminal: cut so that it fits, with carets below the place.
struct ExcerptLayout {
  /// How many cells a line may take, its indentation not counted.
  private static let room = 96
  /// What stands where a line is cut.
  private static let ellipsis = "…"

  /// The part of the line that is shown, without its indentation.
  let line: String
  /// Carets and the blanks before them.
  let carets: String

  /// Nil where there is nothing to show.
  ///
  /// - Parameter length: how many scalars the carets underline.
  init?(_ excerpt: Excerpt, length: Int) {
    let cells = excerpt.text.unicodeScalars.map(Cell.init)
    guard !cells.isEmpty else { return nil }
    let place = min(excerpt.column - 1, cells.count)
    let indentation = cells.prefix(while: \.isBlank).count
    let hasMoreLeft = excerpt.isCut.left && indentation < place
    let first = hasMoreLeft ? 0 : min(indentation, place)
    let start = Self.start(cells, before: place, from: first, isCut: (hasMoreLeft, excerpt.isCut.right))
    let isCutLeft = hasMoreLeft || start > first
    let left = isCutLeft ? Self.ellipsis : ""
    let end = Self.end(cells, from: start, room: Self.room - left.count, isCut: excerpt.isCut.right)
    let isCutRight = excerpt.isCut.right || end < cells.count
    let shown = String(String.UnicodeScalarView(cells[start..<end].lazy.map(\.scalar)))
    line = left + DiagnosticFormatter.visible(shown) + (isCutRight ? Self.ellipsis : "")
    let blanks = left.count + Self.width(of: cells[start..<max(start, min(place, end))])
    let underlined = Self.width(of: cells[min(place, end)..<min(max(place, place + max(1, length)), end)])
    carets = String(repeating: " ", count: blanks) + "^" + String(repeating: "~", count: max(0, underlined - 1))
  }

  /// The first cell that is shown: as much as fits before the place, at least half of the room and more where little
  /// follows.
  private static func start(
    _ cells: [Cell], before place: Int, from first: Int, isCut: (left: Bool, right: Bool)
  ) -> Int {
    let following = width(of: cells[place...].prefix(room))
    let available = max(room / 2, room - following - (isCut.right ? ellipsis.count : 0))
    if !isCut.left, width(of: cells[first..<place]) <= available { return first }
    var start = place
    var taken = ellipsis.count
    while start > first, taken + cells[start - 1].width <= available {
      start -= 1
      taken += cells[start].width
    }
    // A mark without the letter that it belongs to would stand on the ellipsis.
    while start < place, cells[start].width == 0 { start += 1 }
    return start
  }

  /// The end of what fits, with room for an ellipsis where the line goes on.
  private static func end(_ cells: [Cell], from start: Int, room: Int, isCut: Bool) -> Int {
    if !isCut, width(of: cells[start...]) <= room { return cells.count }
    var end = start
    var taken = ellipsis.count
    while end < cells.count, taken + cells[end].width <= room {
      taken += cells[end].width
      end += 1
    }
    return end
  }

  private static func width(of cells: ArraySlice<Cell>) -> Int {
    cells.reduce(0) { $0 + $1.width }
  }

  /// A scalar as a terminal shows it.
  private struct Cell {
    let scalar: Unicode.Scalar
    /// How many cells it takes.
    let width: Int

    init(_ scalar: Unicode.Scalar) {
      self.scalar = scalar
      let isControl = DiagnosticFormatter.isControl(scalar)
      width =
        isControl
        ? displayWidth(of: DiagnosticFormatter.visible(String(scalar))) : displayWidth(of: scalar)
    }

    /// Whether it shows as a space, as tabs do.
    var isBlank: Bool { scalar == " " || scalar == "\t" }
  }
}
