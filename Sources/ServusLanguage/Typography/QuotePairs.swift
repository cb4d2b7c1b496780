/// The quotes of a block that open and close, in order.
struct QuotePairs {
  enum Kind: Int {
    case double, single
    /// Marks that the author typed: they stay, and count as a pair around others.
    case typedOuter, typedInner

    var isStraight: Bool { self == .double || self == .single }
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
    /// The place of a quote between spaces, which closes this one if no better one does.
    var standIn: Int?
  }

  private var all: [Quote] = []
  private var waiting: [[Int]] = [[], [], [], []]
  /// The index of the last straight quote that opens.
  private(set) var lastOpening = -2
  /// Where the last word such as `'n'` ends, which may have a second apostrophe.
  var endOfWord = 0

  /// For the next block.
  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    for kind in waiting.indices { waiting[kind].removeAll(keepingCapacity: true) }
    lastOpening = -2
    endOfWord = 0
  }

  func hasOpen(_ kind: Kind) -> Bool { !waiting[kind.rawValue].isEmpty }

  mutating func open(_ kind: Kind, at index: Int) {
    if kind.isStraight { lastOpening = index }
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

  /// A quote between spaces: a lone one stays (Q4), but it can be all that an open quote has to close it.
  mutating func standBetweenSpaces(_ kind: Kind, at index: Int) {
    guard let opening = waiting[kind.rawValue].last, all[opening].standIn == nil else { return }
    all[opening].standIn = all.count
    all.append(Quote(index: index, kind: kind))
  }

  private mutating func closeWithStandIns() {
    for opening in waiting.joined() {
      guard let standIn = all[opening].standIn else { continue }
      all[opening].partner = standIn
      all[standIn].partner = opening
    }
  }

  mutating func addTyped(_ codePoint: UInt32, at index: Int, isBetweenLetters: Bool, _ rules: QuoteRules) {
    switch codePoint {
    case rules.outer.opening.value: open(.typedOuter, at: index)
    case rules.inner.opening.value: open(.typedInner, at: index)
    case rules.outer.closing.value: _ = close(.typedOuter, at: index)
    case rules.inner.closing.value where !isBetweenLetters: _ = close(.typedInner, at: index)
    default: break
    }
  }

  /// The straight quotes that have a partner, with their level: the other one than that of the pair around them.
  mutating func levelled(singleQuotesAreInner: Bool) -> [Levelled] {
    closeWithStandIns()
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
          case .single where around.isEmpty: singleQuotesAreInner ? .inner : .outer
          default: around.last.map { levels[$0].other } ?? .outer
          }
        around.append(place)
      } else {
        levels[place] = levels[partner]
      }
      guard quote.kind.isStraight else { continue }
      levelled.append(Levelled(index: quote.index, isOpening: partner > place, level: levels[place]))
    }
    return levelled
  }
}
