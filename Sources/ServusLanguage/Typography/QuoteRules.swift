/// The quotation marks of a language (chapter 1.4) and its words with an apostrophe.
struct QuoteRules: Sendable {
  /// Around a quotation.
  struct Marks: Hashable, Sendable {
    let opening: UInt32
    let closing: UInt32
  }

  enum Level: Int, Sendable {
    case outer, inner

    var other: Level { self == .outer ? .inner : .outer }
  }

  let outer: Marks
  let inner: Marks
  /// Whether a pair of `'` that stands in no other pair takes the inner marks (Q2).
  let singleQuotesAreInner: Bool
  /// Words such as `'tis`, 0 for any digit (A2).
  let apostropheWords: [[UInt32]]

  func marks(_ level: Level) -> Marks { level == .outer ? outer : inner }

  func isMark(_ unit: UInt32) -> Bool {
    unit >= 0x80 && (isOpening(unit) || unit == outer.closing || unit == inner.closing)
  }

  func isOpening(_ unit: UInt32) -> Bool { unit == outer.opening || unit == inner.opening }
}
