import ServusLanguage

extension PageBuilder {
  func frame(of content: PageContent, at address: Address, in index: Int, _ parts: Parts) -> PageFrame {
    let section = site.sections[index]
    let isHidden = !site.isIndexable(content)
    let isError = parts.layout == .notFound
    let siteTitle = site.text(site.configuration.title, section)
    let page = site.pageNumber(of: content)
    let title = parts.title
    let breadcrumbs = breadcrumbs(parts, content, at: address, section, index)
    var frame = PageFrame(
      kind: parts.layout, language: LanguageModel(section), site: siteModel(section, index),
      title: set(title, in: section.language),
      documentTitle: documentTitle(title, siteTitle, section, page: page, of: content),
      description: set(numbered(parts.description, section, page: page, of: content), in: section.language),
      canonical: isError ? nil : baseURL.absolute(address), isHidden: isHidden,
      socialType: parts.layout == .post ? "article" : "website",
      socialImage: parts.socialImage ?? defaultSocialImage,
      alternates: isError || isHidden ? [] : alternates(of: content, at: address, section).map(model),
      switcher: switcher(of: content, section), menu: menu(of: section, index, at: address), breadcrumbs: breadcrumbs,
      feeds: feeds(of: content, section, index), jsonLD: [])
    frame.jsonLD = structuredData(of: content, frame, parts)
    return frame
  }

  private func siteModel(_ section: LanguageSection, _ index: Int) -> SiteModel {
    SiteModel(
      title: set(site.text(site.configuration.title, section), in: section.language),
      description: set(site.text(site.configuration.description, section), in: section.language),
      root: href(plan.addresses.root),
      home: href(plan.addresses.home(index)), origin: baseURL.origin)
  }

  func href(_ address: Address) -> String { baseURL.href(address) }

  /// The longest `<title>` that search engines show whole.
  private static let longestTitle = 65

  private func documentTitle(
    _ title: String, _ siteTitle: String, _ section: LanguageSection, page: Int, of content: PageContent
  ) -> String {
    if content == .languageIndex {
      let names = site.sections.map(\.language.name).joined(separator: ", ")
      return cutAtWord("\(title) · \(names)", atMost: Self.longestTitle)
    }
    let numbered = numbered(title, section, page: page, of: content)
    let full = "\(numbered) · \(siteTitle)"
    return title == siteTitle || full.count > Self.longestTitle ? numbered : full
  }

  /// A text that tells the pages of one list apart.
  private func numbered(_ text: String, _ section: LanguageSection, page: Int, of content: PageContent) -> String {
    guard page > 1 else { return text }
    let position = section.language.phrase(
      "page_of", ["page": "\(page)", "pages": "\(pageCount(of: content, section))"])
    return "\(text) – \(position)"
  }

  private func pageCount(of content: PageContent, _ section: LanguageSection) -> Int {
    let count =
      switch content {
      case .home: section.posts.count
      case .tag(_, let tag, _): section.tags[tag].posts.count
      case .cases(_, let facet, _): section.facets.all[facet].posts.count
      case .author(_, let author, _): section.authors[author].posts.count
      default: 1
      }
    return site.pageCount(ofPosts: count)
  }

  // MARK: Languages

  /// The page in every language and `x-default`: the version in the default language, else the first.
  func alternates(of content: PageContent, at address: Address, _ section: LanguageSection) -> [Alternate] {
    var versions = [Alternate(language: section.code, address: address)]
    if site.pageNumber(of: content) == 1, let key = site.alternateKey(of: content) {
      versions = plan.alternates[key] ?? versions
    }
    let fallback = versions.first { $0.language == site.configuration.defaultLanguage } ?? versions[0]
    return versions + [Alternate(language: "x-default", address: fallback.address)]
  }

  private func model(_ alternate: Alternate) -> AlternateModel {
    AlternateModel(code: alternate.language, address: baseURL.absolute(alternate.address))
  }

