extension TextBlock {
  /// Straight quotes become quotation marks (Q1 to Q4), apostrophes (A1, A2) and primes (P1).
  mutating func setQuotes(_ rules: QuoteRules) {
    var quotes = Quotes()
    var index = 0
    while index < units.count {
      let unit = units[index]
      if unit == Sign.singleQuote || unit == Sign.doubleQuote {
        index += setOrKeepStraightQuote(at: index, rules, &quotes)
      } else {
        if rules.isMark(unit) { quotes.addTyped(unit, at: index, isBetweenLetters: isBetweenLetters(index), rules) }
        index += 1
      }
    }
    for quote in quotes.levelled(singleQuotesAreInner: rules.singleQuotesAreInner) {
      let marks = rules.marks(quote.level)
      change(quote.index, to: quote.isOpening ? marks.opening : marks.closing)
    }
  }

  /// Sets an apostrophe or prime, or remembers the quote that opens or closes; gives how many characters are done.
  private mutating func setOrKeepStraightQuote(at index: Int, _ rules: QuoteRules, _ quotes: inout Quotes) -> Int {
    let isSingle = units[index] == Sign.singleQuote
    let kind: Quotes.Kind = isSingle ? .single : .double
    let before = characterClass(index - 1)
    let isBeforeSpace = characterClass(index + 1).contains(.space)
    if isSingle, let length = lengthOfApostropheWord(at: index, rules) {
      for place in index..<(index + length) where units[place] == Sign.singleQuote {
        change(place, to: Sign.apostrophe)
      }
      return length
    }
    let canOpen =
      !before.isDisjoint(with: [.space, .beforeQuotation]) || rules.isOpening(character(index - 1))
      || quotes.lastOpening == index - 1
    if canOpen {
      if !isBeforeSpace {
        quotes.open(kind, at: index)
        return 1
      }
      // A quote between spaces stays; one at the end of the block may close.
      if before.contains(.space), index + 1 < units.count { return 1 }
    }
    let isFeet = before.contains(.digit) && !quotes.hasOpen(kind)
    if isSingle, isBetweenLetters(index), !(isFeet && characterClass(index + 1).contains(.digit)) {
      change(index, to: Sign.apostrophe)
    } else if quotes.close(kind, at: index) {
      return 1
    } else if before.contains(.digit) {
      change(index, to: isSingle ? Sign.prime : Sign.doublePrime)
    } else if isSingle, before.contains(.letter) {
      change(index, to: Sign.apostrophe)
    }
    return 1
  }

  private func isBetweenLetters(_ index: Int) -> Bool {
    isLetterOrDigit(index - 1) && isLetterOrDigit(index + 1)
  }

  private func lengthOfApostropheWord(at index: Int, _ rules: QuoteRules) -> Int? {
    guard !rules.apostropheWords.isEmpty, !isLetterOrDigit(index - 1) else { return nil }
    return rules.apostropheWords.first { word in
      guard !isLetterOrDigit(index + word.count) else { return false }
      for offset in word.indices {
        guard index + offset < units.count else { return false }
        let unit = units[index + offset]
        let isSame =
          unit == word[offset] || word[offset] == Sign.zero && Sign.digits.contains(unit)
          || offset == 1 && unit < 0x80 && unit | 0x20 == word[offset]
        if !isSame { return false }
      }
      return true
    }?.count
  }
}

/// The quotes of a block that open and close, in order.
private struct Quotes {
  enum Kind: Int {
    case double, single
    /// Marks that the author typed: they stay, and count as a pair around others.
    case typedOuter, typedInner
  }

  struct Levelled {
    let index: Int
    let isOpening: Bool
    let level: QuoteRules.Level
  }

  private struct Quote {
    let index: Int
    let kind: Kind
    /// The place in `all` of the quote that closes or opens this one.
    var partner: Int?
  }

  private var all: [Quote] = []
  private var waiting: [[Int]] = [[], [], [], []]
  /// The index of the last straight quote that opens.
  private(set) var lastOpening = -2

  func hasOpen(_ kind: Kind) -> Bool { !waiting[kind.rawValue].isEmpty }

  mutating func open(_ kind: Kind, at index: Int) {
    if kind == .double || kind == .single { lastOpening = index }
    waiting[kind.rawValue].append(all.count)
    all.append(Quote(index: index, kind: kind))
  }

  /// Closes the innermost open quote of that kind; false where there is none.
  mutating func close(_ kind: Kind, at index: Int) -> Bool {
    guard let opening = waiting[kind.rawValue].popLast() else { return false }
    all[opening].partner = all.count
    all.append(Quote(index: index, kind: kind, partner: opening))
    return true
  }

  mutating func addTyped(_ unit: UInt32, at index: Int, isBetweenLetters: Bool, _ rules: QuoteRules) {
    switch unit {
    case rules.outer.opening: open(.typedOuter, at: index)
    case rules.inner.opening: open(.typedInner, at: index)
    case rules.outer.closing: _ = close(.typedOuter, at: index)
    case rules.inner.closing where !isBetweenLetters: _ = close(.typedInner, at: index)
    default: break
    }
  }

  /// The straight quotes that have a partner, with their level: the other one than that of the pair around them.
  func levelled(singleQuotesAreInner: Bool) -> [Levelled] {
    var levels = [QuoteRules.Level](repeating: .outer, count: all.count)
    var around: [Int] = []
    var levelled: [Levelled] = []
    levelled.reserveCapacity(all.count)
    for (place, quote) in all.enumerated() {
      guard let partner = quote.partner else { continue }
      if partner > place {
        while let last = around.last, let end = all[last].partner, end < place { around.removeLast() }
        levels[place] =
          switch quote.kind {
          case .typedOuter: .outer
          case .typedInner: .inner
          default:
            around.last.map { levels[$0].other } ?? (quote.kind == .single && singleQuotesAreInner ? .inner : .outer)
          }
        around.append(place)
      } else {
        levels[place] = levels[partner]
      }
      guard quote.kind == .double || quote.kind == .single else { continue }
      levelled.append(Levelled(index: quote.index, isOpening: partner > place, level: levels[place]))
    }
    return levelled
  }
}
