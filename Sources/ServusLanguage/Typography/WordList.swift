/// Words to be found before or after a place in a block.
struct WordList: Sendable {
  /// Which letter cases of the first letter count.
  enum FirstLetter {
    case asWritten
    /// A word that is written small also stands at the beginning of a sentence.
    case orCapital
    case either
  }

  let words: [[UInt32]]
  /// A bit for each last character, so that most places are done at once.
  private let lastCharacters: UInt64
  private let firstCharacters: UInt64

  init(_ texts: [String], firstLetter: FirstLetter = .asWritten) {
    var words: [[UInt32]] = []
    for text in texts {
      let scalars = Normalization.composed(text)
      guard let first = scalars.first else { continue }
      var firsts = [String(first)]
      if firstLetter != .asWritten { firsts.append(first.properties.uppercaseMapping) }
      if firstLetter == .either { firsts.append(first.properties.lowercaseMapping) }
      for first in Set(firsts).sorted() {
        words.append((Array(first.unicodeScalars) + scalars.dropFirst()).map(\.value))
      }
    }
    self.words = words
    lastCharacters = Self.bits(words.compactMap(\.last))
    firstCharacters = Self.bits(words.compactMap(\.first))
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether one of the words stands by itself before the index.
  func ends(before index: Int, in block: TextBlock) -> Bool {
    guard index > 0, lastCharacters & Self.bit(block.units[index - 1]) != 0 else { return false }
    for word in words where block.hasPrefix(word, at: index - word.count) {
      let start = index - word.count
      if block.endsNoWord(start - 1) || !block.isLetterOrDigit(start) { return true }
    }
    return false
  }

  /// Whether one of the words begins at the index, with no letter or digit after it.
  func begins(at index: Int, in block: TextBlock) -> Bool {
    end(from: index, in: block) != nil
  }

  /// Where the word that begins at the index ends.
  func end(from index: Int, in block: TextBlock) -> Int? {
    guard block.units.indices.contains(index), firstCharacters & Self.bit(block.units[index]) != 0 else { return nil }
    for word in words where block.hasPrefix(word, at: index) && !block.isLetterOrDigit(index + word.count) {
      return index + word.count
    }
    return nil
  }

  private static func bits(_ units: [UInt32]) -> UInt64 {
    units.reduce(0) { $0 | bit($1) }
  }

  private static func bit(_ unit: UInt32) -> UInt64 { 1 << UInt64(unit & 63) }
}