  private func switcher(of content: PageContent, _ section: LanguageSection) -> [SwitcherModel] {
    let versions = site.alternateKey(of: content).flatMap { plan.alternates[$0] } ?? []
    return site.sections.enumerated().map { index, other in
      let version = versions.first { $0.language == other.code }
      let isWhole = content == .languageIndex || content == .notFound(section: nil)
      let isCurrent = !isWhole && other.code == section.code
      let isMissing = version == nil && !isCurrent && site.alternateKey(of: content) != nil
      return SwitcherModel(
        code: other.code, name: other.language.name, address: href(version?.address ?? plan.addresses.home(index)),
        isCurrent: isCurrent,
        note: isMissing ? section.language.word("not_translated") : nil)
    }
  }

  // MARK: The way through the site

  private func breadcrumbs(
    _ parts: Parts, _ content: PageContent, at address: Address, _ section: LanguageSection, _ index: Int
  ) -> [BreadcrumbModel] {
    switch content {
    case .languageIndex, .home(_, 1), .notFound: return []
    default: break
    }
    let home = (title: section.language.word("home"), address: plan.addresses.home(index))
    let trail = ([home] + parts.trail).filter { $0.address != address }
    return trail.map {
      breadcrumb($0.title, $0.address, section, isLast: false)
    } + [breadcrumb(parts.title, address, section, isLast: true)]
  }

  private func breadcrumb(
    _ title: String, _ address: Address, _ section: LanguageSection, isLast: Bool
  ) -> BreadcrumbModel {
    BreadcrumbModel(
      title: set(title, in: section.language), plainTitle: title, address: href(address), isLast: isLast)
  }

  private func menu(of section: LanguageSection, _ index: Int, at address: Address) -> [MenuModel] {
    let search = href(plan.addresses.search(index))
    return menuEntries(of: section, index).map { title, target in
      MenuModel(
        title: set(title, in: section.language), address: target, isCurrent: target == href(address),
        isSearch: target == search)
    }
  }

  private func menuEntries(of section: LanguageSection, _ index: Int) -> [(String, String)] {
    if let entries = plan.menus[section.code] { return entries.map { ($0.title, $0.target.href(baseURL)) } }
    let language = section.language
    let sections: [(String, PageContent, Address)] = [
      (language.word("series"), .seriesIndex(section: index), plan.addresses.seriesIndex(index)),
      (language.word("companies"), .companies(section: index), plan.addresses.companies(index)),
      (language.word("tags"), .tags(section: index), plan.addresses.tags(index)),
      (language.word("archive"), .archive(section: index), plan.addresses.archive(index)),
      (language.word("search"), .search(section: index), plan.addresses.search(index)),
    ]
    let pages = section.pages.map { (site.posts[$0].frontMatter.title.value, href(plan.addresses.post($0))) }
    return sections.filter { !site.isEmpty($0.1) }.map { ($0.0, href($0.2)) } + pages
  }

  private func feeds(of content: PageContent, _ section: LanguageSection, _ index: Int) -> [FeedModel] {
    if content == .languageIndex { return site.sections.indices.flatMap { feeds(ofLanguage: $0) } }
    guard case .tag(_, let tag, _) = content else { return feeds(ofLanguage: index) }
    let name = section.tags[tag].name
    let feed = FeedModel(
      type: FeedFormat.atom.mediaType,
      title: set(section.language.phrase("posts_tagged", ["tag": name]), in: section.language),
      address: baseURL.absolute(plan.addresses.atomFeed(index, section.tags[tag])))
    return [feed] + feeds(ofLanguage: index)
  }

  private func feeds(ofLanguage index: Int) -> [FeedModel] {
    let title = site.text(site.configuration.title, site.sections[index])
    return [
      FeedModel(
        type: FeedFormat.atom.mediaType, title: "\(title) (Atom)",
        address: baseURL.absolute(plan.addresses.atomFeed(index))),
      FeedModel(
        type: FeedFormat.json.mediaType, title: "\(title) (JSON Feed)",
        address: baseURL.absolute(plan.addresses.jsonFeed(index))),
    ]
  }

  /// `card.png` among the static files, for pages without a picture of their own.
  private var defaultSocialImage: String? {
    plan.statics.first { $0.field == "card_png" }.map { baseURL.absolute($0.address) }
  }
}

extension LanguageModel {
  init(_ section: LanguageSection) {
    code = section.code
    name = section.language.name
    direction = section.language.direction.rawValue
    locale = section.language.locale
  }
}

/// The formats of feeds.
enum FeedFormat: Sendable {
  case atom, json

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }
}
