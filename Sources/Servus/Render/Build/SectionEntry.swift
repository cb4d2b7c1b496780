import ServusLanguage
import ServusMarkup
import ServusTemplate

/// What all pages of a section say, worked out once.
struct SectionEntry: Sendable {
  /// The interface words and the addresses of static files.
  let shared: DataRecord
  let language: LanguageModel
  let site: SiteModel
  /// As it was typed.
  let siteTitle: String
  /// What other sites show beside a link to a page without a picture of its own: `card.png` among the static files.
  let socialImage: SocialImageModel?
  /// The first step of the way to a page.
  let home: BreadcrumbModel
  /// The step before a series.
  let seriesIndex: BreadcrumbModel
  /// The menu of a page that does not stand in it.
  let menu: [MenuModel]
  let feeds: [FeedModel]
  /// What the switcher says where there is no translation.
  let notTranslated: String
  /// The titles of the series that have instalments in the section, as its language sets them.
  let seriesTitles: [String]
  /// Links to the pages of tags, in the order of the section's tags.
  let tags: [LinkModel]
  /// Links to the narrowed lists of cases, in the order of the section's.
  let facets: [FacetModel]
  let noComments: String
}

extension PageBuilder {
  /// What is said on all pages of each section.
  func makeSections() -> [SectionEntry] { site.sections.indices.map(entry) }

  private func entry(ofSection index: Int) -> SectionEntry {
    let section = site.sections[index]
    let language = section.language
    let siteTitle = site.text(site.configuration.title, section)
    let socialImage = plan.statics.first { $0.field == "card_png" }
    return SectionEntry(
      shared: shared(language), language: LanguageModel(section), site: siteModel(section, index),
      siteTitle: siteTitle,
      socialImage: socialImage.map {
        SocialImageModel(
          address: baseURL.absolute($0.address), size: PictureSize(head: $0.file.head), alt: siteTitle)
      },
      home: step("home", plan.addresses.home(index), section),
      seriesIndex: step("series", plan.addresses.seriesIndex(index), section),
      menu: menu(of: section, index), feeds: feeds(of: section, index),
      notTranslated: language.word("not_translated"),
      seriesTitles: section.series.map { set(site.text($0.series.title, section), in: language) },
      tags: section.tags.map {
        LinkModel(title: set($0.name, in: language), address: href(plan.addresses.tag(index, $0)))
      },
      facets: facetLinks(section, index),
      noComments: language.phrase("comment_count", count: 0))
  }

  private func shared(_ language: Language) -> DataRecord {
    DataRecord(
      words: language.words.mapValues { set($0, in: language) }, statics: plan.statics, baseURL: baseURL)
  }

  private func siteModel(_ section: LanguageSection, _ index: Int) -> SiteModel {
    SiteModel(
      title: set(site.text(site.configuration.title, section), in: section.language),
      description: set(site.text(site.configuration.description, section), in: section.language),
      root: href(plan.addresses.root),
      home: href(plan.addresses.home(index)), origin: baseURL.origin)
  }

  private func menu(of section: LanguageSection, _ index: Int) -> [MenuModel] {
    let search = href(plan.addresses.search(index))
    return menuEntries(of: section, index).map { title, target in
      MenuModel(
        title: set(title, in: section.language), address: target, isCurrent: false, isSearch: target == search)
    }
  }

  private func menuEntries(of section: LanguageSection, _ index: Int) -> [(String, SafeURL)] {
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

  private func feeds(of section: LanguageSection, _ index: Int) -> [FeedModel] {
    let title = site.text(site.configuration.title, section)
    return [
      FeedModel(
        type: FeedFormat.atom.mediaType, title: "\(title) (Atom)",
        address: baseURL.absolute(plan.addresses.atomFeed(index))),
      FeedModel(
        type: FeedFormat.json.mediaType, title: "\(title) (JSON Feed)",
        address: baseURL.absolute(plan.addresses.jsonFeed(index))),
    ]
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
