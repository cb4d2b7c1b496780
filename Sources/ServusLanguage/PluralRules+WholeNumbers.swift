/// The rule of a category as far as whole numbers are concerned: it holds where all relations of one alternative do.
package struct WholeNumberRule: Hashable, Sendable {
  /// `i % 100 != 12..14`
  package struct Relation: Hashable, Sendable {
    package let modulus: Int?
    package let isNegated: Bool
    package let ranges: [ClosedRange<Int>]
  }

  package let category: PluralCategory
  package let alternatives: [[Relation]]
}

extension PluralRules {
  /// The rules for numbers without decimals, in the order in which they are tried; what none takes is `other`. Relations
  /// about decimals are judged already.
  package var wholeNumberRules: [WholeNumberRule] {
    rules.compactMap { category, rule in
      let alternatives = rule.alternatives.compactMap { relations -> [WholeNumberRule.Relation]? in
        let (whole, decimal) = (relations.filter(\.isAboutWholeNumber), relations.filter { !$0.isAboutWholeNumber })
        guard decimal.allSatisfy({ $0.holds(for: PluralOperands(0)) }) else { return nil }
        return whole.map {
          WholeNumberRule.Relation(modulus: $0.modulus, isNegated: $0.isNegated, ranges: $0.ranges)
        }
      }
      return alternatives.isEmpty ? nil : WholeNumberRule(category: category, alternatives: alternatives)
    }
  }
}

extension PluralRule.Relation {
  /// The other operands are 0 for every whole number.
  fileprivate var isAboutWholeNumber: Bool { operand == .n || operand == .i }
}
