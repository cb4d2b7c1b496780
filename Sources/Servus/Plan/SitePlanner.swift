import ServusDiagnostics
import ServusLanguage

/// Gives every page, feed and file of a site its address, and refuses two claims on one.
struct SitePlanner {
  private let site: Site
  /// By section; none where nothing will be written.
  private let search: [SearchNames]
  private let addresses: AddressBook
  private var outputs: [PlannedOutput] = []
  private var alternates: [AlternateKey: [Alternate]] = [:]
  private var diagnostics = Diagnostics()

  static func plan(
    _ site: Site, search: [SearchNames], statics: [StaticPlanner.Planned], diagnostics: inout Diagnostics
  ) -> SitePlan {
    var planner = SitePlanner(site, search)
    let plan = planner.plan(statics)
    diagnostics.append(contentsOf: planner.diagnostics)
    return plan
  }

  private init(_ site: Site, _ search: [SearchNames]) {
    self.site = site
    self.search = search
    addresses = AddressBook(site)
  }

  private mutating func plan(_ statics: [StaticPlanner.Planned]) -> SitePlan {
    add(addresses.root, .page(.languageIndex), "the language index")
    add(addresses.notFound(nil), .page(.notFound(section: nil)), "the site's 404 page")
    for section in site.sections.indices { planSection(section) }
    planPosts()
    let indexable = indexablePages()
    planSiteFiles(indexablePages: indexable.count)
    reportSharedFields(statics.map(\.file))
    for planned in statics {
      let path = planned.file.file.path
      add(planned.file.address, planned.content, OutputOrigin(name: path, file: path))
    }
    let claims = AddressClaims(outputs)
    diagnostics.append(contentsOf: claims.diagnostics)
    let renamed = renamed(statics.map(\.file), claims)
    var aliases = RedirectPlanner(site: site, addresses: addresses, claims: claims)
    let redirects = aliases.redirects()
    diagnostics.append(contentsOf: aliases.diagnostics)
    var links = LinkChecker(
      site: site, claims: claims, others: Set(redirects.map(\.path) + renamed.keys.map(\.path)))
    links.checkAll()
    diagnostics.append(contentsOf: links.diagnostics)
    var targets = TargetPlanner(site: site, addresses: addresses, claims: claims, statics: renamed)
    let (menus, offers) = (targets.menus(), targets.offers())
    diagnostics.append(contentsOf: targets.diagnostics)
    return SitePlan(
      outputs: claims.outputs, alternates: alternates, addresses: addresses,
      redirects: redirects,
      statics: statics.map(\.file), renamed: renamed, menus: menus, offers: offers, indexable: indexable,
      searchIndexes: search.enumerated().map { addresses.searchFile($0, $1.root) })
  }

  /// Static files by the addresses that they would have without a fingerprint, where nothing else stands there.
  private func renamed(_ statics: [StaticFile], _ claims: AddressClaims) -> [Address: StaticFile] {
    let renamed = statics.filter { $0.isFingerprinted && claims.owner(of: $0.writtenAddress) == nil }
    return Dictionary(uniqueKeysWithValues: renamed.map { ($0.writtenAddress, $0) })
  }

  /// Two static files must not have one name in templates.
  private mutating func reportSharedFields(_ statics: [StaticFile]) {
    var owners: [String: StaticFile] = [:]
    for file in statics {
      guard let owner = owners.updateValue(file, forKey: file.field) else { continue }
      diagnostics.report(
        Diagnostic(
          .duplicateAddress, "templates call both this file and \(owner.file.path) assets.\(file.field)",
          file: file.file.path, help: "rename one of the two"))
    }
  }

  private mutating func add(_ address: Address, _ content: OutputContent, _ origin: OutputOrigin) {
    outputs.append(PlannedOutput(address: address, content: content, origin: origin))
  }

  private mutating func addPage(
    _ address: Address, _ content: PageContent, _ origin: OutputOrigin, alternateOf key: AlternateKey? = nil,
    in language: String = ""
  ) {
    add(address, .page(content), origin)
    if let key { alternates[key, default: []].append(Alternate(language: language, address: address)) }
  }

  // MARK: A language's pages

  private mutating func planSection(_ index: Int) {
    let section = site.sections[index]
    let code = section.code
    let origin: OutputOrigin = "the posts of \(code)"
    for page in 1...site.pageCount(ofPosts: section.posts.count) {
      addPage(
        addresses.home(index, page: page), .home(section: index, page: page), origin,
        alternateOf: page == 1 && !section.posts.isEmpty ? .home : nil, in: code)
    }
    let indexes: [(Address, PageContent, AlternateKey, String)] = [
      (addresses.tags(index), .tags(section: index), .tags, "tags"),
      (addresses.seriesIndex(index), .seriesIndex(section: index), .seriesIndex, "series"),
      (addresses.companies(index), .companies(section: index), .companies, "companies"),
      (addresses.authors(index), .authors(section: index), .authors, "authors"),
      (addresses.archive(index), .archive(section: index), .archive, "archive"),
      (addresses.search(index), .search(section: index), .search, "search page"),
    ]
    for (address, content, key, name) in indexes {
      let isListed = !site.isEmpty(content)
      addPage(address, content, "the \(name) of \(code)", alternateOf: isListed ? key : nil, in: code)
    }
    add(addresses.notFound(index), .page(.notFound(section: index)), "the 404 page of \(code)")
    add(addresses.atomFeed(index), .atomFeed(.language(section: index)), "the feed of \(code)")
    add(addresses.jsonFeed(index), .jsonFeed(.language(section: index)), "the feed of \(code)")
    planTerms(of: section, index)
    guard search.indices.contains(index) else { return }
    let searchOrigin: OutputOrigin = "the search index of \(code)"
    for name in search[index].files + [search[index].root] {
      add(addresses.searchFile(index, name), .searchFile(section: index, name: name), searchOrigin)
    }
  }

