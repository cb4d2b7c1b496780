import ServusLanguage
import ServusMarkdown
import ServusMarkup
import ServusTemplate

/// Makes of a planned page what its layout can name.
struct PageBuilder: Sendable {
  let site: Site
  let plan: SitePlan
  /// The HTML of the posts whose texts the page shows, by their index.
  var texts: [Int: HTMLFragment] = [:]
  private(set) var sections: [SectionEntry] = []
  /// What is said of each post; empty where few pages are made, which work it out when they need it.
  private var posts: [PostEntry] = []
  /// By section, the cases of points; empty where few pages are made.
  private var casesByPoint: [[SeriesPoint: PointCases]] = []
  /// `feed.css` among the static files, for browsers that open a feed.
  let feedStyle: SafeURL?
  private let defaultSection: Int

  init(site: Site, plan: SitePlan) {
    self.site = site
    self.plan = plan
    feedStyle = plan.statics.first { $0.field == "feed_css" }.map { site.configuration.baseURL.href($0.address) }
    defaultSection = site.sections.firstIndex { $0.code == site.configuration.defaultLanguage } ?? 0
    sections = makeSections()
  }

  /// The same for many pages: what is said of each post and each point is worked out beforehand.
  func preparedForManyPages(jobs: Int) async -> PageBuilder {
    var builder = self
    builder.posts = await concurrentMap(Array(site.posts.indices), jobs: jobs) { self.makeEntry(of: $0) }
    builder.casesByPoint = site.sections.indices.map { builder.allPointCases(site.sections[$0], $0) }
    return builder
  }

  /// What is said of a post.
  func entry(of post: Int) -> PostEntry { posts.isEmpty ? makeEntry(of: post) : posts[post] }

  /// The cases that illustrate a point, as a section names them.
  func cases(of point: SeriesPoint, in section: Int) -> PointCases {
    guard casesByPoint.isEmpty else { return casesByPoint[section][point] ?? .none }
    return makePointCases(of: point, site.sections[section], section)
  }

  var baseURL: BaseURL { site.configuration.baseURL }

  /// A text as its language sets it. What machines read (`<title>`, feeds' titles, JSON-LD, slugs) stays as it was typed.
  func set(_ text: String, in language: Language) -> String {
    site.configuration.setsTypography ? language.typography.set(text) : text
  }

  /// A post's text in the post's own language.
  func set(_ text: String, of post: Int) -> String {
    entry(of: post).section.map { set(text, in: site.sections[$0].language) } ?? text
  }

  /// A series' title as a section shows it.
  func title(of series: Series, _ section: LanguageSection, _ index: Int) -> String {
    section.places.series[series.id].map { sections[index].seriesTitles[$0] }
      ?? set(site.text(series.title, section), in: section.language)
  }

  /// The page at an address.
  func page(_ content: PageContent, at address: Address) -> PageModel {
    let section = section(of: content) ?? defaultSection
    let parts = self.parts(of: content, section)
    let frame = frame(of: content, at: address, in: section, parts)
    return PageModel(frame: frame, content: parts.content, shared: sections[section].shared)
  }

  /// The section that a page belongs to; nil for the language index and the site's own 404 page.
  func section(of content: PageContent) -> Int? {
    if case .post(let post) = content { entry(of: post).section } else { site.section(of: content) }
  }

  /// What a kind of page adds to the frame.
  struct Parts {
    var layout: Layout
    /// The page's heading.
    var title: String
    var description: String
    /// Both as the language sets them, where that is known already.
    var setTitle: String?
    var setDescription: String?
    /// The steps between home and the page itself.
    var trail: [BreadcrumbModel] = []
    var socialImage: SocialImageModel?
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
