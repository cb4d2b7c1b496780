import ServusDiagnostics
import ServusYAML

extension Typography {
  /// The section `typography`; months and decimal sign are those of other sections, nil where they were bad.
  init?(reading section: inout StringsSection, calendar: DateFormats?, numbers: NumberFormat?) {
    let outer = section.marks("quotes")
    let inner = section.marks("inner_quotes")
    let singleQuotesAreInner = section.flag("single_quotes_are_inner")
    let apostropheWords = section.words("apostrophe_words") { word in
      word.first == "'" && word.count > 1 ? nil : "must begin with a straight apostrophe"
    }
    let dash = section.dash("dash")
    let hasSpacedRanges = section.flag("spaced_ranges")
    let postCodes = section.postCodes("post_codes")
    let hasShortEllipsis = section.flag("short_ellipsis")
    let oneLetterWords = section.words("one_letter_words") { word in
      word.count == 1 && word.allSatisfy(\.isLetter) ? nil : "must be a single letter"
    }
    let abbreviations = section.words("abbreviations")
    let afterOrdinals = section.words("after_ordinals")
    let titles = section.words("titles")
    let units = section.words("units")
    let dates = section.dates("dates", calendar)
    let hasDigitGroups = section.flag("digit_groups")
    section.reportUnknownKeys()
    guard let outer, let inner, let singleQuotesAreInner, let apostropheWords, let dash, let hasSpacedRanges,
      let postCodes, let hasShortEllipsis, let oneLetterWords, let abbreviations, let afterOrdinals, let titles,
      let units, let dates, let hasDigitGroups, let numbers
    else { return nil }
    quotes = QuoteRules(
      outer: outer, inner: inner, singleQuotesAreInner: singleQuotesAreInner,
      apostropheWords: apostropheWords.map { Array($0.utf8) })
    spaces = SpaceRules(
      oneLetterWords: oneLetterWords.flatMap { [$0, $0.uppercased()] }.compactMap { $0.unicodeScalars.first?.value },
      openingMarks: quotes.openingMarks, units: WordList(SpaceRules.sharedUnits + units),
      abbreviations: WordList(abbreviations, firstLetter: .either), afterOrdinals: WordList(afterOrdinals),
      titles: WordList(titles, firstLetter: .orCapital), dates: dates, hasDigitGroups: hasDigitGroups)
    self.dash = dash
    ranges = RangeRules(
      decimalSign: numbers.decimal.utf8.first ?? Byte.comma, isSpaced: hasSpacedRanges, postCodes: postCodes)
    spellings = Mark.Spellings(quotes)
    self.hasShortEllipsis = hasShortEllipsis
  }
}

extension StringsSection {
  /// An opening and a closing quotation mark.
  fileprivate mutating func marks(_ key: String) -> QuoteRules.Marks? {
    let place = mark(of: key)
    guard let texts = texts(key) else { return nil }
    let scalars = texts.map { Array($0.value.unicodeScalars) }
    let areMarks = scalars.allSatisfy { scalars in
      scalars.count == 1 && CharacterClass.of(scalars[0].value).isEmpty && !scalars[0].isASCII
    }
    guard texts.count == 2, areMarks else {
      report(
        "\"\(key)\" must be an opening and a closing quotation mark, not straight", at: place,
        help: "write the two as a list: [„, “]")
      return nil
    }
    return QuoteRules.Marks(opening: scalars[0][0], closing: scalars[1][0])
  }

  fileprivate mutating func dash(_ key: String) -> UInt8? {
    guard let text = text(key) else { return nil }
    switch text.value {
    case "–": return Mark.enDash
    case "—": return Mark.emDash
    default: break
    }
    report("\"\(key)\" must be – or —, not \"\(text.value)\"", at: text.mark, help: "copy one of these two dashes")
    return nil
  }

  /// Words without blanks; `fault` says what else is wrong with one.
  fileprivate mutating func words(_ key: String, fault: (String) -> String? = { _ in nil }) -> [String]? {
    guard let texts = texts(key) else { return nil }
    var areGood = true
    for text in texts {
      let isBlank = text.value.isEmpty || text.value.contains(where: \.isWhitespace)
      guard let fault = isBlank ? "must be a word without a space" : fault(text.value) else { continue }
      report("\"\(text.value)\" in \"\(key)\" \(fault)", at: text.mark, help: "correct it, or remove it from the list")
      areGood = false
    }
    return areGood ? texts.map(\.value) : nil
  }

  /// Shapes of post codes with a hyphen.
  fileprivate mutating func postCodes(_ key: String) -> [RangeRules.PostCode]? {
    guard let texts = texts(key) else { return nil }
    let codes = texts.map { RangeRules.PostCode(pattern: $0.value) }
    for (text, code) in zip(texts, codes) where code == nil {
      report(
        "\"\(text.value)\" in \"\(key)\" must be zeros with a hyphen between them", at: text.mark,
        help: "write a zero for each digit: 00-000")
    }
    return codes.contains(nil) ? nil : codes.compactMap(\.self)
  }

  fileprivate mutating func dates(_ key: String, _ calendar: DateFormats?) -> [DateGap]? {
    guard let texts = texts(key) else { return nil }
    var gaps: [DateGap] = []
    var areGood = calendar != nil
    for text in texts {
      let pattern = parse(
        text, help: "fields are d, M, MMMM, LLLL, y; other letters stand between apostrophes",
        DatePattern.init(parsing:)
      ) { "bad date pattern \"\(text.value)\": \($0.message)" }
      guard let pattern else {
        areGood = false
        continue
      }
      guard let calendar else { continue }
      if let found = DateGap.gaps(of: pattern, calendar) {
        gaps += found
      } else {
        report(
          "\"\(text.value)\" must have spaces, each with d, M or y beside it", at: text.mark,
          help: "write a date as readers see it, such as d. MMMM y")
        areGood = false
      }
    }
    return areGood ? gaps : nil
  }
}
