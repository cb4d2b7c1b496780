/// The places of a text that a rule may want to change, found in one pass over its bytes; where there are none, the
/// text is left at once.
struct TextScan {
  /// Spaces, hyphens, dots, straight quotes, and characters that may be quotation marks, in order.
  private(set) var places: [Int] = []
  /// Where the `:` of `://`, the `@` of an e-mail address or the first dot of `www.` may stand.
  private(set) var addressPlaces: [Int] = []
  private var kinds: UInt8 = 0
  /// In bytes; an object has those of `TextBlock.object`.
  private(set) var count = 0
  /// The place of a dot that ends a piece: others may follow in the next one.
  private var lastDot: Int?

  init(_ pieces: [String?]) {
    for piece in pieces {
      if var text = piece {
        text.withUTF8 { read($0) }
      } else {
        TextBlock.objectBytes.withUnsafeBufferPointer { read($0) }
      }
    }
  }

  var isEmpty: Bool { kinds & ~Kind.lead == 0 }
  var hasDots: Bool { kinds & Kind.dot != 0 }
  var hasHyphens: Bool { kinds & Kind.hyphen != 0 }
  var hasStraightQuotes: Bool { kinds & Kind.quote != 0 }

  /// Forgets the places in ranges that stand in order.
  mutating func remove(_ ranges: [Range<Int>]) {
    guard !ranges.isEmpty else { return }
    var rest = ranges[...]
    places.removeAll { place in
      while let first = rest.first, first.upperBound <= place { rest.removeFirst() }
      return rest.first?.contains(place) == true
    }
  }

  private enum Kind {
    static let dot: UInt8 = 1
    static let hyphen: UInt8 = 2
    static let quote: UInt8 = 4
    /// The first byte of characters such as « and “.
    static let lead: UInt8 = 8
    static let space: UInt8 = 16
    static let address: UInt8 = 32

    static let table: [UInt8] = (UInt8.min...UInt8.max).map { byte in
      switch byte {
      case Byte.dot: dot
      case Byte.hyphen: hyphen
      case Byte.doubleQuote, Byte.singleQuote: quote
      case 0xC2, 0xE2: lead
      case Byte.space, Byte.lineFeed: space
      case Byte.colon, Byte.at: address
      default: 0
      }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    if places.isEmpty { places.reserveCapacity(bytes.count / 8 + 8) }
    if first == Byte.dot, let lastDot {
      kinds |= Kind.dot
      places.append(lastDot)
    }
    lastDot = nil
    Kind.table.withUnsafeBufferPointer { table in
      var index = 0
      while true {
        while index < bytes.count, table[Int(bytes[index])] == 0 { index += 1 }
        guard index < bytes.count else { break }
        note(table[Int(bytes[index])], at: index, in: bytes)
        index += 1
      }
    }
    count += bytes.count
  }

  /// Not inlined, so that the search for the next sign stays a tight loop.
  @inline(never)
  private mutating func note(_ kind: UInt8, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if kind == Kind.space {
      if Self.isPlainGap(bytes, index) { return }
    } else if kind == Kind.dot {
      if index == 0 || bytes[index - 1] | 0x20 == UInt8(ascii: "w") { addressPlaces.append(count + index) }
      if index + 1 == bytes.count { lastDot = count + index }
      if index + 1 == bytes.count || bytes[index + 1] != Byte.dot { return }
    } else if kind == Kind.address {
      let isColon = bytes[index] == Byte.colon
      if isColon, index + 1 < bytes.count, bytes[index + 1] != Byte.slash { return }
      addressPlaces.append(count + index)
      return
    }
    kinds |= kind
    places.append(count + index)
  }

  /// Whether a space stands after a word of two letters and more and before a small letter, where no rule wants it.
  private static func isPlainGap(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    let last = widthOfLetter(bytes, before: index)
    guard last > 0, widthOfLetter(bytes, before: index - last) > 0 else { return false }
    let (next, second) = (bytes[index + 1], bytes[index + 2])
    switch next {
    case 0x61...0x7A: return true
    // à to ÿ, а to п, р to џ.
    case 0xC3: return second >= 0xA0
    case 0xD0: return second >= 0xB0
    case 0xD1: return second < 0xA0
    default: return false
    }
  }

  /// 1 for a to z, 2 for letters beyond ASCII, 0 for anything else.
  private static func widthOfLetter(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    guard end > 0 else { return 0 }
    let byte = bytes[end - 1]
    if byte >= 0x61 && byte <= 0x7A { return 1 }
    return byte & 0xC0 == 0x80 && end > 1 && bytes[end - 2] >= 0xC3 && bytes[end - 2] < 0xE0 ? 2 : 0
  }
}
