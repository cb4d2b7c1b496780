/// Words to be found before or after a place in a block.
struct WordList: Sendable {
  /// Which letter cases of the first letter count.
  enum FirstLetter {
    case asWritten
    /// A word that is written small also stands at the beginning of a sentence.
    case orCapital
    case either
  }

  /// In UTF-8, one after the other.
  private let bytes: [UInt8]
  private let words: [Range<Int>]
  /// The first and the last byte of each word, so that most places are done at once.
  private let firstBytes: ByteSet
  private let lastBytes: ByteSet
  /// The last but one byte of each word; any may stand before a word of one byte.
  private let lastButOneBytes: ByteSet

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
    var end = 0
    self.words = words.map { word in
      defer { end += word.count }
      return end..<(end + word.count)
    }
    bytes = Array(words.joined())
    firstBytes = ByteSet(words.compactMap(\.first))
    lastBytes = ByteSet(words.compactMap(\.last))
    let hasSingleBytes = words.contains { $0.count == 1 }
    lastButOneBytes = ByteSet(hasSingleBytes ? Array(0...255) : words.map { $0[$0.count - 2] })
  }

  /// Whether one of the words stands by itself before the index.
  func ends(before index: Int, in block: TextBlock) -> Bool {
    guard let start = start(before: index, in: block) else { return false }
    return !block.isLetterOrDigit(start) || block.endsNoWord(block.previous(start))
  }

  /// Where the word begins that stands before the index; the longest, should there be several.
  func start(before index: Int, in block: TextBlock) -> Int? {
    guard lastBytes.contains(block.byte(index - 1)), lastButOneBytes.contains(block.byte(index - 2)) else { return nil }
    var start: Int?
    for word in words where word.count > index - (start ?? index) && has(word, at: index - word.count, in: block) {
      start = index - word.count
    }
    return start
  }

  /// Where the word that begins at the index ends; no letter or digit follows it.
  func end(from index: Int, in block: TextBlock) -> Int? {
    guard firstBytes.contains(block.byte(index)) else { return nil }
    for word in words where has(word, at: index, in: block) {
      let end = index + word.count
      if !block.isLetterOrDigit(end) { return end }
    }
    return nil
  }

  /// Compares from the end, where words of a list are more unlike each other than at their beginning.
  private func has(_ word: Range<Int>, at index: Int, in block: TextBlock) -> Bool {
    guard index >= 0, word.count <= block.bytes.count - index else { return false }
    var place = index + word.count
    var offset = word.upperBound
    while offset > word.lowerBound {
      place -= 1
      offset -= 1
      if block.bytes[place] != bytes[offset] { return false }
    }
    return true
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
