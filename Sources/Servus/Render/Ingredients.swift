import ServusMarkdown

/// What each file of a site is made of, as a fingerprint: where it is that of the last build, the file need not be rendered
/// again. A fingerprint may differ without need, but never the other way round; so what many pages show counts as a
/// whole: templates, settings, languages and terms everywhere, a language's lists on all its pages. Of single posts only
/// those count that a page shows.
struct Ingredients: Sendable {
  private let site: Site
  private let plan: SitePlan
  /// What every file is made of.
  private let common: ContentHash
  private let faces: SiteFaces
  /// The pages of the sitemap.
  private let sitemap: ContentHash
  /// Whether a file of the site's folder has certainly not changed since it was read.
  private let isTrusted: @Sendable (InputFile) -> Bool

  /// - Parameters:
  ///   - templates: the fingerprint of all templates.
  ///   - isTrusted: whether a file of the site's folder has certainly not changed since it was read.
  init(
    site: Site, plan: SitePlan, faces: SiteFaces, templates: ContentHash,
    isTrusted: @escaping @Sendable (InputFile) -> Bool
  ) {
    self.site = site
    self.plan = plan
    self.faces = faces
    self.isTrusted = isTrusted
    var writer = ByteWriter()
    for page in plan.indexable { writer.add(page.address.path) }
    sitemap = ContentHash(writer.bytes)
    common = Self.common(site, plan, templates, faces)
  }

  /// What a file is made of; nil where it is to be rendered every time.
  func fingerprint(of output: PlannedOutput) -> ContentHash? {
    switch output.content {
    case .page(let content): page(content, at: output.address)
    case .atomFeed(let scope): feed(scope, kind: 1)
    case .jsonFeed(let scope): feed(scope, kind: 2)
    case .searchFile(_, let name): ContentHash(Array(name.utf8))
    case .copy(let file): isTrusted(file) ? ContentHash(of: [file]) : nil
    case .sitemap: HashMixer.hash(of: [common, faces.allListedFaces, sitemap])
    case .sitemapIndex, .robots, .redirects, .headers, .bytes: nil
    }
  }

  private static func common(
    _ site: Site, _ plan: SitePlan, _ templates: ContentHash, _ faces: SiteFaces
  ) -> ContentHash {
    var mixer = HashMixer(templates)
    mixer.add(Program.fingerprint)
    mixer.add(site.parsing)
    var writer = ByteWriter()
    writer.add(site.configuration.baseURL.origin.text + site.configuration.baseURL.path)
    for file in plan.statics { writer.add(file.address.path) }
    for (id, asset) in site.portraits.sorted(by: { $0.key < $1.key }) {
      writer.add(id)
      writer.add(site.assets[asset])
    }
    for (language, menu) in plan.menus.sorted(by: { $0.key < $1.key }) {
      writer.add(language)
      writer.add(menu.map { $0.target.href(site.configuration.baseURL).text })
    }
    for (id, targets) in plan.offers.sorted(by: { $0.key < $1.key }) {
      writer.add(id)
      for (language, target) in targets.sorted(by: { $0.key < $1.key }) {
        writer.add(language)
        writer.add(target.href(site.configuration.baseURL).text)
      }
    }
    mixer.add(ContentHash(writer.bytes))
    // Pages stand in menus.
    for section in site.sections { for page in section.pages { mixer.add(faces.posts[page]) } }
    return mixer.hash
  }

  // MARK: Pages

