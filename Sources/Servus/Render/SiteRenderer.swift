import ServusMarkdown
import ServusMarkup
import ServusTemplate

/// Makes the bytes of every planned file, from the finished site and the texts of its posts. It fails only where these cannot
/// be read again: what else could be wrong was reported before.
struct SiteRenderer: Sendable {
  private(set) var builder: PageBuilder {
    didSet {
      feeds = FeedWriter(builder: builder)
      siteFiles = SiteFileWriter(builder: builder)
    }
  }
  private let library: TemplateLibrary
  private var feeds: FeedWriter
  private var siteFiles: SiteFileWriter
  private let store: PostStore
  private let templates: ContentHash
  /// By section.
  private let search: [SearchFiles]

  /// - Parameter templates: the fingerprint of all templates.
  init(
    site: Site, plan: SitePlan, library: TemplateLibrary, templates: ContentHash, search: [SearchFiles],
    store: PostStore
  ) {
    self.search = search
    self.templates = templates
    builder = PageBuilder(site: site, plan: plan)
    self.library = library
    self.store = store
    feeds = FeedWriter(builder: builder)
    siteFiles = SiteFileWriter(builder: builder)
  }

  /// A renderer that has worked out what so many files have in common.
  func prepared(forFiles count: Int, jobs: Int) async -> SiteRenderer {
    guard count * Self.fewFiles > builder.site.posts.count else { return self }
    var renderer = self
    renderer.builder = await builder.preparedForManyPages(jobs: jobs)
    return renderer
  }

  /// A file names some dozen posts: working out what is said of them all pays off from one file in so many posts.
  private static let fewFiles = 16

  /// What goes into a file: bytes that are made here, or a file that is copied.
  enum Rendered: Sendable {
    case bytes([UInt8])
    case copy(InputFile)
  }

  /// What each file is made of.
  ///
  /// - Parameter isTrusted: whether a file of the site's folder has certainly not changed since it was read.
  func ingredients(
    _ faces: SiteFaces, isTrusted: @escaping @Sendable (InputFile) -> Bool
  ) -> Ingredients {
    Ingredients(
      site: builder.site, plan: builder.plan, faces: faces, templates: templates, isTrusted: isTrusted)
  }

  func render(_ output: PlannedOutput) throws(DamagedNotes) -> Rendered {
    switch output.content {
    case .page(.post(let post)):
      .bytes(page(.post(post), at: output.address, texts: try texts(of: [post])))
    case .page(let content): .bytes(page(content, at: output.address))
    case .atomFeed(let scope):
      .bytes(feeds.atom(scope, at: output.address, texts: try texts(of: feeds.posts(in: scope))))
    case .jsonFeed(let scope):
      .bytes(feeds.json(scope, at: output.address, texts: try texts(of: feeds.posts(in: scope))))
    case .sitemap(let range): .bytes(siteFiles.sitemap(range))
    case .sitemapIndex(let files): .bytes(siteFiles.sitemapIndex(files: files))
    case .robots: .bytes(siteFiles.robots())
    case .redirects: .bytes(siteFiles.redirects())
    case .headers: .bytes(siteFiles.headers())
    case .searchFile(let section, let name): .bytes(try search[section].bytes(of: name))
    case .copy(let file): .copy(file)
    case .bytes(let bytes): .bytes(bytes)
    }
  }

  /// The card of a post as an SVG picture; nil where there is no template of it.
  func cardPicture(of post: Int) -> [UInt8]? {
    guard let model = builder.socialCard(of: post) else { return nil }
    let svg = library.render(layout: SocialCardModel.templateName, model)
    // XML has no place for control characters, however they are written.
    return svg.isEmpty ? nil : svg.map { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? $0 : 0x20 }
  }

  private func texts(of posts: [Int]) throws(DamagedNotes) -> [Int: HTMLFragment] {
    var texts: [Int: HTMLFragment] = [:]
    for post in posts {
      texts[post] = try HTMLFragment(stored: store.bytes(of: .html, in: builder.site.posts[post].record))
    }
    return texts
  }

  private func page(_ content: PageContent, at address: Address, texts: [Int: HTMLFragment] = [:]) -> [UInt8] {
    var builder = builder
    builder.texts = texts
    let model = builder.page(content, at: address)
    var html = library.render(layout: model.frame.kind.rawValue, model.frame, below: model.outer)
    HTMLCharacters.replaceForbidden(in: &html)
    return html
  }
}
