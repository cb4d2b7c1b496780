/// Words to be found before or after a place in a block.
struct WordList: Sendable {
  /// Which letter cases of the first letter count.
  enum FirstLetter {
    case asWritten
    /// A word that is written small also stands at the beginning of a sentence.
    case orCapital
    case either
  }

  /// In UTF-8.
  let words: [[UInt8]]
  /// A bit for each first and each last byte, so that most places are done at once.
  private let firstBytes: ByteSet
  private let lastBytes: ByteSet

  init(_ texts: [String], firstLetter: FirstLetter = .asWritten) {
    var words: [[UInt8]] = []
    for text in texts {
      let scalars = Normalization.composed(text)
      guard let first = scalars.first else { continue }
      var firsts: Set = [String(first)]
      if firstLetter != .asWritten { firsts.insert(first.properties.uppercaseMapping) }
      if firstLetter == .either { firsts.insert(first.properties.lowercaseMapping) }
      let rest = scalars.dropFirst().flatMap { Array(String($0).utf8) }
      words += firsts.sorted().map { Array($0.utf8) + rest }
    }
    self.words = words
    firstBytes = ByteSet(words.compactMap(\.first))
    lastBytes = ByteSet(words.compactMap(\.last))
  }

  /// Whether one of the words stands by itself before the index.
  func ends(before index: Int, in block: TextBlock) -> Bool {
    guard lastBytes.contains(block.byte(index - 1)) else { return false }
    for word in words where block.hasPrefix(word, at: index - word.count) {
      let start = index - word.count
      if !block.isLetterOrDigit(start) || block.endsNoWord(block.previous(start)) { return true }
    }
    return false
  }

  /// Where the word that begins at the index ends; no letter or digit follows it.
  func end(from index: Int, in block: TextBlock) -> Int? {
    guard firstBytes.contains(block.byte(index)) else { return nil }
    for word in words where block.hasPrefix(word, at: index) {
      let end = index + word.count
      if !block.isLetterOrDigit(end) { return end }
    }
    return nil
  }
}

/// A set of bytes.
struct ByteSet: Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  init(_ bytes: [UInt8]) {
    for byte in bytes {
      let bit: UInt64 = 1 << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: low.0 |= bit
      case 1: low.1 |= bit
      case 2: high.0 |= bit
      default: high.1 |= bit
      }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let half = byte < 0x80 ? low : high
    return (byte & 0x40 == 0 ? half.0 : half.1) >> UInt64(byte & 63) & 1 == 1
  }
}
