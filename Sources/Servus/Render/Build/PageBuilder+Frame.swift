import ServusLanguage
import ServusMarkup

extension PageBuilder {
  func frame(of content: PageContent, at address: Address, in index: Int, _ parts: Parts) -> PageFrame {
    let section = site.sections[index]
    let entry = sections[index]
    let isHidden = !site.isIndexable(content)
    let isError = parts.layout == .notFound
    let page = site.pageNumber(of: content)
    let title = parts.setTitle ?? set(parts.title, in: section.language)
    let own = href(address)
    let key = site.alternateKey(of: content)
    let versions = key.flatMap { plan.alternates[$0] } ?? []
    var frame = PageFrame(
      kind: parts.layout, language: entry.language, site: entry.site, title: title,
      documentTitle: documentTitle(parts.title, entry.siteTitle, section, page: page, of: content),
      description: page == 1
        ? parts.setDescription ?? set(parts.description, in: section.language)
        : set(numbered(parts.description, section, page: page, of: content), in: section.language),
      canonical: isError ? nil : own.on(baseURL.origin), isHidden: isHidden,
      socialType: parts.layout == .post ? "article" : "website",
      socialImage: parts.socialImage ?? entry.socialImage,
      alternates: isError || site.isEmpty(content)
        ? [] : alternates(page == 1 ? versions : [], at: address, section).map(model),
      switcher: switcher(of: content, index, versions, hasCounterparts: key != nil),
      menu: menu(of: entry, at: own), breadcrumbs: breadcrumbs(parts, content, title, at: address, index),
      feeds: feeds(of: content, section, index), jsonLD: SafeHTML())
    frame.jsonLD = structuredData(of: content, frame, parts)
    return frame
  }

  func href(_ address: Address) -> SafeURL { baseURL.href(address) }

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
    return title == siteTitle || isLonger(full, than: Self.longestTitle) ? numbered : full
  }

  /// A text that tells the pages of one list apart.
  private func numbered(_ text: String, _ section: LanguageSection, page: Int, of content: PageContent) -> String {
    guard page > 1 else { return text }
    let position = section.language.phrase(
      "page_of", ["page": "\(page)", "pages": "\(pageCount(of: content, section))"])
    return "\(text) · \(position)"
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
    let key = site.pageNumber(of: content) == 1 ? site.alternateKey(of: content) : nil
    return alternates(key.flatMap { plan.alternates[$0] } ?? [], at: address, section)
  }

  /// The same for a page whose versions are known; a page without any is its only version.
  private func alternates(_ known: [Alternate], at address: Address, _ section: LanguageSection) -> [Alternate] {
    let versions = known.isEmpty ? [Alternate(language: section.code, address: address)] : known
    let fallback = versions.first { $0.language == site.configuration.defaultLanguage } ?? versions[0]
    return versions + [Alternate(language: "x-default", address: fallback.address)]
  }

  private func model(_ alternate: Alternate) -> AlternateModel {
    AlternateModel(code: alternate.language, address: baseURL.absolute(alternate.address))
  }

  private func switcher(
    of content: PageContent, _ index: Int, _ versions: [Alternate], hasCounterparts: Bool
  ) -> [SwitcherModel] {
    let isWhole = content == .languageIndex || content == .notFound(section: nil)
    return sections.indices.map { other in
      let language = sections[other].language
      let version = versions.first { $0.language == language.code }
      let isCurrent = !isWhole && other == index
      let isMissing = version == nil && !isCurrent && hasCounterparts
      return SwitcherModel(
        code: language.code, name: language.name,
        address: version.map { href($0.address) } ?? sections[other].home.address, isCurrent: isCurrent,
        note: isMissing ? sections[index].notTranslated : nil)
    }
  }

  // MARK: The way through the site

  private func breadcrumbs(
    _ parts: Parts, _ content: PageContent, _ title: String, at address: Address, _ index: Int
  ) -> [BreadcrumbModel] {
    switch content {
    case .languageIndex, .home(_, 1), .notFound: return []
    default: break
    }
    let own = href(address)
    return ([sections[index].home] + parts.trail).filter { $0.address != own }
      + [BreadcrumbModel(title: title, plainTitle: parts.title, address: own, isLast: true)]
  }

  /// A step between home and a page, named by an interface word.
  func step(_ word: String, _ address: Address, _ section: LanguageSection) -> BreadcrumbModel {
    let title = section.language.word(word)
    return BreadcrumbModel(
      title: set(title, in: section.language), plainTitle: title, address: href(address), isLast: false)
  }

  private func menu(of entry: SectionEntry, at address: SafeURL) -> [MenuModel] {
    var menu = entry.menu
    for place in menu.indices where menu[place].address == address { menu[place].isCurrent = true }
    return menu
  }

  private func feeds(of content: PageContent, _ section: LanguageSection, _ index: Int) -> [FeedModel] {
    if content == .languageIndex { return sections.flatMap(\.feeds) }
    guard case .tag(_, let tag, _) = content else { return sections[index].feeds }
    let name = section.tags[tag].name
    let feed = FeedModel(
      type: FeedFormat.atom.mediaType,
      title: set(section.language.phrase("posts_tagged", ["tag": name]), in: section.language),
      address: baseURL.absolute(plan.addresses.atomFeed(index, section.tags[tag])))
    return [feed] + sections[index].feeds
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
