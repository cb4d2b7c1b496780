import ServusDiagnostics
import ServusYAML

/// What is right for a build, but what only a reader would notice: `servus check` says it.
struct ReaderCheck {
  private let site: Site
  private(set) var diagnostics = Diagnostics()

  /// - Parameter posts: all posts, published or not; nil where some could not be read.
  init(_ site: Site, posts: [Post]?) {
    self.site = site
    if let posts { checkTranslationKeys(posts) }
    checkTexts()
    for section in site.sections { checkTags(of: section) }
  }

  // MARK: Translations

  /// A key that no post of another language has links nothing.
  private mutating func checkTranslationKeys(_ posts: [Post]) {
    guard site.sections.count > 1 else { return }
    var languages: [String: Set<String>] = [:]
    for post in posts { languages[post.translationKey, default: []].insert(post.language) }
    for post in site.posts {
      guard let key = post.frontMatter.translation, languages[key.value]?.count == 1 else { continue }
      let others = languages.lazy.filter { $0.value != [post.language] }.map(\.key)
      diagnostics.report(
        Diagnostic(
          .missingTranslation, "no post in another language has the translation key \"\(key.value)\"", file: post.path,
          mark: key.mark,
          help: didYouMean(key.value, among: others) ?? "translate the post, or give the key to its translation"))
    }
  }

  /// A text that is given by language, but not in a language whose pages show it.
  private mutating func checkTexts() {
    for section in site.sections {
      checkText(site.configuration.title, "title", of: "servus.yml", in: section)
      checkText(site.configuration.description, "description", of: "servus.yml", in: section)
      for series in section.series.map(\.series) {
        let file = "\(TermKind.series.folder)\(series.id).yml"
        checkText(series.title, "title", of: file, in: section)
        checkText(series.description, "description", of: file, in: section)
      }
      for company in section.companies.map(\.company) {
        let file = "\(TermKind.companies.folder)\(company.id).yml"
        checkText(company.name, "name", of: file, in: section)
        checkText(company.description, "description", of: file, in: section)
      }
      for author in section.authors.map(\.author) {
        checkText(author.name, "name", of: author.source.path, in: section)
        checkText(author.bio, "bio", of: author.source.path, in: section)
      }
      let ids = Set((section.posts + section.pages).compactMap { site.posts[$0].frontMatter.offer?.value })
      for offer in ids.sorted().compactMap({ site.terms.offers[$0] }) {
        checkText(offer.title, "title", of: offer.source.path, in: section)
        checkText(offer.text, "text", of: offer.source.path, in: section)
        checkText(offer.button, "button", of: offer.source.path, in: section)
      }
    }
  }

  private mutating func checkText(_ text: LocalizedText, _ key: String, of file: String, in section: LanguageSection) {
    guard text.common == nil, !text.byLanguage.isEmpty, text[section.code] == nil else { return }
    diagnostics.report(
      Diagnostic(
        .missingTranslation, "\"\(key)\" has no text in \"\(section.code)\", whose pages show it in another language",
        file: file, help: "add \(section.code): with the text"))
  }

  // MARK: Tags

  /// Two tags that are nearly one are often one with a slip; those that both have a file of their own are meant.
  private mutating func checkTags(of section: LanguageSection) {
    let tags = section.tags
    for (rare, common) in SimilarNames.pairs(among: tags.map(\.slug)) {
      let (rare, common) = tags[rare].posts.count <= tags[common].posts.count ? (rare, common) : (common, rare)
      let (tag, other) = (tags[rare], tags[common])
      guard tag.term == nil || other.term == nil, let post = tag.posts.first.map({ site.posts[$0] }) else { continue }
      let mark = post.frontMatter.tags.first { $0.value == tag.name }?.mark
      diagnostics.report(
        Diagnostic(
          .similarTags, "the tag \"\(tag.name)\" is nearly the tag \"\(other.name)\"", file: post.path, mark: mark,
          help: "write both alike, or describe both in \(TermKind.tags.folder)"))
    }
  }
}
