/// The quotation marks of a language (chapter 1.4) and its words with an apostrophe.
struct QuoteRules: Sendable {
  /// Around a quotation.
  struct Marks: Hashable, Sendable {
    let opening: Unicode.Scalar
    let closing: Unicode.Scalar
  }

  enum Level: Sendable {
    case outer, inner

    var other: Level { self == .outer ? .inner : .outer }
  }

  let outer: Marks
  let inner: Marks
  /// Whether a pair of `'` that stands in no other pair takes the inner marks (Q2).
  let singleQuotesAreInner: Bool
  /// Words such as `'tis`, 0 for any digit (A2).
  let apostropheWords: [[UInt8]]

  /// Every mark that opens a quotation in some language and closes none in this one.
  var openingMarks: [UInt32] {
    let marks = "«»‘‚“„‹›".unicodeScalars + [outer.opening, inner.opening]
    return marks.filter { $0 != outer.closing && $0 != inner.closing }.map(\.value)
  }

  func isOpening(_ codePoint: UInt32) -> Bool {
    codePoint == outer.opening.value || codePoint == inner.opening.value
  }
}