  private func page(_ content: PageContent, at address: Address) -> ContentHash {
    var mixer = HashMixer(common)
    if let key = site.alternateKey(of: content) { mixer.add(alternates(plan.alternates[key] ?? [])) }
    guard let section = site.section(of: content) else {
      mixer.add(faces.allListedFaces)
      return mixer.hash
    }
    mixer.add(faces.lists[section])
    let posts: [Int]
    switch content {
    case .post(let post):
      addPost(post, in: site.sections[section], to: &mixer)
      return mixer.hash
    case .home: posts = site.sections[section].posts
    case .tag(_, let tag, _): posts = site.sections[section].tags[tag].posts
    case .cases(_, let facet, _): posts = site.sections[section].facets.all[facet].posts
    case .author(_, let author, _): posts = site.sections[section].authors[author].posts
    case .series(_, let series) where site.sections[section].series[series].series.points == nil:
      for part in site.sections[section].series[series].parts {
        mixer.add(faces.posts[part])
        for translation in site.relations[part].translations { mixer.add(faces.posts[translation]) }
      }
      return mixer.hash
    case .series, .company:
      mixer.add(faces.allListedFaces)
      return mixer.hash
    case .search:
      mixer.add(faces.listedFaces[section])
      mixer.add(ContentHash(Array(plan.searchIndexes[section].path.utf8)))
      return mixer.hash
    case .languageIndex, .notFound, .tags, .seriesIndex, .companies, .authors, .archive:
      mixer.add(faces.listedFaces[section])
      return mixer.hash
    }
    // A description names the first posts of the whole list.
    for post in posts.prefix(3) + site.posts(posts, onPage: site.pageNumber(of: content)) {
      mixer.add(faces.posts[post])
    }
    return mixer.hash
  }

  private func alternates(_ alternates: [Alternate]) -> ContentHash {
    var writer = ByteWriter()
    for alternate in alternates {
      writer.add(alternate.language)
      writer.add(alternate.address.path)
    }
    return ContentHash(writer.bytes)
  }

  private func addPost(_ index: Int, in section: LanguageSection, to mixer: inout HashMixer) {
    let (post, relations) = (site.posts[index], site.relations[index])
    mixer.add(post.record.outline.hash)
    mixer.add(faces.posts[index])
    addText(of: index, to: &mixer)
    for other in relations.translations + relations.related { mixer.add(faces.posts[other]) }
    for other in [relations.original, relations.newer, relations.older] {
      mixer.add(other.map { faces.posts[$0] } ?? ContentHash(value: 0))
    }
    mixer.add(relations.isStale ? 1 : 0)
    addPictures(of: index, to: &mixer)
    mixer.add(ContentHash(comments: relations.comments))
    if post.frontMatter.caseStudy?.points.isEmpty == false { mixer.add(faces.allLists) }
    guard let series = post.frontMatter.series.flatMap({ section.series($0.value) }), let place = series.places[index]
    else { return }
    if series.series.points != nil { mixer.add(faces.allListedFaces) }
    for neighbour in [place - 1, place + 1] where series.parts.indices.contains(neighbour) {
      mixer.add(faces.posts[series.parts[neighbour]])
    }
  }

  private func addPictures(of index: Int, to mixer: inout HashMixer) {
    let relations = site.relations[index]
    if let image = relations.image { mixer.add(target(image)) }
    if case .card(let card) = relations.socialPicture { mixer.add(target(.asset(card, fragment: ""))) }
  }

  private func addText(of index: Int, to mixer: inout HashMixer) {
    mixer.add(site.posts[index].record.html.hash)
    for reference in site.relations[index].targets { mixer.add(target(reference)) }
  }

  private func target(_ target: LinkTarget) -> ContentHash {
    var writer = ByteWriter()
    switch target {
    case .post(let post, let fragment):
      writer.add(site.posts[post].language)
      writer.add(site.posts[post].slug)
      writer.add(fragment)
    case .asset(let asset, let fragment):
      writer.add(site.assets[asset])
      writer.add(fragment)
    case .address(let address, let suffix):
      writer.add(address.path)
      writer.add(plan.renamed[address]?.address.path)
      writer.add(suffix?.text)
    case .samePage(let url), .external(let url): writer.add(url.text)
    case .unpublished: writer.add(false)
    }
    return ContentHash(writer.bytes)
  }

  // MARK: Feeds

  private func feed(_ scope: FeedScope, kind: UInt64) -> ContentHash {
    var mixer = HashMixer(common)
    mixer.add(kind)
    let posts: [Int]
    switch scope {
    case .language(let section):
      mixer.add(faces.lists[section])
      posts = site.sections[section].posts
    case .tag(let section, let tag):
      mixer.add(faces.lists[section])
      posts = site.sections[section].tags[tag].posts
    }
    for post in site.feedPosts(posts) {
      mixer.add(faces.posts[post])
      addText(of: post, to: &mixer)
      addPictures(of: post, to: &mixer)
    }
    return mixer.hash
  }
}
