extension TextBlock {
  /// A hyphen between two numbers or times becomes a dash (D3).
  mutating func setRanges(decimalSign: UInt32, isSpaced: Bool) {
    for index in units.indices where units[index] == Sign.hyphen {
      guard characterClass(index - 1).contains(.digit), characterClass(index + 1).contains(.digit),
        let first = number(before: index, decimalSign), let second = number(after: index, decimalSign),
        isRange(first, second), !touchesMore(first.range.lowerBound - 1), !isFollowedByMore(second.range.upperBound)
      else { continue }
      change(index, to: isSpaced ? Sign.spacedDash : Sign.enDash)
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
    if first.isTime { return [first, second].allSatisfy(isTimeOfDay) }
    guard [first, second].allSatisfy({ $0.whole.count <= 4 && !hasLeadingZero($0.whole) }) else { return false }
    if first.whole.count == 3, second.whole.count == 4 { return false }
    let wholes = (value(first.whole), value(second.whole))
    return wholes.0 < wholes.1 || wholes.0 == wholes.1 && fraction(of: first) < fraction(of: second)
  }

  private func isTimeOfDay(_ time: Number) -> Bool {
    value(time.whole) <= 24 && time.fraction.map { value($0) <= 59 } ?? false
  }

  private func hasLeadingZero(_ digits: Range<Int>) -> Bool {
    digits.count > 1 && units[digits.lowerBound] == Sign.zero
  }

  private func value(_ digits: Range<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + Int(units[$1]) - Int(Sign.zero) }
  }

  /// In millionths.
  private func fraction(of number: Number) -> Int {
    guard let digits = number.fraction else { return 0 }
    return (digits.count..<Self.longestRun).reduce(value(digits)) { value, _ in value * 10 }
  }

  private static let longestRun = 6

  private func number(before end: Int, _ decimalSign: UInt32) -> Number? {
    let last = digits(before: end)
    guard last.count <= Self.longestRun else { return nil }
    let sign = character(last.lowerBound - 1)
    let whole = digits(before: last.lowerBound - 1)
    return number(whole: whole, sign, last, alone: last, decimalSign)
  }

  private func number(after start: Int, _ decimalSign: UInt32) -> Number? {
    let whole = digits(after: start)
    guard whole.count <= Self.longestRun else { return nil }
    let fraction = digits(after: whole.upperBound)
    return number(whole: whole, character(whole.upperBound), fraction, alone: whole, decimalSign)
  }

  /// A number with a sign in it, or else the digits that stand next to the hyphen.
  private func number(
    whole: Range<Int>, _ sign: UInt32, _ fraction: Range<Int>, alone: Range<Int>, _ decimalSign: UInt32
  ) -> Number? {
    let isTime = sign == Sign.colon && fraction.count == 2 && (1...2).contains(whole.count)
    let isDecimal = sign == decimalSign && !whole.isEmpty && (1...Self.longestRun).contains(fraction.count)
    guard isTime || isDecimal else { return Number(range: alone, whole: alone) }
    let range = whole.lowerBound..<fraction.upperBound
    return Number(range: range, whole: whole, fraction: fraction, isTime: isTime)
  }

  private func digits(before end: Int) -> Range<Int> {
    var start = end
    while end - start <= Self.longestRun, characterClass(start - 1).contains(.digit), isFree(start - 1) { start -= 1 }
    return start..<end
  }

  private func digits(after index: Int) -> Range<Int> {
    var end = index + 1
    while end - index - 1 <= Self.longestRun, characterClass(end).contains(.digit), isFree(end) { end += 1 }
    return index + 1..<end
  }

  private func isFree(_ index: Int) -> Bool {
    units[index] & Self.protection == 0
  }

  /// Whether the number before the hyphen is part of something longer.
  private func touchesMore(_ index: Int) -> Bool {
    if isLetterOrDigit(index) { return true }
    switch character(index) {
    case Sign.dot, Sign.comma, Sign.colon, Sign.slash, Sign.hyphen, Sign.plus, Sign.at, 0x23, 0x26, 0x3D, 0x2116, 0x5F:
      return true
    default: return false
    }
  }

  /// Whether the number after the hyphen is part of something longer.
  private func isFollowedByMore(_ index: Int) -> Bool {
    if isLetterOrDigit(index) { return true }
    switch character(index) {
    case 0x5F, Sign.colon, Sign.slash, Sign.at, Sign.hyphen: return true
    case Sign.dot, Sign.comma: return characterClass(index + 1).contains(.digit)
    default: return false
    }
  }
}
