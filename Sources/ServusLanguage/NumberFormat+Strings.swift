import ServusDiagnostics

extension NumberFormat {
  /// The section `numbers`.
  init?(reading section: inout StringsSection) {
    let decimal = section.text("decimal")?.value
    let group = section.text("group")?.value
    let minimumGrouping = section.integer("minimum_grouping", in: 1...4)
    section.reportUnknownKeys()
    guard let decimal, let group, let minimumGrouping else { return nil }
    self.init(decimal: decimal, group: group, minimumGrouping: minimumGrouping)
  }
}

extension ListFormat {
  /// The section `lists`.
  init?(reading section: inout StringsSection) {
    let pair = Self.phrase("pair", &section)
    let middle = Self.phrase("middle", &section)
    let last = Self.phrase("last", &section)
    section.reportUnknownKeys()
    guard let pair, let middle, let last else { return nil }
    self.init(pair: pair, middle: middle, last: last)
  }

  private static func phrase(_ key: String, _ section: inout StringsSection) -> Phrase? {
    guard let text = section.text(key) else { return nil }
    let phrase = section.parse(text, help: "placeholders look like {a}", Phrase.init(parsing:)) {
      "bad text of \"\(key)\": \($0.message)"
    }
    guard let phrase else { return nil }
    if phrase.placeholders.sorted() == ["a", "b"] { return phrase }
    section.report(
      "\"\(key)\" must have {a} and {b} once each, and no other placeholder", at: text.mark,
      help: "write it like \"{a}, {b}\"")
    return nil
  }
}
