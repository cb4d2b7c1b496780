/// Neighbouring words with the places where they stand.
struct WordPart {
  let first: ArraySlice<UInt8>
  /// For each word: how many characters it shares with the last one, the rest of it, a blank, its places, a blank.
  private(set) var text: [UInt8] = []
  private var last: ArraySlice<UInt8> = []

  init(first: ArraySlice<UInt8>) {
    self.first = first
  }

  mutating func append(_ word: ArraySlice<UInt8>, at places: ArraySlice<UInt32>) {
    let shared = Self.sharedBeginning(of: word, last)
    SearchDigits.append(shared.reduce(0) { $0 + Self.utf16Width(ofLead: $1) }, to: &text)
    text.append(contentsOf: word.dropFirst(shared.count))
    text.append(UInt8(ascii: " "))
    SearchDigits.append(rising: places, to: &text)
    text.append(UInt8(ascii: " "))
    last = word
  }

  /// Whole characters, and no more than one digit can count.
  private static func sharedBeginning(of word: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var shared = word.prefix(zip(word, last).prefix { $0 == $1 }.count)
    while shared.endIndex < word.endIndex, word[shared.endIndex] & 0xC0 == 0x80 { shared.removeLast() }
    return shared.reduce(0) { $0 + utf16Width(ofLead: $1) } <= SearchDigits.largest ? shared : []
  }

  /// In code units, as scripts count; 0 for a byte that begins no character.
  private static func utf16Width(ofLead byte: UInt8) -> Int {
    byte & 0xC0 == 0x80 ? 0 : byte < 0xF0 ? 1 : 2
  }
}
