extension TextBlock {
  /// Spaces at which no line may end become no-break spaces (chapter 2.3).
  mutating func setNoBreakSpaces(_ rules: SpaceRules) {
    var index = 1
    while index + 1 < units.count {
      let unit = units[index]
      guard unit == Sign.space || unit == Sign.lineFeed || unit == Sign.noBreakSpace else {
        index += 1
        continue
      }
      if characterClass(index - 1).contains(.digit), characterClass(index + 1).contains(.digit) {
        index = setNumber(around: index, hasDigitGroups: rules.hasDigitGroups)
        continue
      }
      if unit != Sign.noBreakSpace, keepsTogether(index, rules) { change(index, to: Sign.noBreakSpace) }
      index += 1
    }
  }

  private func keepsTogether(_ gap: Int, _ rules: SpaceRules) -> Bool {
    let next = characterClass(gap + 1)
    if next.contains(.space) { return false }
    if isDashBeforeBreak(gap + 1) || isOneLetterWord(before: gap, rules) { return true }
    if next.contains(.digit) {
      if rules.abbreviations.ends(before: gap, in: self) { return true }
    } else if next.contains(.capital) {
      if rules.titles.ends(before: gap, in: self) { return true }
      if isRomanNumeral(gap + 1), rules.abbreviations.ends(before: gap, in: self) { return true }
    }
    if units[gap - 1] == Sign.dot, isKeptAfterDot(gap, rules) { return true }
    let isAfterDigit = characterClass(gap - 1).contains(.digit)
    if isAfterDigit, rules.units.begins(at: gap + 1, in: self) { return true }
    let isAfterNumber = isAfterDigit || units[gap - 1] == Sign.dot && characterClass(gap - 2).contains(.digit)
    return (isAfterNumber || next.contains(.digit)) && rules.dates.contains { $0.stands(at: gap, in: self) }
  }

  /// N9.
  private func isDashBeforeBreak(_ index: Int) -> Bool {
    guard units[index] == Sign.enDash || units[index] == Sign.emDash, index + 1 < units.count else { return false }
    return units[index + 1] == Sign.comma || characterClass(index + 1).contains(.space)
  }

  /// N1.
  private func isOneLetterWord(before gap: Int, _ rules: SpaceRules) -> Bool {
    let start = gap - 1
    if characterClass(start - 1).isDisjoint(with: [.space, .openingBracket]) {
      let before = character(start - 1)
      guard
        before == Sign.ellipsis || before == Sign.doubleQuote || before == Sign.singleQuote
          || rules.openingMarks.contains(before)
      else { return false }
    }
    return rules.oneLetterWords.contains(units[start])
  }

  /// N4, N10, and N5 for ordinals.
  private func isKeptAfterDot(_ gap: Int, _ rules: SpaceRules) -> Bool {
    let letter = gap - 2
    if characterClass(letter).contains(.digit) { return rules.afterOrdinals.begins(at: gap + 1, in: self) }
    guard characterClass(letter).contains(.letter), character(letter) != Sign.object else { return false }
    let isInitial = characterClass(letter).contains(.capital) && characterClass(gap + 1).contains(.capital)
    if isInitial, endsNoWord(letter - 1) || isDoubleInitial(letter) { return true }
    return endsNoWord(letter - 1) && characterClass(gap + 1).contains(.letter) && character(gap + 2) == Sign.dot
      && character(gap + 1) != Sign.object
  }

  /// `J.-P.`
  private func isDoubleInitial(_ letter: Int) -> Bool {
    character(letter - 1) == Sign.hyphen && character(letter - 2) == Sign.dot
      && characterClass(letter - 3).contains(.capital) && endsNoWord(letter - 4)
  }

  private func isRomanNumeral(_ start: Int) -> Bool {
    var end = start
    while end - start < 16, Self.romanDigits.contains(character(end)) { end += 1 }
    return end > start && !isLetterOrDigit(end)
  }

  private static let romanDigits = "IVXLCDM".unicodeScalars.map(\.value)
}

extension TextBlock {
  /// Sets the groups of digits on both sides of a space and all that follow (N7, N8); gives where the last one ends.
  private mutating func setNumber(around gap: Int, hasDigitGroups: Bool) -> Int {
    var start = gap
    while characterClass(start - 1).contains(.digit) { start -= 1 }
    var gaps: [Int] = []
    let first = gap - start
    var shortest = Int.max
    var longest = 0
    var end = gap
    while characterClass(end).contains(.gap), characterClass(end + 1).contains(.digit) {
      gaps.append(end)
      let group = end + 1
      end = group
      while characterClass(end).contains(.digit) { end += 1 }
      shortest = min(shortest, end - group)
      longest = max(longest, end - group)
    }
    let isTelephone =
      character(start - 1) == Sign.plus && !isLetterOrDigit(start - 2) && first <= 3 && gaps.count >= 2 && longest <= 4
    let isNumber =
      hasDigitGroups && first <= 3 && shortest == 3 && longest == 3 && !isPartOfNumber(start - 1)
    guard isTelephone || isNumber else { return end }
    for gap in gaps where units[gap] != Sign.noBreakSpace { change(gap, to: Sign.noBreakSpace) }
    return end
  }

  /// Whether the digits after the index belong to something longer, such as a time or a decimal number.
  private func isPartOfNumber(_ index: Int) -> Bool {
    switch character(index) {
    case Sign.dot, Sign.comma, Sign.colon: characterClass(index - 1).contains(.digit)
    case 0x5F: true
    default: isLetterOrDigit(index)
    }
  }
}
