import ServusDiagnostics

extension DateFormats {
  /// The section `dates`.
  init?(reading section: inout StringsSection) {
    let genitive = section.texts("months_genitive", count: 12)
    let nominative = section.texts("months_nominative", count: 12)
    let abbreviated = section.texts("months_abbreviated", count: 12)
    let weekdays = section.texts("weekdays", count: 7)
    let patterns = section.section("patterns") { Self.patterns(reading: &$0) }
    section.reportUnknownKeys()
    guard let genitive, let nominative, let abbreviated, let weekdays, let patterns else { return nil }
    self.init(
      genitiveMonths: genitive, nominativeMonths: nominative, abbreviatedMonths: abbreviated, weekdays: weekdays,
      patterns: patterns)
  }

  private static func patterns(reading section: inout StringsSection) -> [DateStyle: DatePattern] {
    var patterns: [DateStyle: DatePattern] = [:]
    for style in DateStyle.allCases {
      guard let text = section.text(style.rawValue) else { continue }
      patterns[style] = section.parse(
        text, help: "fields are \(DatePattern.knownFields); other letters stand between apostrophes",
        DatePattern.init(parsing:)
      ) { "bad date pattern \"\(style.rawValue)\": \($0.message)" }
    }
    section.reportUnknownKeys()
    return patterns
  }
}
