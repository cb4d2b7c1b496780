/// The places of a text that a rule may want to change, found in one pass over its bytes; where there are none, the
/// text is left at once.
struct TextScan {
  /// Spaces, hyphens, dots, straight quotes, and characters that may be quotation marks, in order.
  private(set) var places: [Int] = []
  /// Where the `:` of `://`, the `@` of an e-mail address or the first dot of `www.` may stand.
  private(set) var addressPlaces: [Int] = []
  private var kinds: UInt8 = 0

  /// Finds the places of a text; those of the last one are forgotten.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    places.removeAll(keepingCapacity: true)
    addressPlaces.removeAll(keepingCapacity: true)
    kinds = 0
    Kind.table.withUnsafeBufferPointer { table in
      CharacterClass.table.withUnsafeBufferPointer { classes in
        for index in bytes.indices {
          let kind = table[Int(bytes[index])]
          if kind == 0 || kind == Kind.space && isPlainGap(bytes, index, classes) { continue }
          note(kind, at: index, in: bytes)
        }
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

  /// Not inlined, so that the search for the next sign stays a tight loop.
  @inline(never)
  private mutating func note(_ kind: UInt8, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if kind == Kind.dot {
      if index > 0, bytes[index - 1] | 0x20 == UInt8(ascii: "w") { addressPlaces.append(index) }
      if index + 1 == bytes.count || bytes[index + 1] != Byte.dot { return }
    } else if kind == Kind.address {
      let isColon = bytes[index] == Byte.colon
      if isColon, index + 1 < bytes.count, bytes[index + 1] != Byte.slash { return }
      addressPlaces.append(index)
      return
    }
    kinds |= kind
    places.append(index)
  }
}

/// Whether a space stands before a small letter, and after a word of two letters and more or a comma and the like: no rule
/// wants it. At either end of a text the question is left to the rules.
@inline(__always)
private func isPlainGap(
  _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ classes: UnsafeBufferPointer<CharacterClass>
) -> Bool {
  guard index >= 4, index &+ 2 < bytes.count else { return false }
  let next = bytes[index &+ 1]
  guard isSmallLetter(next) || isLeadOfLetter(next) && classes[letter(next, bytes[index &+ 2])] == .letter else {
    return false
  }
  let last = bytes[index &- 1]
  let before = bytes[index &- 2]
  if isSmallLetter(last) {
    return isSmallLetter(before) || isContinuation(before) && isLeadOfLetter(bytes[index &- 3])
  }
  if isContinuation(last) {
    let third = bytes[index &- 3]
    return isLeadOfLetter(before)
      && (isSmallLetter(third) || isContinuation(third) && isLeadOfLetter(bytes[index &- 4]))
  }
  // ! , : ; ?
  return last == 0x2C || last == 0x3A || last == 0x3B || last == 0x3F || last == 0x21
}

@inline(__always)
private func isSmallLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

@inline(__always)
private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// Whether a letter of two bytes may begin with the byte: U+00C0 to U+04FF.
@inline(__always)
private func isLeadOfLetter(_ byte: UInt8) -> Bool { byte &- 0xC3 < 0x11 }

/// The code point of two bytes.
@inline(__always)
private func letter(_ lead: UInt8, _ second: UInt8) -> Int { Int(lead & 0x1F) << 6 | Int(second & 0x3F) }
