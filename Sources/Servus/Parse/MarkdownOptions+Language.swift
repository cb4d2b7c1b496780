import ServusLanguage
import ServusMarkdown

extension MarkdownOptions {
  /// How posts in a language are read.
  ///
  /// - Parameter others: the languages that quotations may be in, and whose rules they are set by where typography is wanted.
  init(
    language: Language, others: some Sequence<Language> = [], rawHTML: RawHTML, hasPoints: Bool = false,
    isComment: Bool = false, setsTypography: Bool
  ) {
    let slugger = language.slugger
    self.init(
      language: language.code, rawHTML: rawHTML, hasPoints: hasPoints, isComment: isComment,
      titles: Dictionary(uniqueKeysWithValues: AsideKind.allCases.map { ($0, language.word($0.titleKey)) }),
      slug: { slugger.slug($0) })
    siteLanguages += others.map(\.code)
    months = language.calendar.months
    footnoteWords = (language.word("footnotes"), language.word("back_to_text"))
    guard setsTypography else { return }
    let rules = language.typography
    typography = { rules.setter() }
    for other in others {
      let rules = other.typography
      foreignTypography[other.code] = { rules.setter() }
    }
  }
}

extension AsideKind {
  /// The interface word that titles it.
  fileprivate var titleKey: String {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .warning: "warning"
    case .experience: "experience"
    case .lesson: "lesson_title"
    case .chat: "conversation"
    case .quote: "quotation"
    }
  }
}
