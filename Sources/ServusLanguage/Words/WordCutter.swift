/// Puts folded letters together to words, and words that are joined to longer ones.
struct WordCutter {
  /// In bytes; what the words of a cutter need while they grow.
  static let memory = 2 * Letters.capacity

  /// Letters that will be one word.
  private struct Letters {
    /// In bytes: the longest word, and some room for a letter that becomes several.
    static let capacity = WordFolding.longestWord * 4 + 96

    private let memory: UnsafeMutableBufferPointer<UInt8>
    private var used = 0
    private var count = 0

    init(_ memory: Slice<UnsafeMutableBufferPointer<UInt8>>) {
      self.memory = UnsafeMutableBufferPointer(rebasing: memory)
    }

    var isEmpty: Bool { used == 0 }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: UnsafeBufferPointer(memory)[..<used]) }

    mutating func append(_ letters: UnsafeBufferPointer<UInt8>) {
      guard count < WordFolding.longestWord else { return }
      for byte in letters where used < Self.capacity {
        memory[used] = byte
        used += 1
        if byte & 0xC0 != 0x80 { count += 1 }
      }
      // A letter that became several may reach beyond the end.
      while count > WordFolding.longestWord {
        used -= 1
        if memory[used] & 0xC0 != 0x80 { count -= 1 }
      }
    }

    mutating func removeAll() {
      used = 0
      count = 0
    }
  }

  private enum State { case outside, inPart, afterJoiner }

  private var state = State.outside
  private var part: Letters
  /// All parts of the word so far, the last one left out; empty while there is one only.
  private var whole: Letters

  init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    part = Letters(memory[..<Letters.capacity])
    whole = Letters(memory[Letters.capacity...])
  }

  mutating func append(_ letters: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if state == .afterJoiner {
      whole.append(part.bytes)
      emitPart(body)
    }
    state = .inPart
    part.append(letters)
  }

  /// Two joiners in a row join nothing.
  mutating func join(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    switch state {
    case .outside: break
    case .inPart: state = .afterJoiner
    case .afterJoiner: endWord(body)
    }
  }

  mutating func endWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard state != .outside else { return }
    state = .outside
    guard !whole.isEmpty else { return emitPart(body) }
    whole.append(part.bytes)
    emitPart(body)
    body(whole.bytes)
    whole.removeAll()
  }

  private mutating func emitPart(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if !part.isEmpty { body(part.bytes) }
    part.removeAll()
  }
}
