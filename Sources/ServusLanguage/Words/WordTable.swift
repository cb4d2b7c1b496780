/// Distinct words, each with a number in the order of their first appearance. They are found by open addressing, since
/// every word of every post passes here.
package struct WordTable: Sendable {
  private struct Entry: Sendable {
    /// The word's first eight bytes; most words have no more.
    let head: UInt64
    /// Where the word begins in `memory`.
    let start: UInt32
    let count: UInt8
  }

  /// In bytes.
  package static let longestWord = Int(UInt8.max)

  /// Holds the words, and behind them room for more: they are put there eight bytes at once.
  private var memory: [UInt8] = []
  private var byteCount = 0
  private var entries: [Entry] = []
  /// The hash of a word in the upper half, in the lower its number plus one; 0 where there is none. A power of two, at
  /// most half full.
  private var slots: [UInt64]

  /// An empty table with room for so many words before it grows.
  package init(capacity: Int = 48) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  /// How many words there are.
  package var count: Int { entries.count }

  /// All words in UTF-8, each behind a byte that says how long it is.
  package var bytes: ArraySlice<UInt8> { memory[..<byteCount] }

  /// The bytes of a word by its number.
  package subscript(number: Int) -> ArraySlice<UInt8> { memory[range(of: number)] }

  /// Where the bytes of a word stand in `bytes`.
  package func range(of number: Int) -> Range<Int> {
    let start = Int(entries[number].start)
    return start..<(start + Int(entries[number].count))
  }

  /// The number of a word; nil where it was never inserted.
  package func number(of word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let entry = UInt32(truncatingIfNeeded: slots[slot(of: word, WordHash(word))])
    return entry == 0 ? nil : Int(entry) - 1
  }

  /// The number of a word, which is inserted where it is new. A slice, since its buffer can be read beyond the word.
  package mutating func insert(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let hash = WordHash(word)
    let slot = slot(of: word, hash)
    let found = UInt32(truncatingIfNeeded: slots[slot])
    if found != 0 { return Int(found) - 1 }
    entries.append(Entry(head: hash.head, start: UInt32(byteCount + 1), count: UInt8(word.count)))
    append(word, hash.head)
    slots[slot] = UInt64(hash.value) << 32 | UInt64(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  private mutating func append(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ head: UInt64) {
    let start = byteCount + 1
    if start + word.count + 8 > memory.count { memory += repeatElement(0, count: max(memory.count, 1 << 10)) }
    memory[byteCount] = UInt8(word.count)
    memory.withUnsafeMutableBytes { memory in
      memory.storeBytes(of: head.littleEndian, toByteOffset: start, as: UInt64.self)
      guard word.count > 8 else { return }
      UnsafeMutableRawBufferPointer(rebasing: memory[(start + 8)...])
        .copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: word.dropFirst(8))))
    }
    byteCount = start + word.count
  }

  /// Forgets all words and keeps the memory of an ordinary number of them.
  package mutating func removeAll() {
    if memory.count > 1 << 17 { memory = [] }
    byteCount = 0
    entries.removeAll(keepingCapacity: entries.count <= 1 << 14)
    slots = slots.count <= 1 << 15 ? slots : [UInt64](repeating: 0, count: 1 << 12)
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Where the word stands, or where it would.
  @inline(__always)
  private func slot(of word: Slice<UnsafeBufferPointer<UInt8>>, _ hash: WordHash) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(hash.value) & mask
      while slots[slot] != 0 {
        if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash.value,
          has(word, hash.head, at: Int(slots[slot] & 0xFFFF_FFFF) - 1)
        {
          return slot
        }
        slot = (slot &+ 1) & mask
      }
      return slot
    }
  }

  private func has(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ head: UInt64, at number: Int) -> Bool {
    let entry = entries[number]
    guard entry.head == head, Int(entry.count) == word.count else { return false }
    if word.count <= 8 { return true }
    return memory.withUnsafeBytes { memory in
      let (known, other) = (Int(entry.start), UnsafeRawBufferPointer(word.base))
      var offset = 8
      while offset < word.count {
        guard
          WordHash.word(memory, known &+ offset, known &+ word.count)
            == WordHash.word(other, word.startIndex &+ offset, word.endIndex)
        else { return false }
        offset &+= 8
      }
      return true
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

/// The hash of a word, eight bytes at a time. Nobody outside learns the order, so it needs no secret: input made to collide
/// costs a comparison of hashes a step, and a post has a limit.
private struct WordHash {
  /// The first eight bytes, zeros where there are fewer.
  let head: UInt64
  let value: UInt32

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  init(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = UnsafeRawBufferPointer(word.base)
    let end = word.endIndex
    head = Self.word(bytes, word.startIndex, end)
    var hash = (head ^ UInt64(word.count)) &* Self.factor
    var index = word.startIndex &+ 8
    while index < end {
      hash = (hash ^ hash >> 29 ^ Self.word(bytes, index, end)) &* Self.factor
      index &+= 8
    }
    hash = (hash ^ hash >> 32) &* Self.factor
    value = UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// The eight bytes from the index on, zeros from the end of the word on.
  @inline(__always)
  static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int, _ end: Int) -> UInt64 {
    guard index &+ 8 <= bytes.count else { return lastWord(bytes, index..<end) }
    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    let count = end &- index
    return count >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }

  /// The same at the end of the buffer.
  @inline(never)
  private static func lastWord(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
  }
}
