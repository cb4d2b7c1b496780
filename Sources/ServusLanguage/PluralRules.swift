/// The plural categories of CLDR, in its order.
package enum PluralCategory: String, CaseIterable, Hashable, Sendable {
  case zero, one, two, few, many, other
}

/// The plural rules of a language, cardinal or ordinal: Documentation/languages.md, chapter 1.1.
package struct PluralRules: Sendable {
  let rules: [(category: PluralCategory, rule: PluralRule)]

  /// Parses rules as CLDR writes them; `other` needs none. Throws a `PluralRuleError`.
  package init(parsing texts: [PluralCategory: String]) throws {
    var rules: [PluralCategory: PluralRule] = [:]
    for (category, text) in texts where category != .other { rules[category] = try PluralRule(parsing: text) }
    self.init(rules)
  }

  init(_ rules: [PluralCategory: PluralRule]) {
    self.rules = PluralCategory.allCases.compactMap { category in rules[category].map { (category, $0) } }
  }

  /// The categories that the rules can yield, `other` last.
  package var categories: [PluralCategory] { rules.map(\.category) + [.other] }

  /// The first category whose rule holds, or `other`.
  package func category(of operands: PluralOperands) -> PluralCategory {
    rules.first { $0.rule.holds(for: operands) }?.category ?? .other
  }
}
