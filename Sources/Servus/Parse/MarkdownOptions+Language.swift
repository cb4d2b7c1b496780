import ServusLanguage
import ServusMarkdown

extension MarkdownOptions {
  /// How posts in a language are read.
  init(language: Language, rawHTML: RawHTML, hasPoints: Bool) {
    let slugger = language.slugger
    self.init(
      language: language.code, rawHTML: rawHTML, hasPoints: hasPoints,
      titles: Dictionary(uniqueKeysWithValues: AsideKind.allCases.map { ($0, language.word($0.titleKey)) }),
      slug: { slugger.slug($0) })
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
