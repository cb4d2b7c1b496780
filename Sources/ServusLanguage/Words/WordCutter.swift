/// Puts folded letters together to words, and words that are joined to longer ones.
struct WordCutter {
  /// Letters that will be one word.
  private struct Letters {
    private(set) var bytes: [UInt8] = []
    private var count = 0

    mutating func append(_ letters: ArraySlice<UInt8>) {
      guard count < WordFolding.longestWord else { return }
      bytes.append(contentsOf: letters)
      count += letters.count { $0 & 0xC0 != 0x80 }
      // A letter that became two may reach beyond the end.
      while count > WordFolding.longestWord {
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
        count -= 1
      }
    }

    mutating func append(_ other: Letters) { append(other.bytes[...]) }

    mutating func removeAll() {
      bytes.removeAll(keepingCapacity: true)
      count = 0
    }
  }

  private enum State { case outside, inPart, afterJoiner }

  private var state = State.outside
  private var part = Letters()
  /// All parts of the word so far, the last one left out; empty while there is one only.
  private var whole = Letters()

  mutating func append(_ letters: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if state == .afterJoiner {
      whole.append(part)
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
    guard !whole.bytes.isEmpty else { return emitPart(body) }
    whole.append(part)
    emitPart(body)
    whole.bytes.withUnsafeBufferPointer(body)
    whole.removeAll()
  }

  private mutating func emitPart(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if !part.bytes.isEmpty { part.bytes.withUnsafeBufferPointer(body) }
    part.removeAll()
  }
}
