extension TextBlock {
  /// Three dots become an ellipsis (E1, E2), hyphens between spaces and doubled ones a dash (D1, D2).
  mutating func setEllipsesAndDashes(dash: UInt32, hasShortEllipsis: Bool) {
    let firstInk = units.indices.first { !characterClass($0).contains(.space) } ?? 0
    var index = 0
    while index < units.count {
      let unit = units[index]
      guard unit == Sign.dot || unit == Sign.hyphen else {
        index += 1
        continue
      }
      let run = index..<(index + lengthOfRun(from: index))
      if unit == Sign.dot, run.count == 3 {
        setEllipsis(run, hasShortEllipsis)
      } else if unit == Sign.hyphen, index > firstInk, let dash = self.dash(run, dash) {
        replace(run, by: dash)
      }
      index = run.upperBound
    }
    removeHoles()
  }

  private func lengthOfRun(from start: Int) -> Int {
    var end = start + 1
    while end < units.count, units[end] == units[start] { end += 1 }
    return end - start
  }

  private mutating func setEllipsis(_ run: Range<Int>, _ hasShortEllipsis: Bool) {
    let mark = character(run.lowerBound - 1)
    if hasShortEllipsis, mark == Sign.questionMark || mark == Sign.exclamationMark {
      change(run.lowerBound, to: Sign.hole)
    } else {
      replace(run, by: Sign.ellipsis)
    }
  }

  /// Puts one character in the place of several, at the end, where it stands before what follows.
  private mutating func replace(_ run: Range<Int>, by unit: UInt32) {
    for index in run.dropLast() { units[index] = Sign.hole }
    change(run.upperBound - 1, to: unit)
  }

  /// What a run of hyphens becomes; nil: it stays (D4).
  private func dash(_ run: Range<Int>, _ dash: UInt32) -> UInt32? {
    guard run.count <= 3 else { return nil }
    let (before, after) = (run.lowerBound - 1, run.upperBound)
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
