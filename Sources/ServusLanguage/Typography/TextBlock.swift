/// The text of one block in UTF-8; where its pieces part has no width. The rules change it one after the other, putting
/// one byte of `Mark` in the place of a character, so that all other text stays where it is.
struct TextBlock {
  /// Stands for a code span, a picture or an autolink: U+FFFC, "object replacement character".
  static let object: UInt32 = 0xFFFC

  private(set) var bytes: [UInt8] = []
  private(set) var isChanged = false
  private let classes = CharacterClass.table
  /// The quotes found so far; their memory serves all blocks.
  var quotes = QuotePairs()

  /// Takes a text in the place of the last one.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text)
    isChanged = false
  }

  /// The byte at an index, which is a mark's where a rule put one; 0 outside the block.
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  /// Where the character begins that ends before the index; -1 where there is none.
  func previous(_ index: Int) -> Int {
    var start = index - 1
    while start >= 0, bytes[start] & 0xC0 == 0x80 || bytes[start] == Mark.hole { start -= 1 }
    return start
  }

  /// Where the character begins that follows the one at the index.
  func next(_ index: Int) -> Int {
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 || bytes[end] == Mark.hole { end += 1 }
    return end
  }

  /// The character that begins at an index; what lies outside the block is white space.
  func characterClass(_ index: Int) -> CharacterClass {
    guard index >= 0, index < bytes.count else { return .space }
    let byte = bytes[index]
    if byte < 0x80 { return classes[Int(byte)] }
    let code = codePoint(index)
    return code < Normalization.tabulated ? classes[Int(code)] : CharacterClass.of(code)
  }

  /// The character that begins at an index; 0 outside the block and for quotation marks and primes that a rule put.
  func codePoint(_ index: Int) -> UInt32 {
    let lead = byte(index)
    switch lead {
    case 0..<0x80: return UInt32(lead)
    case Mark.noBreakSpace: return 0xA0
    case 0xC2..<0xE0: return UInt32(lead & 0x1F) << 6 | continuation(index + 1)
    case 0xE0..<0xF0:
      return UInt32(lead & 0x0F) << 12 | continuation(index + 1) << 6 | continuation(index + 2)
    case 0xF0..<0xF5:
      return UInt32(lead & 0x07) << 18 | continuation(index + 1) << 12 | continuation(index + 2) << 6
        | continuation(index + 3)
    case Mark.enDash: return 0x2013
    case Mark.emDash: return 0x2014
    case Mark.ellipsis: return 0x2026
    case Mark.apostrophe: return 0x2019
    case Mark.spacedDash: return 0x2009
    default: return 0
    }
  }

  private func continuation(_ index: Int) -> UInt32 { UInt32(byte(index) & 0x3F) }

  func isLetterOrDigit(_ index: Int) -> Bool {
    !characterClass(index).isDisjoint(with: .letterOrDigit)
  }

  func isDigit(_ index: Int) -> Bool { Byte.isDigit(byte(index)) }

  /// Whether a word can begin after the character there: it is no part of one, and joins none to another.
  func endsNoWord(_ index: Int) -> Bool {
    let before = codePoint(index)
    return !isLetterOrDigit(index) && before != Byte.hyphen && before != 0x2019 && before != Byte.underscore
  }

  /// Puts a mark in the place of the ASCII characters in the range.
  mutating func put(_ mark: UInt8, at range: Range<Int>) {
    bytes[range.lowerBound] = mark
    for index in range.dropFirst() { bytes[index] = Mark.hole }
    isChanged = true
  }

  mutating func put(_ mark: UInt8, at index: Int) {
    bytes[index] = mark
    isChanged = true
  }
}

extension TextBlock {
  /// Gives each piece that has marks, with its marks written out. All marks stand at the places.
  ///
  /// - Parameters:
  ///   - ends: where each piece ends.
  ///   - output: memory for what is written.
  func forEachChangedPiece(
    endingAt ends: [Int], markedAt places: [Int], _ spellings: Mark.Spellings, _ output: inout [UInt8],
    _ body: (_ piece: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var next = 0
    var start = 0
    for (piece, end) in ends.enumerated() {
      let first = next
      // A hole at the beginning belongs to a mark of the piece before.
      var isChanged = byte(start) == Mark.hole && start < end
      while next < places.count, places[next] < end {
        if Mark.isMark(bytes[places[next]]) { isChanged = true }
        next += 1
      }
      if isChanged {
        output.removeAll(keepingCapacity: true)
        write(start..<end, places[first..<next], spellings, to: &output)
        output.withUnsafeBufferPointer { body(piece, $0) }
      }
      start = end
    }
  }

  private func write(
    _ range: Range<Int>, _ places: ArraySlice<Int>, _ spellings: Mark.Spellings, to output: inout [UInt8]
  ) {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == Mark.hole { start += 1 }
    for place in places where place >= start && Mark.isMark(bytes[place]) {
      output.append(contentsOf: bytes[start..<place])
      spellings.write(bytes[place], to: &output)
      start = place + 1
      while start < range.upperBound, bytes[start] == Mark.hole { start += 1 }
    }
    output.append(contentsOf: bytes[start..<range.upperBound])
  }
}
