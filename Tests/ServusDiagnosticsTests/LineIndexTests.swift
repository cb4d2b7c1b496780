import ServusDiagnostics
import TestSupport
import Testing

/// Places in a text, asked for in any order.
@Suite struct LineIndexTests {
  private static let text = "ab\nčľ🦊x\n\ny\u{301}z"
  private static let source = SourceText(path: "a", text: text)

  /// Every byte that begins a character, with its line and column counted plainly.
  private static let places: [(offset: Int, line: Int, column: Int)] = {
    var (line, column, offset) = (1, 1, 0)
    return text.unicodeScalars.map { scalar in
      defer {
        offset += scalar.utf8.count
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
      return (offset, line, column)
    }
  }()

  @Test func placesAreTheSameInAnyOrder() {
    var random = SplitMix(seed: 7)
    for _ in 0..<50 {
      for place in Self.places.shuffled(using: &random) {
        let mark = Self.source.mark(of: place.offset..<place.offset)
        #expect([mark.line, mark.column] == [place.line, place.column])
        let excerpt = Self.source.excerpt(at: SourceMark(line: place.line, column: place.column))
        #expect(excerpt?.column == place.column)
        #expect(excerpt?.text == Self.source.line(place.line))
      }
    }
  }

  @Test func placesBeyondTheTextAreItsEnd() {
    #expect(Self.source.excerpt(at: SourceMark(line: 5, column: 1)) == nil)
    #expect(Self.source.excerpt(at: SourceMark(line: 2, column: 99))?.column == 5)
    #expect(Self.source.excerpt(at: SourceMark(line: 3, column: 4))?.column == 1)
  }

  @Test func aHundredThousandPlacesInOneLineAreFoundInTurn() {
    let source = SourceText(path: "a", text: String(repeating: "ž ", count: 100_000))
    let took = processorTime {
      for number in 0..<100_000 { #expect(source.mark(of: number * 3..<number * 3 + 2).column == number * 2 + 1) }
    }
    // Counted from the beginning of the line each time, it would take an hour.
    #expect(took < 60)
  }
}
