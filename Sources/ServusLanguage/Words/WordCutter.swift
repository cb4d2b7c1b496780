/// Puts folded letters together to words, and words that are joined to longer ones.
struct WordCutter {
  typealias Word = Slice<UnsafeBufferPointer<UInt8>>

  /// In bytes; what the words of a cutter need while they grow.
  static let memory = 2 * capacity

  private static let capacity = LetterBuffer.capacity(mostCharacters: WordFolding.longestWord)

  private enum State { case outside, inPart, afterJoiner }

  private var state = State.outside
  private var part: LetterBuffer
  /// All parts of the word so far, the last one left out; empty while there is one only.
  private var whole: LetterBuffer

  init(_ memory: UnsafeMutableRawBufferPointer) {
    part = LetterBuffer(.init(rebasing: memory[..<Self.capacity]), mostCharacters: WordFolding.longestWord)
    whole = LetterBuffer(.init(rebasing: memory[Self.capacity...]), mostCharacters: WordFolding.longestWord)
  }

  /// Takes the letters that begin at the index, where one stands; the index moves behind them.
  @inline(__always)
  mutating func append(
    lettersOf text: UnsafeBufferPointer<UInt8>, at index: inout Int, _ table: UnsafeBufferPointer<WordLetter>,
    _ body: (Word) -> Void
  ) {
    if state == .afterJoiner { endPart(body) }
    state = .inPart
    part.append(lettersOf: text, at: &index, table)
  }

  /// Takes what a letter became that stands in no table.
  @inline(never)
  mutating func append(_ letters: [UInt8], _ body: (Word) -> Void) {
    if state == .afterJoiner { endPart(body) }
    state = .inPart
    part.append(letters)
  }

  /// Two joiners in a row join nothing.
  @inline(never)
  mutating func join(_ body: (Word) -> Void) {
    switch state {
    case .outside: break
    case .inPart: state = .afterJoiner
    case .afterJoiner: endWord(body)
    }
  }

  @inline(__always)
  mutating func endWord(_ body: (Word) -> Void) {
    guard state != .outside else { return }
    state = .outside
    if whole.isEmpty { emitPart(body) } else { emitWhole(body) }
  }

  @inline(never)
  private mutating func endPart(_ body: (Word) -> Void) {
    whole.append(part.bytes)
    emitPart(body)
  }

  @inline(never)
  private mutating func emitWhole(_ body: (Word) -> Void) {
    whole.append(part.bytes)
    emitPart(body)
    body(whole.bytes)
    whole.removeAll()
  }

  @inline(__always)
  private mutating func emitPart(_ body: (Word) -> Void) {
    if !part.isEmpty { body(part.bytes) }
    part.removeAll()
  }
}
