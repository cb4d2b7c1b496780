/// Memory in which the letters of a word come together. A longer word is cut.
struct LetterBuffer {
  private let memory: UnsafeMutableRawBufferPointer
  private let mostCharacters: Int
  private(set) var byteCount = 0
  /// Those of all letters.
  private(set) var votes: UInt32 = 0

  /// How many bytes a buffer needs: four for each character, room for a letter that goes beyond the end until it is cut,
  /// and eight that a table reads at once.
  static func capacity(mostCharacters: Int) -> Int { mostCharacters * 4 + 16 }

  /// - Parameter memory: of the capacity for so many characters.
  init(_ memory: UnsafeMutableRawBufferPointer, mostCharacters: Int) {
    self.memory = memory
    self.mostCharacters = mostCharacters
    memory.initializeMemory(as: UInt8.self, repeating: 0)
  }

  var isEmpty: Bool { byteCount == 0 }

  /// The word so far.
  var bytes: Slice<UnsafeBufferPointer<UInt8>> {
    UnsafeRawBufferPointer(memory).assumingMemoryBound(to: UInt8.self)[..<byteCount]
  }

  /// Appends the letters that begin at the index, which moves to the first character that is none. What changes with every
  /// letter is kept out of the buffer meanwhile, so that it stays in registers.
  @inline(__always)
  mutating func append(
    lettersOf text: UnsafeBufferPointer<UInt8>, at index: inout Int, _ table: UnsafeBufferPointer<WordLetter>
  ) {
    let memory = memory
    var (end, next) = (index, index)
    var (byteCount, votes) = (byteCount, votes)
    while next < text.count {
      let letter = WordLetter.read(text, at: &next, table)
      guard letter.isLetter else { break }
      memory.storeBytes(of: letter.bytes.littleEndian, toByteOffset: byteCount, as: UInt32.self)
      byteCount &+= letter.byteCount
      votes |= letter.votes
      end = next
      if byteCount > mostCharacters { byteCount = cut(byteCount) }
    }
    index = end
    (self.byteCount, self.votes) = (byteCount, votes)
  }

  /// Appends letters that stand in no table.
  mutating func append(_ letters: some Sequence<UInt8>) {
    var characterCount = bytes.count { $0 & 0xC0 != 0x80 }
    for byte in letters {
      if byte & 0xC0 != 0x80 {
        if characterCount == mostCharacters { return }
        characterCount += 1
      }
      memory[byteCount] = byte
      byteCount += 1
    }
  }

  mutating func removeAll() {
    byteCount = 0
    votes = 0
  }

  /// How many bytes are left of what may be too many characters.
  @inline(never)
  private func cut(_ byteCount: Int) -> Int {
    var characterCount = memory[..<byteCount].count { $0 & 0xC0 != 0x80 }
    var end = byteCount
    while characterCount > mostCharacters {
      end -= 1
      if memory[end] & 0xC0 != 0x80 { characterCount -= 1 }
    }
    return end
  }
}
