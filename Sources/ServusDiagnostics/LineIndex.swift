import Synchronization

/// Where the lines of a text begin, and where its columns were looked for last. A text may have as many faults as words, and
/// most are found in its order: each place is counted from the one before it, not from the beginning.
final class LineIndex: Sendable {
  private struct State {
    /// Where each line begins; empty until the first question.
    var starts: [Int] = []
    /// A byte of a line, and how many scalars of the line begin before it.
    var last = (line: 0, offset: 0, scalars: 0)
  }

  private let state = Mutex(State())

  /// The bytes of a line, which counts from 1, without its line break; nil where the text has no such line.
  func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int>? {
    state.withLock { state in
      Self.measure(&state, bytes)
      return Self.range(ofLine: line, in: bytes, state.starts)
    }
  }

  /// The line and column of a byte, both from 1.
  func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    state.withLock { state in
      Self.measure(&state, bytes)
      let line = Self.line(of: offset, state.starts)
      Self.move(&state, to: line)
      let range = state.last.offset..<max(offset, state.last.offset)
      let scalars =
        offset < state.last.offset
        ? state.last.scalars - Self.scalars(in: bytes[offset..<state.last.offset])
        : state.last.scalars + Self.scalars(in: bytes[range])
      state.last = (line, offset, scalars)
      return (line, scalars + 1)
    }
  }

  /// Where a place's character begins; the end of the line where the line is shorter, nil where there is no such line.
  func offset(ofLine line: Int, column: Int, in bytes: [UInt8]) -> Int? {
    state.withLock { state in
      Self.measure(&state, bytes)
      guard let range = Self.range(ofLine: line, in: bytes, state.starts) else { return nil }
      Self.move(&state, to: line)
      var (_, offset, scalars) = state.last
      while offset > range.lowerBound, scalars > column - 1 {
        offset -= 1
        if Self.beginsScalar(bytes[offset]) { scalars -= 1 }
      }
      while offset < range.upperBound, scalars < column - 1 || !Self.beginsScalar(bytes[offset]) {
        if Self.beginsScalar(bytes[offset]) { scalars += 1 }
        offset += 1
      }
      state.last = (line, offset, scalars)
      return offset
    }
  }

  private static func measure(_ state: inout State, _ bytes: [UInt8]) {
    guard state.starts.isEmpty else { return }
    state.starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while let end = buffer.firstIndex(of: UInt8(ascii: "\n"), from: start) {
        start = end + 1
        state.starts.append(start)
      }
    }
  }

  private static func range(ofLine line: Int, in bytes: [UInt8], _ starts: [Int]) -> Range<Int>? {
    guard starts.indices.contains(line - 1) else { return nil }
    return starts[line - 1]..<(line < starts.count ? starts[line] - 1 : bytes.count)
  }

  /// The last line that begins at a byte or before it.
  private static func line(of offset: Int, _ starts: [Int]) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private static func move(_ state: inout State, to line: Int) {
    if state.last.line != line { state.last = (line, state.starts[line - 1], 0) }
  }

  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count(where: beginsScalar)
  }

  private static func beginsScalar(_ byte: UInt8) -> Bool {
    byte & 0b1100_0000 != 0b1000_0000
  }
}
