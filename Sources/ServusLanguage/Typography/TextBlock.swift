/// The text of one block as code points; where its pieces part has no width. The rules change it one after the other.
struct TextBlock {
  /// Set on the characters of addresses, which no rule may change.
  static let protection: UInt32 = 0x8000_0000

  /// Code points, some under `protection`, and the units that `Sign` names.
  var units: [UInt32]
  /// Where each piece ends.
  private(set) var ends: [Int] = []
  var isChanged = false
  private let classes = CharacterClass.table

  init(_ pieces: [String?]) {
    let capacity = pieces.reduce(0) { $0 + ($1?.utf8.count ?? 1) }
    var ends: [Int] = []
    ends.reserveCapacity(pieces.count)
    units = Array(unsafeUninitializedCapacity: capacity) { units, count in
      for piece in pieces {
        if var text = piece {
          text.withUTF8 { Self.decode($0, into: units, &count) }
        } else {
          units[count] = Sign.object
          count += 1
        }
        ends.append(count)
      }
    }
    self.ends = ends
  }

  /// The character at an index without its protection; 0 outside the block.
  func character(_ index: Int) -> UInt32 {
    units.indices.contains(index) ? units[index] & ~Self.protection : 0
  }

  /// What lies outside the block is white space.
  func characterClass(_ index: Int) -> CharacterClass {
    guard units.indices.contains(index) else { return .space }
    let unit = units[index] & ~Self.protection
    return unit < Normalization.tabulated ? classes[Int(unit)] : CharacterClass.of(unit)
  }

  func isLetterOrDigit(_ index: Int) -> Bool {
    !characterClass(index).isDisjoint(with: .letterOrDigit)
  }

  /// Whether a word can begin after the character there: it is no part of one, and joins none to another.
  func endsNoWord(_ index: Int) -> Bool {
    let before = character(index)
    return !isLetterOrDigit(index) && before != Sign.hyphen && before != Sign.apostrophe && before != 0x5F
  }

  func hasPrefix(_ word: [UInt32], at index: Int) -> Bool {
    guard index >= 0, word.count <= units.count - index else { return false }
    for offset in word.indices where units[index + offset] != word[offset] { return false }
    return true
  }

  mutating func change(_ index: Int, to unit: UInt32) {
    units[index] = unit
    isChanged = true
  }

  /// Closes up where rules have taken characters out.
  mutating func removeHoles() {
    guard var writing = units.firstIndex(of: Sign.hole) else { return }
    var reading = writing
    var piece = ends.firstIndex { $0 > reading } ?? ends.count
    while reading < units.count {
      if units[reading] != Sign.hole {
        units[writing] = units[reading]
        writing += 1
      }
      reading += 1
      while piece < ends.count, ends[piece] == reading {
        ends[piece] = writing
        piece += 1
      }
    }
    units.removeSubrange(writing...)
  }
}

extension TextBlock {
  /// The pieces as they are now; those that are no text are nil.
  func pieces(like old: [String?]) -> [String?] {
    var start = 0
    return zip(old, ends).map { piece, end in
      defer { start = end }
      return piece == nil ? nil : text(start..<end)
    }
  }

  private func text(_ range: Range<Int>) -> String {
    units.withUnsafeBufferPointer { units in
      var size = 0
      for unit in units[range] { size += Self.width(of: unit) }
      return String(unsafeUninitializedCapacity: size) { bytes in
        var count = 0
        for unit in units[range] {
          if unit < 0x80 {
            bytes[count] = UInt8(truncatingIfNeeded: unit)
            count += 1
            continue
          }
          let character = unit & ~Self.protection
          if character == Sign.spacedDash {
            for part in [Sign.noBreakSpace, Sign.enDash, Sign.space] { Self.encode(part, into: bytes, &count) }
          } else {
            Self.encode(character, into: bytes, &count)
          }
        }
        return count
      }
    }
  }

  /// In bytes of UTF-8.
  private static func width(of unit: UInt32) -> Int {
    let character = unit & ~protection
    if character == Sign.spacedDash { return 6 }
    return 1 + (character >= 0x80 ? 1 : 0) + (character >= 0x800 ? 1 : 0) + (character >= 0x1_0000 ? 1 : 0)
  }

  private static func encode(_ character: UInt32, into bytes: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
    if character < 0x80 {
      bytes[count] = UInt8(truncatingIfNeeded: character)
      count += 1
      return
    }
    let width = width(of: character)
    for offset in 1..<width {
      bytes[count + offset] = 0x80 | UInt8(truncatingIfNeeded: character >> (6 * UInt32(width - 1 - offset)) & 0x3F)
    }
    let lead: UInt32 = width == 2 ? 0xC0 : width == 3 ? 0xE0 : 0xF0
    bytes[count] = UInt8(truncatingIfNeeded: lead | character >> (6 * UInt32(width - 1)))
    count += width
  }

  /// Appends the code points of valid UTF-8.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int
  ) {
    var index = 0
    while index < bytes.count {
      var unit = UInt32(bytes[index])
      index += 1
      if unit >= 0x80 {
        let more = unit < 0xE0 ? 1 : unit < 0xF0 ? 2 : 3
        unit &= 0x3F >> UInt32(more)
        for _ in 0..<more {
          unit = unit << 6 | UInt32(bytes[index]) & 0x3F
          index += 1
        }
      }
      units[count] = unit
      count += 1
    }
  }
}
