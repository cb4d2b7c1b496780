extension TextBlock {
  /// A hyphen between two numbers or times becomes a dash (D3).
  mutating func setRanges(at places: [Int], _ rules: RangeRules) {
    for index in places where bytes[index] == Byte.hyphen && isDigit(index - 1) && isDigit(index + 1) {
      guard let first = number(before: index, rules.decimalSign), let second = number(after: index, rules.decimalSign),
        isRange(first, second), !touchesMore(previous(first.range.lowerBound)),
        !isFollowedByMore(second.range.upperBound), !isPostCode(first, second, rules.postCodes)
      else { continue }
      put(rules.isSpaced ? Mark.spacedDash : Mark.enDash, at: index)
    }
  }

  /// One side of a range.
  private struct Number {
    var range: Range<Int>
    /// The digits before the decimal sign or the colon.
    var whole: Range<Int>
    var fraction: Range<Int>?
    var isTime = false
  }

  private func isRange(_ first: Number, _ second: Number) -> Bool {
    guard first.isTime == second.isTime else { return false }
    if first.isTime { return isTimeOfDay(first) && isTimeOfDay(second) }
    guard first.whole.count <= 4, second.whole.count <= 4, !hasLeadingZero(first), !hasLeadingZero(second),
      !(first.whole.count == 3 && second.whole.count == 4)
    else { return false }
    let (lower, upper) = (value(first.whole), value(second.whole))
    return lower < upper || lower == upper && fraction(of: first) < fraction(of: second)
  }

  /// Whether the numbers have the shape of a post code and the name of a place follows: a capital and two small letters,
  /// which no unit begins with.
  private func isPostCode(_ first: Number, _ second: Number, _ codes: [RangeRules.PostCode]) -> Bool {
    guard first.fraction == nil, second.fraction == nil,
      codes.contains(where: { $0.before == first.whole.count && $0.after == second.whole.count }),
      characterClass(second.range.upperBound).contains(.gap)
    else { return false }
    let capital = next(second.range.upperBound)
    let letters = [next(capital), next(next(capital))]
    return characterClass(capital).contains(.capital) && letters.allSatisfy { characterClass($0) == .letter }
  }

  private func isTimeOfDay(_ time: Number) -> Bool {
    value(time.whole) <= 24 && time.fraction.map { value($0) <= 59 } ?? false
  }

  private func hasLeadingZero(_ number: Number) -> Bool {
    number.whole.count > 1 && bytes[number.whole.lowerBound] == Byte.zero
  }

  /// The value of at most `longestRun` digits.
  private func value(_ digits: Range<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + Int(bytes[$1] - Byte.zero) }
  }

  /// In millionths.
  private func fraction(of number: Number) -> Int {
    guard let digits = number.fraction else { return 0 }
    return (digits.count..<Self.longestRun).reduce(value(digits)) { value, _ in value * 10 }
  }

  private static let longestRun = 6

  private func number(before end: Int, _ decimalSign: UInt8) -> Number? {
    let last = digits(before: end)
    guard last.count <= Self.longestRun else { return nil }
    let whole = digits(before: last.lowerBound - 1)
    return number(whole: whole, byte(last.lowerBound - 1), last, alone: last, decimalSign)
  }

  private func number(after index: Int, _ decimalSign: UInt8) -> Number? {
    let whole = digits(after: index)
    guard whole.count <= Self.longestRun else { return nil }
    let fraction = digits(after: whole.upperBound)
    return number(whole: whole, byte(whole.upperBound), fraction, alone: whole, decimalSign)
  }

  /// A number with a sign in it, or else the digits that stand next to the hyphen.
  private func number(
    whole: Range<Int>, _ sign: UInt8, _ fraction: Range<Int>, alone: Range<Int>, _ decimalSign: UInt8
  ) -> Number? {
    let isTime = sign == Byte.colon && fraction.count == 2 && (1...2).contains(whole.count)
    let isDecimal =
      sign == decimalSign && (1...Self.longestRun).contains(whole.count)
      && (1...Self.longestRun).contains(fraction.count)
    guard isTime || isDecimal else { return Number(range: alone, whole: alone) }
    let range = whole.lowerBound..<fraction.upperBound
    return Number(range: range, whole: whole, fraction: fraction, isTime: isTime)
  }

  /// The digits that end there, but no more than are one too many.
  private func digits(before end: Int) -> Range<Int> {
    var start = end
    while end - start <= Self.longestRun, isDigit(start - 1) { start -= 1 }
    return start..<end
  }

  private func digits(after index: Int) -> Range<Int> {
    var end = index + 1
    while end - index - 1 <= Self.longestRun, isDigit(end) { end += 1 }
    return index + 1..<end
  }

  /// Whether the number before the hyphen is part of something longer.
  private func touchesMore(_ index: Int) -> Bool {
    switch codePoint(index) {
    // # & + , - . / : = @ _ №
    case 0x23, 0x26, 0x2B...0x2F, 0x3A, 0x3D, 0x40, 0x5F, 0x2116: true
    default: isLetterOrDigit(index)
    }
  }

  /// Whether the number after the hyphen is part of something longer.
  private func isFollowedByMore(_ index: Int) -> Bool {
    switch byte(index) {
    case Byte.underscore, Byte.colon, Byte.slash, Byte.at, Byte.hyphen: true
    case Byte.dot, Byte.comma: isDigit(index + 1)
    default: isLetterOrDigit(index)
    }
  }
}
