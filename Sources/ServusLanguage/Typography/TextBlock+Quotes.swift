extension TextBlock {
  /// Straight quotes become quotation marks (Q1 to Q4), apostrophes (A1, A2) and primes (P1).
  mutating func setQuotes(at places: [Int], _ rules: QuoteRules) {
    quotes.removeAll()
    for place in places {
      switch bytes[place] {
      case Byte.singleQuote where place < quotes.endOfWord: put(Mark.apostrophe, at: place)
      case Byte.singleQuote: setSingleQuote(at: place, rules)
      case Byte.doubleQuote: setDoubleQuote(at: place, rules)
      case 0xC2, 0xE2:
        let (previous, next) = (previous(place), next(place))
        let isBetweenLetters = isLetterOrDigit(previous) && isLetterOrDigit(next)
        quotes.addTyped(codePoint(place), at: place, isBetweenLetters: isBetweenLetters, rules)
      default: break
      }
    }
    for quote in quotes.levelled(singleQuotesAreInner: rules.singleQuotesAreInner) {
      switch quote.level {
      case .outer: put(quote.isOpening ? Mark.outerOpening : Mark.outerClosing, at: quote.index)
      case .inner: put(quote.isOpening ? Mark.innerOpening : Mark.innerClosing, at: quote.index)
      }
    }
  }

  private mutating func setDoubleQuote(at index: Int, _ rules: QuoteRules) {
    let before = visible(before: index)
    guard !opensOrStays(.double, at: index, rules), !quotes.close(.double, at: index) else { return }
    if isDigit(before) { put(Mark.doublePrime, at: index) }
  }

  private mutating func setSingleQuote(at index: Int, _ rules: QuoteRules) {
    if let word = apostropheWord(at: index, rules) {
      quotes.endOfWord = index + word.count
      return put(Mark.apostrophe, at: index)
    }
    if opensOrStays(.single, at: index, rules) { return }
    let (before, after) = (previous(index), next(index))
    let isBetweenDigits = isDigit(before) && isDigit(after)
    if isLetterOrDigit(before), isLetterOrDigit(after), !isBetweenDigits || quotes.hasOpen(.single) {
      put(Mark.apostrophe, at: index)
    } else if quotes.close(.single, at: index) {
      return
    } else if isDigit(before) {
      put(Mark.prime, at: index)
    } else if characterClass(before).contains(.letter) {
      put(Mark.apostrophe, at: index)
    }
  }

  /// Remembers a quote that opens; true for it and for one that stays as it is because it stands between spaces.
  private mutating func opensOrStays(_ kind: QuotePairs.Kind, at index: Int, _ rules: QuoteRules) -> Bool {
    let (before, after) = (visible(before: index), visible(after: index))
    let isAfterSpace = characterClass(before).contains(.space)
    let canOpen =
      isAfterSpace || characterClass(before).contains(.beforeQuotation) || quotes.lastOpening == before
      || rules.isOpening(codePoint(before))
    guard canOpen else { return false }
    if characterClass(after).contains(.space) {
      guard isAfterSpace, after < bytes.count else { return false }
      quotes.standBetweenSpaces(kind, at: index)
      return true
    }
    if !isAfterSpace, quotes.hasOpen(kind), endsClause(after) { return false }
    quotes.open(kind, at: index)
    return true
  }

  private func visible(before index: Int) -> Int {
    var before = previous(index)
    while hasNoWidth(before) { before = previous(before) }
    return before
  }

  private func visible(after index: Int) -> Int {
    var after = next(index)
    while hasNoWidth(after) { after = next(after) }
    return after
  }

  /// Whether nobody sees the sign, which came along with a text from elsewhere: soft hyphens, spaces and joiners without
  /// width, marks of direction, a byte order mark.
  private func hasNoWidth(_ index: Int) -> Bool {
    guard byte(index) >= 0xC2 else { return false }
    switch codePoint(index) {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: return true
    default: return false
    }
  }

  /// Whether the sign stands at an end, so that the quote before it closes although a hyphen precedes it: "anti-".
  private func endsClause(_ index: Int) -> Bool {
    switch byte(index) {
    // ! ) , . : ; ? ] }
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: true
    default: false
    }
  }

  /// A2.
  private func apostropheWord(at index: Int, _ rules: QuoteRules) -> [UInt8]? {
    if rules.apostropheWords.isEmpty || isLetterOrDigit(previous(index)) { return nil }
    return rules.apostropheWords.first { isApostropheWord($0, at: index) }
  }

  private func isApostropheWord(_ word: [UInt8], at index: Int) -> Bool {
    guard index + word.count <= bytes.count, !isLetterOrDigit(index + word.count) else { return false }
    for offset in word.indices {
      let byte = bytes[index + offset]
      let isAnyDigit = word[offset] == Byte.zero && Byte.isDigit(byte)
      let isCapital = byte < 0x80 && byte | 0x20 == word[offset] && isLetterOrDigit(index + offset)
      if byte != word[offset], !isAnyDigit, !isCapital { return false }
    }
    return true
  }
}
