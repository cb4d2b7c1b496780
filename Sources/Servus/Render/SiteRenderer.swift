import ServusDiagnostics
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

/// The templates of a site, compiled and checked against what pages offer.
enum TemplateCompiler {
  static func compile(
    _ tree: SourceTree, plan: SitePlan?, words: [String: String], diagnostics: inout Diagnostics
  ) -> TemplateLibrary {
    let layouts = sources(tree.layouts, below: "Templates/", diagnostics: &diagnostics)
    let partials = sources(tree.partials, below: "Templates/partials/", diagnostics: &diagnostics)
    for layout in Layout.allCases where !tree.layouts.contains(where: { $0.path == layout.path }) {
      diagnostics.report(
        Diagnostic(.unknownPartial, "the layout is missing", file: layout.path, help: "add it to Templates"))
    }
    for name in layouts.keys.sorted() where Layout(rawValue: name) == nil {
      diagnostics.report(
        Diagnostic(
          .unknownLayout, "no page has the layout \"\(name)\"", file: "Templates/\(name).mustache",
          help: didYouMean(name, among: Layout.allCases.map(\.rawValue)) ?? "put partials into Templates/partials"))
    }
    let library = TemplateLibrary(layouts: layouts, partials: partials, diagnostics: &diagnostics)
    guard let plan else { return library }
    var found = Diagnostics()
    for layout in Layout.allCases where layouts[layout.rawValue] != nil {
      let shape = layout.shape(words: words.keys, statics: plan.statics)
      library.check(layout: layout.rawValue, against: shape, diagnostics: &found)
    }
    diagnostics.append(contentsOf: found)
    return library
  }

  private static func sources(
    _ files: [InputFile], below folder: String, diagnostics: inout Diagnostics
  ) -> [String: SourceText] {
    var sources: [String: SourceText] = [:]
    for file in files {
      let name = String(file.path.dropFirst(folder.utf8.count).dropLast(".mustache".utf8.count))
      sources[name] = SourceText.decode(file, diagnostics: &diagnostics)
    }
    return sources
  }
}

extension Layout {
  /// The layout's file.
  var path: String { "Templates/\(rawValue).mustache" }
}