  private mutating func planTerms(of section: LanguageSection, _ index: Int) {
    let code = section.code
    for (number, tag) in section.tags.enumerated() {
      let origin = origin(of: tag, in: code)
      for page in 1...site.pageCount(ofPosts: tag.posts.count) {
        addPage(
          addresses.tag(index, tag, page: page), .tag(section: index, tag: number, page: page),
          origin, alternateOf: page == 1 ? tag.term.map { .tag($0.id) } : nil, in: code)
      }
      add(
        addresses.atomFeed(index, tag), .atomFeed(.tag(section: index, tag: number)),
        OutputOrigin(name: "the feed of \(origin.name)", file: origin.file, mark: origin.mark))
    }
    for (number, series) in section.series.enumerated() {
      addPage(
        addresses.series(index, series.series), .series(section: index, series: number),
        origin("series", series.series.id, of: .series, in: code), alternateOf: .series(series.series.id), in: code)
    }
    for (number, company) in section.companies.enumerated() {
      addPage(
        addresses.company(index, company.company), .company(section: index, company: number),
        origin("company", company.company.id, of: .companies, in: code),
        alternateOf: .company(company.company.id), in: code)
    }
    for (number, facet) in section.facets.all.enumerated() {
      let origin: OutputOrigin = "the cases \"\(facet.slug)\" of \(code)"
      for page in 1...site.pageCount(ofPosts: facet.posts.count) {
        addPage(
          addresses.cases(index, facet, page: page), .cases(section: index, facet: number, page: page),
          origin, alternateOf: page == 1 ? .cases(facet.slug) : nil, in: code)
      }
    }
    planAuthors(of: section, index)
  }

  /// The tag as the newest of its posts writes it.
  private func origin(of tag: TagSection, in language: String) -> OutputOrigin {
    let post = tag.posts.first.map { site.posts[$0] }
    let mark = post?.frontMatter.tags.first { $0.value == tag.name }?.mark
    return OutputOrigin(name: "the tag \"\(tag.name)\" of \(language)", file: post?.path, mark: mark)
  }

  private func origin(_ what: String, _ id: String, of kind: TermKind, in language: String) -> OutputOrigin {
    OutputOrigin(name: "the \(what) \"\(id)\" of \(language)", file: "\(kind.folder)\(id).yml")
  }

  private mutating func planAuthors(of section: LanguageSection, _ index: Int) {
    let code = section.code
    for (number, author) in section.authors.enumerated() {
      let origin = origin("author", author.author.id, of: .authors, in: code)
      for page in 1...site.pageCount(ofPosts: author.posts.count) {
        addPage(
          addresses.author(index, author.author, page: page), .author(section: index, author: number, page: page),
          origin, alternateOf: page == 1 ? .author(author.author.id) : nil, in: code)
      }
      guard let portrait = site.portraits[author.author.id] else { continue }
      let file = site.assets[portrait].file
      add(
        addresses.portrait(index, author.author, file), .copy(file), OutputOrigin(name: file.path, file: file.path))
    }
  }

  // MARK: Posts and their files

  private mutating func planPosts() {
    for (index, post) in site.posts.enumerated() {
      let address = addresses.post(index)
      let mark = (post.frontMatter.slug ?? post.frontMatter.title).mark
      let origin = OutputOrigin(name: post.path, file: post.path, mark: mark)
      addPage(address, .post(index), origin, alternateOf: .post(post.translationKey), in: post.language)
      for asset in site.relations[index].assets {
        let file = site.assets[asset].file
        add(
          Address(path: address.path + file.name), .copy(file),
          OutputOrigin(name: "\(file.path) beside \(post.path)", file: file.path))
      }
    }
  }

  // MARK: Files of the whole site

  private static let mostSitemapAddresses = 50_000

  private func indexablePages() -> [IndexablePage] {
    outputs.compactMap { output in
      guard case .page(let content) = output.content, site.isIndexable(content) else { return nil }
      return IndexablePage(address: output.address, content: content)
    }
    .sorted { $0.address < $1.address }
  }

  private mutating func planSiteFiles(indexablePages pages: Int) {
    let files = (pages + Self.mostSitemapAddresses - 1) / Self.mostSitemapAddresses
    if files <= 1 {
      add(addresses.sitemap(nil), .sitemap(0..<pages), "the sitemap")
    } else {
      add(addresses.sitemap(nil), .sitemapIndex(files: files), "the sitemap")
      for number in 1...files {
        let first = (number - 1) * Self.mostSitemapAddresses
        add(
          addresses.sitemap(number), .sitemap(first..<min(first + Self.mostSitemapAddresses, pages)), "the sitemap")
      }
    }
    add(Address(path: "robots.txt"), .robots, "robots.txt")
    add(Address(path: "_redirects"), .redirects, "the redirects")
    add(Address(path: "_headers"), .headers, "the headers")
  }
}
