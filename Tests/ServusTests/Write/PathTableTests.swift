import TestSupport
import Testing

@testable import Servus

/// A table of paths beside a dictionary of the same.
@Suite struct PathTableTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func itHoldsWhatADictionaryHolds(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    var table = PathTable<Int>()
    var dictionary: [String: Int] = [:]
    for step in 0..<400 {
      let path = ["a", "b", "č", "sk/", "z.html"].shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        .joined()
      let value = Bool.random(using: &random) ? step : nil
      table[path] = value
      dictionary[path] = value
      #expect(table[path] == value)
    }
    let rows = dictionary.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    #expect(table.rows.map(\.path) == rows.map(\.key))
    #expect(table.rows.map(\.value) == rows.map(\.value))
  }

  @Test func rowsOutOfOrderAreRefused() {
    let (first, second) = (PathTable.Row(path: "a", value: 1), PathTable.Row(path: "b", value: 2))
    #expect(PathTable(inOrder: [first, second])?["b"] == 2)
    #expect(PathTable(inOrder: [second, first]) == nil)
    #expect(PathTable(inOrder: [first, first]) == nil)
  }

  @Test func settingSomePathsKeepsTheOthers() {
    var table = PathTable<Int>()
    for (path, value) in [("b", 1), ("d", 2), ("f", 3)] { table[path] = value }
    let changed = table.setting(0, for: ["a", "d", "e"])
    #expect(changed.rows.map(\.path) == ["a", "b", "d", "e", "f"])
    #expect(changed.rows.map(\.value) == [0, 1, 0, 0, 3])
  }
}
