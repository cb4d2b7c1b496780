extension TextBlock {
  /// Three dots become an ellipsis (E1, E2), hyphens between spaces and doubled ones a dash (D1, D2).
  mutating func setEllipsesAndDashes(dash: UInt32, hasShortEllipsis: Bool) {
    let firstInk = units.indices.first { !characterClass($0).contains(.space) } ?? 0
    var ends = ends
    var piece = 0
    var reading = 0
    var writing = 0
    while reading < units.count {
      while ends[piece] <= reading {
        ends[piece] = writing
        piece += 1
      }
      let unit = units[reading]
      guard unit == Sign.dot || unit == Sign.hyphen else {
        units[writing] = unit
        writing += 1
        reading += 1
        continue
      }
      let run = lengthOfRun(from: reading)
      var result: (unit: UInt32, count: Int)?
      if unit == Sign.dot {
        result = run == 3 ? ellipsis(after: writing - 1, hasShortEllipsis) : nil
      } else if reading > firstInk {
        result = self.dash(reading..<(reading + run), after: writing - 1, dash).map { ($0, 1) }
      }
      if result != nil { isChanged = true }
      let (newUnit, count) = result ?? (unit, run)
      for place in writing..<(writing + count) { units[place] = newUnit }
      writing += count
      reading += run
    }
    while piece < ends.count {
      ends[piece] = writing
      piece += 1
    }
    shorten(to: writing, ends: ends)
  }

  private func lengthOfRun(from start: Int) -> Int {
    var end = start + 1
    while end < units.count, units[end] == units[start] { end += 1 }
    return end - start
  }

  private func ellipsis(after before: Int, _ hasShortEllipsis: Bool) -> (UInt32, Int) {
    let mark = character(before)
    let isShort = hasShortEllipsis && (mark == Sign.questionMark || mark == Sign.exclamationMark)
    return isShort ? (Sign.dot, 2) : (Sign.ellipsis, 1)
  }

  /// What a run of hyphens becomes; nil: it stays (D4).
  private func dash(_ run: Range<Int>, after before: Int, _ dash: UInt32) -> UInt32? {
    guard run.count <= 3 else { return nil }
    let after = run.upperBound
    if characterClass(before).contains(.gap), after < units.count,
      characterClass(after).contains(.space) || units[after] == Sign.comma
    {
      if run.count == 3 { return Sign.emDash }
      let isBetweenNumbers =
        characterClass(before - 1).contains(.digit) && characterClass(after + 1).contains(.digit)
        && units[after] != Sign.comma
      return isBetweenNumbers ? Sign.enDash : dash
    }
    guard run.count > 1, isLetterOrDigit(before), isLetterOrDigit(after) else { return nil }
    return run.count == 2 ? Sign.enDash : Sign.emDash
  }
}
