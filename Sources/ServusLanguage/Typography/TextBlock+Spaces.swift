extension TextBlock {
  /// Spaces at which no line may end become no-break spaces (chapter 2.3).
  mutating func setNoBreakSpaces(at places: [Int], _ rules: SpaceRules) {
    var endOfNumber = 1
    for gap in places where gap >= endOfNumber && (bytes[gap] == Byte.space || bytes[gap] == Byte.lineFeed) {
      if isDigit(gap - 1), isDigit(gap + 1) {
        endOfNumber = setNumber(around: gap, hasDigitGroups: rules.hasDigitGroups)
      } else if keepsTogether(gap, rules) {
        put(Mark.noBreakSpace, at: gap)
      }
    }
  }

  private func keepsTogether(_ gap: Int, _ rules: SpaceRules) -> Bool {
    let (before, after) = (previous(gap), gap + 1)
    let next = characterClass(after)
    if next.contains(.space) { return false }
    if isDashBeforeBreak(after) || isOneLetterWord(before: gap, rules) { return true }
    let last = byte(before)
    if next.contains(.digit) {
      if rules.abbreviations.ends(before: gap, in: self) { return true }
    } else if next.contains(.capital) {
      if rules.titles.ends(before: gap, in: self) { return true }
      if isRomanNumeral(after), rules.abbreviations.ends(before: gap, in: self) { return true }
    }
    if last == Byte.dot, isKeptAfterDot(before, gap, rules) { return true }
    let isAfterDigit = Byte.isDigit(last)
    if isAfterDigit, rules.units.end(from: after, in: self) != nil { return true }
    guard isAfterDigit || next.contains(.digit) || last == Byte.dot && isDigit(previous(before)) else { return false }
    return rules.dates.contains { $0.stands(at: gap, in: self) }
  }

  /// N9.
  private func isDashBeforeBreak(_ index: Int) -> Bool {
    guard bytes[index] >= 0x80 else { return false }
    let dash = codePoint(index)
    let after = next(index)
    guard dash == 0x2013 || dash == 0x2014, after < bytes.count else { return false }
    return bytes[after] == Byte.comma || characterClass(after).contains(.space)
  }

  /// N1.
  private func isOneLetterWord(before gap: Int, _ rules: SpaceRules) -> Bool {
    let letter = previous(gap)
    let before = previous(letter)
    let isAlone =
      !characterClass(before).isDisjoint(with: [.space, .openingBracket]) || beginsWord(after: before, rules)
    return isAlone && rules.oneLetterWords.contains(codePoint(letter))
  }

  private func beginsWord(after index: Int, _ rules: SpaceRules) -> Bool {
    switch byte(index) {
    case Byte.doubleQuote, Byte.singleQuote, Mark.ellipsis, Mark.outerOpening, Mark.innerOpening: true
    case 0..<0x80: false
    default: codePoint(index) == 0x2026 || rules.openingMarks.contains(codePoint(index))
    }
  }

  /// N4, N10, and N5 for ordinals.
  private func isKeptAfterDot(_ dot: Int, _ gap: Int, _ rules: SpaceRules) -> Bool {
    let letter = previous(dot)
    let first = characterClass(letter)
    let second = characterClass(gap + 1)
    if first.contains(.digit) { return rules.afterOrdinals.end(from: gap + 1, in: self) != nil }
    guard first.contains(.letter), second.contains(.letter), codePoint(letter) != Self.object else { return false }
    let before = previous(letter)
    if first.contains(.capital), second.contains(.capital), endsNoWord(before) || isDoubleInitial(before) {
      return true
    }
    return endsNoWord(before) && byte(next(gap + 1)) == Byte.dot && codePoint(gap + 1) != Self.object
  }

  /// Whether the hyphen there is that of `J.-P.`
  private func isDoubleInitial(_ hyphen: Int) -> Bool {
    let first = previous(previous(hyphen))
    return byte(hyphen) == Byte.hyphen && byte(previous(hyphen)) == Byte.dot
      && characterClass(first).contains(.capital) && endsNoWord(previous(first))
  }

  private func isRomanNumeral(_ start: Int) -> Bool {
    var end = start
    while end - start < 16, Self.romanDigits.contains(byte(end)) { end += 1 }
    return end > start && !isLetterOrDigit(end)
  }

  private static let romanDigits = ByteSet(Array("IVXLCDM".utf8))
}

extension TextBlock {
  /// Sets the spaces of the number that has groups of digits on both sides of this one (N7, N8); gives where it ends.
  private mutating func setNumber(around gap: Int, hasDigitGroups: Bool) -> Int {
    let start = startOfNumber(before: gap)
    var end = start
    while isDigit(end) { end += 1 }
    let first = end - start
    var gaps: [Int] = []
    var groupCount = 0
    var (shortest, longest) = (Int.max, 0)
    while characterClass(end).contains(.gap), isDigit(next(end)) {
      if bytes[end] == Byte.space || bytes[end] == Byte.lineFeed { gaps.append(end) }
      let group = next(end)
      end = group
      while isDigit(end) { end += 1 }
      groupCount += 1
      shortest = min(shortest, end - group)
      longest = max(longest, end - group)
    }
    let before = previous(start)
    let isTelephone =
      byte(before) == Byte.plus && !isLetterOrDigit(previous(before)) && first <= 3 && groupCount >= 2 && longest <= 4
    let isNumber = hasDigitGroups && first <= 3 && shortest == 3 && longest == 3 && !isPartOfNumber(before)
    guard isTelephone || isNumber else { return end }
    for gap in gaps { put(Mark.noBreakSpace, at: gap) }
    return end
  }

  /// Goes back over groups that no-break spaces part already.
  private func startOfNumber(before gap: Int) -> Int {
    var start = gap
    while true {
      while isDigit(start - 1) { start -= 1 }
      let before = previous(start)
      guard before > 0, characterClass(before).contains(.gap), isDigit(before - 1) else { return start }
      start = before
    }
  }

  /// Whether the digits after the character belong to something longer, such as a decimal number; a scale such as
  /// 1:50 000 has a number on each side.
  private func isPartOfNumber(_ index: Int) -> Bool {
    switch byte(index) {
    case Byte.dot, Byte.comma: isDigit(index - 1)
    case Byte.underscore: true
    default: isLetterOrDigit(index)
    }
  }
}
