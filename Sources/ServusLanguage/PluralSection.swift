import ServusDiagnostics

/// The section `plural`: `cardinal` and `ordinal`, each with a rule per category. A language may have neither.
struct PluralSection {
  let cardinal: PluralRules
  let ordinal: PluralRules
  /// The categories that phrases must have a form for, those whose rule is bad included.
  let categories: [PluralCategory]

  init(reading section: inout StringsSection) {
    let cardinal = section.section("cardinal", isRequired: false) { Self.rules(reading: &$0) } ?? [:]
    let ordinal = section.section("ordinal", isRequired: false) { Self.rules(reading: &$0) } ?? [:]
    section.reportUnknownKeys()
    self.cardinal = PluralRules(cardinal.compactMapValues(\.self))
    self.ordinal = PluralRules(ordinal.compactMapValues(\.self))
    categories = PluralCategory.allCases.filter { cardinal.keys.contains($0) } + [.other]
  }

  /// The rules by category, nil where one is bad.
  private static func rules(reading section: inout StringsSection) -> [PluralCategory: PluralRule?] {
    var rules: [PluralCategory: PluralRule?] = [:]
    for key in section.keys {
      guard let category = PluralCategory(rawValue: key.value) else {
        let known = PluralCategory.allCases.map(\.rawValue)
        section.report(
          "\"\(key.value)\" is no plural category", at: key.mark,
          help: didYouMean(key.value, among: known, orElse: "known here"))
        continue
      }
      guard category != .other else { continue }
      let rule = section.text(key.value).flatMap { text in
        section.parse(
          text, help: "write it as in CLDR, like \"v = 0 and i % 10 = 2..4\"", PluralRule.init(parsing:)
        ) { "bad plural rule for \"\(key.value)\": \($0.message)" }
      }
      rules.updateValue(rule, forKey: category)
    }
    return rules
  }
}
