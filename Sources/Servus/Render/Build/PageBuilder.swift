import ServusLanguage
import ServusMarkdown
import ServusTemplate

/// Makes of a planned page what its layout can name.
struct PageBuilder: Sendable {
  let site: Site
  let plan: SitePlan
  /// The HTML of the posts whose texts the page shows, by their index.
  var texts: [Int: HTMLFragment] = [:]
  /// What all pages of a section name, by section.
  private let shared: [DataRecord]
  private let defaultSection: Int

  init(site: Site, plan: SitePlan) {
    self.site = site
    self.plan = plan
    let setsTypography = site.configuration.setsTypography
    shared = site.sections.map { section in
      let typography = section.language.typography
      return DataRecord(
        words: setsTypography ? section.language.words.mapValues { typography.set($0) } : section.language.words,
        statics: plan.statics, baseURL: site.configuration.baseURL)
    }
    defaultSection = site.sections.firstIndex { $0.code == site.configuration.defaultLanguage } ?? 0
  }

  var baseURL: BaseURL { site.configuration.baseURL }

  /// A text as its language sets it. What machines read (`<title>`, feeds' titles, JSON-LD, slugs) stays as it was typed.
  func set(_ text: String, in language: Language) -> String {
    site.configuration.setsTypography ? language.typography.set(text) : text
  }

  /// A post's text in the post's own language.
  func set(_ text: String, of post: Post) -> String {
    site.section(of: post.language).map { set(text, in: $0.language) } ?? text
  }

  /// The page at an address.
  func page(_ content: PageContent, at address: Address) -> PageModel {
    let section = site.section(of: content) ?? defaultSection
    let parts = self.parts(of: content, section)
    let frame = frame(of: content, at: address, in: section, parts)
    return PageModel(frame: frame, content: parts.content, shared: shared[section])
  }

  /// What a kind of page adds to the frame.
  struct Parts {
    var layout: Layout
    /// The page's heading.
    var title: String
    var description: String
    /// The steps between home and the page itself.
    var trail: [(title: String, address: Address)] = []
    var socialImage: String?
    var content: any TemplateRecord
  }

  private func parts(of content: PageContent, _ index: Int) -> Parts {
    let section = site.sections[index]
    return switch content {
    case .languageIndex: languageIndex()
    case .home(_, let page): home(section, index, page: page)
    case .post(let post): self.post(post, section, index)
    case .tags: tags(section, index)
    case .tag(_, let tag, let page): self.tag(section.tags[tag], section, index, page: page)
    case .seriesIndex: seriesIndex(section, index)
    case .series(_, let series): self.series(section.series[series], section, index)
    case .companies: companies(section, index)
    case .company(_, let company): self.company(section.companies[company], section, index)
    case .cases(_, let facet, let page): cases(facet, section, index, page: page)
    case .authors: authors(section, index)
    case .author(_, let author, let page): self.author(section.authors[author], section, index, page: page)
    case .archive: archive(section, index)
    case .search: search(section, index)
    case .notFound: notFound(section)
    }
  }
}
