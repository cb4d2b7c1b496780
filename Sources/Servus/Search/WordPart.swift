/// Neighbouring words with the places where they stand.
struct WordPart {
  let first: [UInt8]
  /// For each word: how many characters it shares with the last one, the rest of it, a blank, its places, a blank.
  private(set) var text: [UInt8] = []

  /// Begins with a word.
  init(first: UnsafeBufferPointer<UInt8>) {
    self.first = Array(first)
  }

  /// - Parameters:
  ///   - last: the word that was appended before.
  ///   - appendPlaces: writes the word's places.
  mutating func append(
    _ word: UnsafeBufferPointer<UInt8>, after last: UnsafeBufferPointer<UInt8>?,
    _ appendPlaces: (inout [UInt8]) -> Void
  ) {
    let shared = last.map { Self.sharedBeginning(of: word, $0) } ?? (byteCount: 0, width: 0)
    SearchDigits.append(shared.width, to: &text)
    text.append(contentsOf: UnsafeBufferPointer(rebasing: word[shared.byteCount...]))
    text.append(UInt8(ascii: " "))
    appendPlaces(&text)
    text.append(UInt8(ascii: " "))
  }

  /// Whole characters, and no more than one digit can count; their width is in code units, as scripts count.
  private static func sharedBeginning(
    of word: UnsafeBufferPointer<UInt8>, _ last: UnsafeBufferPointer<UInt8>
  ) -> (byteCount: Int, width: Int) {
    let most = min(word.count, last.count)
    var count = 0
    while count < most, word[count] == last[count] { count += 1 }
    while count > 0, count < word.count, word[count] & 0xC0 == 0x80 { count -= 1 }
    let width = word[..<count].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 < 0xF0 ? 1 : 2) }
    return width <= SearchDigits.largest ? (count, width) : (0, 0)
  }
}
