import ServusDiagnostics
import ServusMarkdown
import Testing

@testable import ServusLanguage

/// The tables in `Cases`, or those of the folder that `SERVUS_CASES` names.
@Suite struct CaseTests {
  @Test func pluralsFollowTheNumber() throws {
    try CaseTable("plurals.tsv")?.expectAll(
      { row in
        let language = try Languages.named(row["lang"])
        let operands = try #require(PluralOperands(row["number"]))
        switch row["kind"] {
        case "cardinal": return language.plurals.category(of: operands).rawValue
        case "ordinal": return language.ordinals.category(of: operands).rawValue
        default: return language.phrase(row["kind"], number: row["number"]) ?? ""
        }
      }, normalized: Self.withPlainSpaces)
  }

  @Test func datesAreWrittenAsTheLanguageWritesThem() throws {
    try CaseTable("dates.tsv")?.expectAll(
      { row in
        let numbers = row["date"].split(separator: "-").compactMap { Int($0) }
        try #require(numbers.count == 3)
        let date = try #require(CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]))
        let style = try #require(Self.styles[row["style"]])
        return try Languages.named(row["lang"]).calendar.format(date, style)
      }, normalized: Self.withPlainSpaces)
  }

  @Test func titlesBecomeSlugs() throws {
    try CaseTable("slugs.tsv")?.expectAll { try Languages.named($0["lang"]).slugger.slug($0["input"]) }
  }

  @Test func listsStandInAlphabeticalOrder() throws {
    try CaseTable("collation.tsv")?.expectAll { row in
      let alphabet = try Languages.named(row["lang"]).alphabet
      let items = row["input"].split(separator: " | ").map { (key: alphabet.key(String($0)), text: $0) }
      return items.sorted { $0.key < $1.key }.map(\.text).joined(separator: " | ")
    }
  }

  @Test func textIsSetByTheRulesOfItsLanguage() throws {
    try CaseTable("typography-cases.tsv")?.expectAll { row in
      let html = try MarkdownParagraph.html(row["input"], language: row["lang"])
      return MarkdownParagraph.decoded(html)
    }
  }

  private static let styles: [String: DateStyle] = [
    "full": .full, "long": .long, "medium": .medium, "month-year": .monthAndYear, "day-month": .dayAndMonth,
  ]

  /// Every kind of space counts as one: which of them keeps words together is a matter of typography.
  private static func withPlainSpaces(_ text: String) -> String {
    String(text.map { $0.isWhitespace ? " " : $0 })
  }
}
