/// Which rules a text can need, told by its bytes alone: text that needs none is left at once.
struct TextTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// Two dots in a row.
  static let dots = TextTraits(rawValue: 1)
  static let hyphen = TextTraits(rawValue: 2)
  static let quote = TextTraits(rawValue: 4)
  /// A space beside anything but two words of lower-case ASCII letters.
  static let gap = TextTraits(rawValue: 8)
  /// `:`, `@` or `ww`, without which there is no address.
  static let address = TextTraits(rawValue: 16)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ pieces: [String?]) {
    var scan = Scan()
    for piece in pieces {
      if var text = piece {
        text.withUTF8 { scan.read($0) }
      } else {
        scan.read(.other)
      }
    }
    self = scan.found
  }

  /// Kinds of bytes, two of which may make a trait. The first bits are those of the traits that one byte makes.
  private struct Kind: OptionSet {
    let rawValue: UInt8

    static let hyphen = Kind(rawValue: TextTraits.hyphen.rawValue)
    static let quote = Kind(rawValue: TextTraits.quote.rawValue)
    static let address = Kind(rawValue: TextTraits.address.rawValue)
    static let dot = Kind(rawValue: 1)
    static let space = Kind(rawValue: 8)
    static let letter = Kind(rawValue: 32)
    static let w = Kind(rawValue: 64)
    static let other: Kind = []

    static let table: [Kind] = (UInt8.min...UInt8.max).map { byte in
      switch byte {
      case UInt8(ascii: "."): .dot
      case UInt8(ascii: "-"): .hyphen
      case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
      case UInt8(ascii: ":"), UInt8(ascii: "@"): .address
      case UInt8(ascii: " "), UInt8(ascii: "\n"): .space
      case UInt8(ascii: "w"): [.letter, .w]
      case UInt8(ascii: "W"): .w
      case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
      default: .other
      }
    }
  }

  private struct Scan {
    private var single: UInt8 = 0
    private var pairs: UInt8 = 0
    private var gaps: UInt8 = 0
    private var last = Kind.other
    private var lastButOne = Kind.other

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
      Kind.table.withUnsafeBufferPointer { table in
        var copy = self
        for byte in bytes { copy.read(table[Int(byte)]) }
        self = copy
      }
    }

    mutating func read(_ kind: Kind) {
      single |= kind.rawValue
      pairs |= kind.rawValue & last.rawValue
      // A letter's bit is shifted to that of a space, so that a space is found beside what is no letter.
      let noLetterNow = ~kind.rawValue >> 2 & 8
      let noLetterBefore = ~(last.rawValue & lastButOne.rawValue) >> 2 & 8
      gaps |= last.rawValue & noLetterNow | kind.rawValue & noLetterBefore
      (lastButOne, last) = (last, kind)
    }

    var found: TextTraits {
      var found = TextTraits(rawValue: single & 0b10110 | pairs & 1 | gaps & 8)
      if pairs & Kind.w.rawValue != 0 { found.insert(.address) }
      return found
    }
  }
}
