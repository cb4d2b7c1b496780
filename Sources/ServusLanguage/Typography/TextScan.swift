/// The places of a text that a rule may want to change, found in one pass over its bytes; where there are none, the
/// text is left at once.
struct TextScan {
  /// Spaces, but those between two words of lower-case ASCII letters of which the first has more than one.
  private(set) var gaps: [Int] = []
  /// Where runs of hyphens begin.
  private(set) var hyphens: [Int] = []
  /// Where runs of two dots and more begin.
  private(set) var dots: [Int] = []
  /// Straight quotes, and characters that may be quotation marks.
  private(set) var quotes: [Int] = []
  private(set) var hasStraightQuotes = false
  /// Whether there is a `:`, `@` or `ww`, without which there is no address.
  private(set) var mayHaveAddresses = false
  /// In bytes; an object has those of `TextBlock.object`.
  private(set) var count = 0
  private var last = Kind.other
  private var lastButOne = Kind.other
  /// A bit for each of the last bytes, 1 for a lower-case letter.
  private var letters: UInt32 = 0

  init(_ pieces: [String?]) {
    for piece in pieces {
      if var text = piece {
        text.withUTF8 { read($0) }
      } else {
        TextBlock.objectBytes.withUnsafeBufferPointer { read($0) }
      }
    }
  }

  var isEmpty: Bool { gaps.isEmpty && hyphens.isEmpty && dots.isEmpty && !hasStraightQuotes }

  /// Forgets the places in addresses.
  mutating func remove(_ ranges: [Range<Int>]) {
    gaps = Self.outside(ranges, gaps)
    hyphens = Self.outside(ranges, hyphens)
    dots = Self.outside(ranges, dots)
    quotes = Self.outside(ranges, quotes)
  }

  private static func outside(_ ranges: [Range<Int>], _ places: [Int]) -> [Int] {
    var rest = ranges[...]
    return places.filter { place in
      while let first = rest.first, first.upperBound <= place { rest.removeFirst() }
      return rest.first.map { !$0.contains(place) } ?? true
    }
  }

  private struct Kind: OptionSet {
    let rawValue: UInt8

    static let letter = Kind(rawValue: 1)
    static let dot = Kind(rawValue: 2)
    static let hyphen = Kind(rawValue: 4)
    static let quote = Kind(rawValue: 8)
    /// The first byte of characters such as « and “.
    static let lead = Kind(rawValue: 16)
    static let space = Kind(rawValue: 32)
    static let address = Kind(rawValue: 64)
    static let w = Kind(rawValue: 128)
    static let other: Kind = []

    static let table: [Kind] = (UInt8.min...UInt8.max).map { byte in
      switch byte {
      case Byte.dot: .dot
      case Byte.hyphen: .hyphen
      case Byte.doubleQuote, Byte.singleQuote: .quote
      case 0xC2, 0xE2: .lead
      case Byte.colon, Byte.at: .address
      case Byte.space, Byte.lineFeed: .space
      case UInt8(ascii: "w"): [.letter, .w]
      case UInt8(ascii: "W"): .w
      case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
      default: .other
      }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    Kind.table.withUnsafeBufferPointer { table in
      var (last, lastButOne, letters) = (last, lastButOne, letters)
      for index in bytes.indices {
        let kind = table[Int(bytes[index])]
        letters = letters << 1 | UInt32(kind.rawValue & 1)
        // Neither a letter nor another sign, nor after one.
        if (kind.rawValue | last.rawValue) > 1 { note(kind, after: last, lastButOne, letters, at: count + index) }
        (lastButOne, last) = (last, kind)
      }
      (self.last, self.lastButOne, self.letters) = (last, lastButOne, letters)
      count += bytes.count
    }
  }

  @inline(__always)
  private mutating func note(_ kind: Kind, after last: Kind, _ lastButOne: Kind, _ letters: UInt32, at index: Int) {
    if last == .space, letters & 0b1101 != 0b1101 { gaps.append(index - 1) }
    switch kind {
    case .dot where last == .dot && lastButOne != .dot: dots.append(index - 1)
    case .hyphen where last != .hyphen: hyphens.append(index)
    case .lead: quotes.append(index)
    case .quote:
      quotes.append(index)
      hasStraightQuotes = true
    case .address: mayHaveAddresses = true
    default: if kind.contains(.w), last.contains(.w) { mayHaveAddresses = true }
    }
  }
}
