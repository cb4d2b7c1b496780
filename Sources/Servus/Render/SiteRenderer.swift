import ServusTemplate

/// Makes the bytes of every planned file, from the finished site alone. It cannot fail: what could be wrong was reported
/// before.
struct SiteRenderer: Sendable {
  private let builder: PageBuilder
  private let library: TemplateLibrary
  private let feeds: FeedWriter
  private let siteFiles: SiteFileWriter

  init(site: Site, plan: SitePlan, library: TemplateLibrary) {
    builder = PageBuilder(site: site, plan: plan)
    self.library = library
    feeds = FeedWriter(builder: builder)
    siteFiles = SiteFileWriter(builder: builder)
  }

  /// What goes into a file: bytes that are made here, or a file that is copied.
  enum Rendered: Sendable {
    case bytes([UInt8])
    case copy(InputFile)
  }

  func render(_ output: PlannedOutput) -> Rendered {
    switch output.content {
    case .page(let content): .bytes(page(content, at: output.address))
    case .atomFeed(let scope): .bytes(feeds.atom(scope, at: output.address))
    case .jsonFeed(let scope): .bytes(feeds.json(scope, at: output.address))
    case .sitemap(let range): .bytes(siteFiles.sitemap(range))
    case .sitemapIndex(let files): .bytes(siteFiles.sitemapIndex(files: files))
    case .robots: .bytes(siteFiles.robots())
    case .redirects: .bytes(siteFiles.redirects())
    case .headers: .bytes(siteFiles.headers())
    case .copy(let file): .copy(file)
    case .bytes(let bytes): .bytes(bytes)
    }
  }

  private func page(_ content: PageContent, at address: Address) -> [UInt8] {
    let model = builder.page(content, at: address)
    var html: [UInt8] = []
    html.reserveCapacity(32 << 10)
    library.render(layout: model.frame.kind.rawValue, model, into: &html)
    return html
  }
}
