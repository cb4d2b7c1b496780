extension TextBlock {
  /// Three dots become an ellipsis (E1); after `?` and `!` two stay where the language wants it (E2).
  mutating func setEllipses(at places: [Int], isShort: Bool) {
    for start in places where isStartOfRun(start, of: Byte.dot) && endOfRun(from: start) == start + 3 {
      let before = byte(previous(start))
      if isShort, before == Byte.questionMark || before == Byte.exclamationMark {
        put(Mark.hole, at: start)
      } else {
        put(Mark.ellipsis, at: start..<(start + 3))
      }
    }
  }

  /// Hyphens between spaces, and two or three of them, become a dash (D1, D2).
  mutating func setDashes(at places: [Int], dash: UInt8) {
    var firstInk = 0
    while firstInk < bytes.count, characterClass(firstInk).contains(.space) { firstInk = next(firstInk) }
    for start in places where start > firstInk && isStartOfRun(start, of: Byte.hyphen) {
      let run = start..<endOfRun(from: start)
      if let dash = self.dash(run, dash) { put(dash, at: run) }
    }
  }

  private func isStartOfRun(_ index: Int, of byte: UInt8) -> Bool {
    bytes[index] == byte && self.byte(index - 1) != byte
  }

  private func endOfRun(from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
    return end
  }

  /// What a run of hyphens becomes; nil: it stays (D4).
  private func dash(_ run: Range<Int>, _ dash: UInt8) -> UInt8? {
    guard run.count <= 3 else { return nil }
    let (before, after) = (previous(run.lowerBound), run.upperBound)
    if characterClass(before).contains(.gap), after < bytes.count,
      bytes[after] == Byte.comma || characterClass(after).contains(.space)
    {
      if run.count == 3 { return Mark.emDash }
      let isBetweenNumbers = isDigit(previous(before)) && isDigit(next(after)) && bytes[after] != Byte.comma
      return isBetweenNumbers ? Mark.enDash : dash
    }
    guard run.count > 1, isLetterOrDigit(before), isLetterOrDigit(after) else { return nil }
    return run.count == 2 ? Mark.enDash : Mark.emDash
  }
}
