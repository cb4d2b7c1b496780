import ServusLanguage
import ServusMarkdown
import ServusMarkup
import ServusTemplate

extension PageBuilder {
  /// A post as a list in some language shows it; dates and words are of the list's language.
  func card(_ index: Int, in section: LanguageSection) -> PostCard {
    let post = site.posts[index]
    guard post.language != section.code, let number = site.sections.firstIndex(where: { $0.code == section.code })
    else { return entry(of: index).card }
    var facts = entry(of: index).card.facts
    fill(&facts, for: post, number)
    return PostCard(facts)
  }

  /// A company's name as pages show it.
  func name(_ company: Company, _ section: LanguageSection) -> String {
    set(site.text(company.name, section), in: section.language)
  }

  func verdict(_ verdict: CaseStudy.Verdict, _ language: Language) -> VerdictModel {
    VerdictModel(kind: verdict, text: language.word("verdict_\(verdict.rawValue)"))
  }

  /// Why readers do not see a post yet; nil where they do.
  func preview(of post: Post, _ language: Language) -> String? {
    let words = [
      post.frontMatter.isDraft ? language.word("draft") : nil,
      post.frontMatter.isScheduled(at: site.now) ? language.word("future") : nil,
    ].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " · ")
  }

  // MARK: The page of a post

  func post(_ index: Int, _ section: LanguageSection, _ sectionIndex: Int) -> Parts {
    let post = site.posts[index]
    let series = post.frontMatter.series.flatMap { section.series($0.value) }
    let entry = entry(of: index)
    let trail = series.map { series in
      [
        sections[sectionIndex].seriesIndex,
        BreadcrumbModel(
          title: title(of: series.series, section, sectionIndex), plainTitle: site.text(series.series.title, section),
          address: href(plan.addresses.series(sectionIndex, series.series)), isLast: false),
      ]
    }
    return Parts(
      layout: post.frontMatter.kind == .page ? .page : .post, title: post.frontMatter.title.value,
      description: entry.plainDescription, setTitle: entry.title, setDescription: entry.card.facts.description,
      trail: trail ?? [], socialImage: socialImage(of: index),
      content: content(of: index, section, sectionIndex))
  }

  private func content(of index: Int, _ section: LanguageSection, _ sectionIndex: Int) -> PostContent {
    let post = site.posts[index]
    let (matter, language, relations) = (post.frontMatter, section.language, site.relations[index])
    let instalment = instalment(index, section, sectionIndex)
    return PostContent(
      body: body(of: index), shared: (matter.title.value, entry(of: index).address.on(baseURL.origin)),
      date: entry(of: index).card.facts.date, isoDate: entry(of: index).card.facts.isoDate,
      updated: matter.shownUpdate.map {
        language.phrase("updated_on", ["date": language.calendar.format($0.date, .long)])
      },
      isoUpdated: matter.shownUpdate?.date.iso8601, readingTime: entry(of: index).card.facts.readingTime,
      isDraft: matter.isDraft, isFuture: matter.isScheduled(at: site.now), preview: entry(of: index).card.facts.preview,
      authors: matter.authors.compactMap { author($0.value, section, sectionIndex) },
      tags: tags(of: index, section, sectionIndex), contents: contents(of: index),
      takeaways: matter.takeaways.map { set($0, in: language) },
      image: image(of: index), caseStudy: matter.caseStudy.map { caseModel($0, section, sectionIndex) },
      origin: matter.origin.map { origin($0, in: language) }, offer: matter.offer.flatMap { offer($0.value, section) },
      series: instalment, pointCases: pointCases(of: index, section, sectionIndex),
      translations: relations.translations.filter { $0 != index }.map { link(toTranslation: $0) },
      newerVersion: newerVersion(of: index, language),
      comments: matter.showsComments ? comments(relations.comments, language) : [],
      commentCount: relations.comments.isEmpty
        ? sections[sectionIndex].noComments : language.phrase("comment_count", count: relations.comments.count),
      related: relations.related.map { card($0, in: section) },
      newer: neighbour(relations.newer, besides: instalment?.next),
      older: neighbour(relations.older, besides: instalment?.previous), extra: matter.extra)
  }

  /// The neighbour in time, where it is not the neighbour in the series, which has its link already.
  private func neighbour(_ index: Int?, besides instalment: LinkModel?) -> LinkModel? {
    index.map { link(to: $0) }.flatMap { $0.address == instalment?.address ? nil : $0 }
  }

  func link(to index: Int) -> LinkModel {
    LinkModel(title: entry(of: index).title, address: entry(of: index).address)
  }

  /// A link that shows the language's name and leads to a post.
  func link(toTranslation index: Int) -> LinkModel {
    let code = site.posts[index].language
    return LinkModel(
      title: entry(of: index).section.map { sections[$0].language.name } ?? code, address: entry(of: index).address,
      language: code)
  }

  /// The text with its links filled in.
  func body(of index: Int, absolute: Bool = false) -> SafeHTML {
    let filler = LinkFiller(builder: self, post: index, isAbsolute: absolute)
    return texts[index]?.filled { filler.write($0, to: &$1) } ?? SafeHTML()
  }

  private func author(_ id: String, _ section: LanguageSection, _ sectionIndex: Int) -> AuthorModel? {
    guard let author = site.terms.authors[id] else { return nil }
    let hasPage = section.places.authors[id] != nil
    return AuthorModel(
      name: set(site.text(author.name, section), in: section.language),
      bio: set(site.text(author.bio, section), in: section.language),
      address: hasPage ? href(plan.addresses.author(sectionIndex, author)) : nil, website: author.url,
      portrait: portrait(of: author, section, sectionIndex))
  }

  private func tags(of index: Int, _ section: LanguageSection, _ sectionIndex: Int) -> [LinkModel] {
    // A page's tag leads nowhere where no post has it.
    site.posts[index].frontMatter.tags.compactMap { tag in
      section.places.tags[tag.value].map { sections[sectionIndex].tags[$0] }
    }
  }

  /// The fewest headings that make a table of contents worth its room.
  private static let fewestHeadings = 3

  private func contents(of index: Int) -> [ContentsModel] {
    let post = site.posts[index]
    let headings = post.document.headings.filter { $0.level == 2 || $0.level == 3 }
    let isLong = post.frontMatter.kind == .post && headings.count >= Self.fewestHeadings
    guard post.frontMatter.showsContents ?? isLong else { return [] }
    var entries: [ContentsModel] = []
    for heading in headings {
      let title = set(heading.point.map { Self.label(ofPoint: $0, heading.text) } ?? heading.text, of: index)
      if heading.level == 3, let parent = entries.popLast() {
        let child = LinkModel(title: title, address: SafeURL(fragment: heading.id))
        entries.append(
          ContentsModel(title: parent.title, address: parent.address, children: parent.children + [child]))
      } else {
        entries.append(ContentsModel(title: title, address: SafeURL(fragment: heading.id), children: []))
      }
    }
    return entries
  }

  private func image(of index: Int) -> ImageModel? {
    guard let image = site.posts[index].frontMatter.image, let target = site.relations[index].image else { return nil }
    let filler = LinkFiller(builder: self, post: index, isAbsolute: false)
    return ImageModel(
      address: filler.address(of: target), alt: image.alt,
      caption: image.caption.map { set($0, of: index) },
      credit: image.credit.map { set($0, of: index) },
      size: filler.size(of: target), isFirst: true)
  }

  /// The picture of its own that other sites show beside a link to a post.
  func socialImage(of index: Int) -> SocialImageModel? {
    let target: LinkTarget
    let alt: String
    switch site.relations[index].socialPicture {
    case .own(let picture): (target, alt) = (picture, site.posts[index].frontMatter.image?.alt ?? "")
    // A card shows the title.
    case .card(let asset): (target, alt) = (.asset(asset, fragment: ""), entry(of: index).title)
    case nil: return nil
    }
    let filler = LinkFiller(builder: self, post: index, isAbsolute: true)
    return SocialImageModel(address: filler.address(of: target), size: filler.size(of: target), alt: alt)
  }

  func pointAddress(_ point: SeriesSection.Point) -> SafeURL {
    entry(of: point.post).address.followed(by: SafeURL(fragment: point.heading.id))
  }

  private func offer(_ id: String, _ section: LanguageSection) -> OfferModel? {
    guard let offer = site.terms.offers[id], let address = plan.offers[id]?[section.code] else { return nil }
    return OfferModel(
      title: set(site.text(offer.title, section), in: section.language),
      text: set(site.text(offer.text, section), in: section.language),
      button: set(site.text(offer.button, section), in: section.language), address: address.href(baseURL))
  }
}
