/// Distinct words, each with a number in the order of their first appearance. The words are bytes in one buffer and are
/// found by open addressing, since every word of every post passes here.
package struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// The number of a word plus one; 0 where there is none. A power of two, at most three quarters full.
  private var slots: [UInt32]

  /// An empty table with room for so many words before it grows.
  package init(capacity: Int = 48) {
    var size = 64
    while size * 3 / 4 < capacity { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
  }

  /// How many words there are.
  package var count: Int { ends.count }

  /// The bytes of a word by its number.
  package subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  /// The number of a word; nil where it was never inserted.
  package func number(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    let entry = slots[slot(of: word, Self.hash(word))]
    return entry == 0 ? nil : Int(entry) - 1
  }

  /// The number of a word, which is inserted where it is new.
  package mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(word)
    let slot = slot(of: word, hash)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    bytes.append(contentsOf: word)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 4 > slots.count * 3 { grow() }
    return ends.count - 1
  }

  private func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// Where the word stands, or where it would.
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, has(word, range(of: number)) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func has(_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == word.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<word.count where bytes[range.lowerBound + offset] != word[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// FNV-1a, its halves folded into one. Nobody outside learns the order, so it needs no secret: input made to collide
  /// costs a comparison of hashes a step, and a post has a limit.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
