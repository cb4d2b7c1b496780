/// The condition of one plural category: relations joined by `and`, those joined by `or`.
struct PluralRule: Hashable, Sendable {
  enum Operand: String, CaseIterable, Sendable {
    case n, i, v, w, f, t, c, e
  }

  /// `i % 100 != 12..14`
  struct Relation: Hashable, Sendable {
    let operand: Operand
    let modulus: Int?
    let ranges: [ClosedRange<Int>]
    let isNegated: Bool
    /// `within`: numbers between two whole ones belong to a range too.
    let takesFractions: Bool
  }

  let alternatives: [[Relation]]

  func holds(for operands: PluralOperands) -> Bool {
    alternatives.contains { $0.allSatisfy { $0.holds(for: operands) } }
  }
}

extension PluralRule.Relation {
  func holds(for operands: PluralOperands) -> Bool {
    let value = operands[operand]
    let whole = modulus.map { value % $0 } ?? value
    let hasFraction = operand == .n && operands.t != 0
    let isInside = ranges.contains { range in
      guard hasFraction else { return range.contains(whole) }
      return takesFractions && range.lowerBound <= whole && whole < range.upperBound
    }
    return isInside != isNegated
  }
}

extension PluralOperands {
  /// The operand's whole part; only `n` can have another one.
  fileprivate subscript(operand: PluralRule.Operand) -> Int {
    switch operand {
    case .n, .i: i
    case .v: v
    case .w: w
    case .f: f
    case .t: t
    case .c, .e: c
    }
  }
}
