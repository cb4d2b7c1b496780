/// After and before what a line may not end: chapters 2.3 and 2.4.
struct SpaceRules: Sendable {
  /// The units of all languages.
  static let sharedUnits = """
    % ‰ °C °F € $ £ Kč Ft zł ₽ EUR CZK HUF PLN RUB USD GBP km m cm mm kg g mg l ml dl ha h min s ms kB MB GB TB W kW kWh \
    V Hz MHz GHz px
    """.split(separator: " ").map(String.init)

  /// Single letters in both cases (N1).
  let oneLetterWords: [UInt32]
  /// The quotation marks after which a word begins: also those of other languages, which authors use.
  let openingMarks: [UInt32]
  /// After a number (N2).
  let units: WordList
  /// Before a number (N5).
  let abbreviations: WordList
  /// After a number with a dot (N5).
  let afterOrdinals: WordList
  /// Before a name (N11).
  let titles: WordList
  /// N6.
  let dates: [DateGap]
  /// Whether groups of digits are parted by spaces (N7).
  let hasDigitGroups: Bool
}
