import ServusLanguage
import ServusMarkup

extension PageBuilder {
  // MARK: The index of case studies

  /// How many cases the index shows of a company; its page has all.
  private static let mostCasesOfEntry = 5

  func companies(_ section: LanguageSection, _ index: Int) -> Parts {
    let entries = section.companies.map { company in
      EntryModel(
        title: name(company.company, section), address: href(plan.addresses.company(index, company.company)),
        count: section.language.phrase("case_count", count: company.cases.count),
        description: company.company.description[section.code].map { set($0, in: section.language) },
        cases: company.cases.prefix(Self.mostCasesOfEntry).map { card($0, in: section) })
    }
    return Parts(
      layout: .companies, title: section.language.word("companies"),
      description: section.language.word("companies_text"),
      content: CompaniesContent(
        companies: termList(entries, .companies, section),
        facets: facets(Array(section.facets.all.indices), current: nil, section, index)))
  }

  func company(_ company: CompanySection, _ section: LanguageSection, _ index: Int) -> Parts {
    let name = site.text(company.company.name, section)
    let everywhere = site.sections.flatMap { other in
      other.places.companies[company.company.id].map { other.companies[$0].cases } ?? []
    }
    let title = section.language.phrase("cases_of", ["company": name])
    let introduction = company.company.description[section.code]
    let newest = company.cases.prefix(3).map { site.posts[$0].frontMatter.title.value }.joined(separator: ", ")
    return Parts(
      layout: .company, title: title,
      description: introduction ?? cutAtWord("\(title): \(newest)", atMost: longestDescription),
      trail: [step("companies", plan.addresses.companies(index), section)],
      content: CompanyContent(
        website: company.company.url,
        country: company.company.country.map { section.language.wordOrText("country_", $0) },
        introduction: introduction.map { set($0, in: section.language) },
        cases: company.cases.map { caseCard($0, in: section, index) },
        others: foreign(everywhere, to: section).map { caseCard($0, in: section, index) }))
  }

  /// The posts among some that a reader of a language finds in others only, newest first; of several translations of one
  /// text the one in the site's default language, else the first.
  private func foreign(_ posts: [Int], to section: LanguageSection) -> [Int] {
    var chosen: [Int: Int] = [:]
    var own: Set<Int> = []
    for post in posts {
      let text = site.relations[post].translations.first ?? post
      let language = site.posts[post].language
      if language == section.code { own.insert(text) }
      if chosen[text] == nil || language == site.configuration.defaultLanguage { chosen[text] = post }
    }
    return chosen.filter { !own.contains($0.key) }.values.sorted {
      (site.posts[$1].frontMatter.date, $0) < (site.posts[$0].frontMatter.date, $1)
    }
  }

  /// A case study as lists of cases show it.
  private func caseCard(_ index: Int, in section: LanguageSection, _ number: Int) -> PostCard {
    let post = site.posts[index]
    var facts = card(index, in: section).facts
    facts.lesson = post.frontMatter.caseStudy?.lesson.map { set($0, of: index) }
    facts.companyAddress = post.frontMatter.caseStudy.flatMap { study in
      section.places.companies[study.company.value].map {
        href(plan.addresses.company(number, section.companies[$0].company))
      }
    }
    if post.language != section.code { facts.languageName = site.section(of: post.language)?.language.name }
    return PostCard(facts)
  }

  // MARK: Narrowed lists

  func cases(_ number: Int, _ section: LanguageSection, _ index: Int, page: Int) -> Parts {
    let facet = section.facets.all[number]
    let title = section.language.phrase("cases_by", ["facet": name(of: facet.value, section)])
    let newest = facet.posts.prefix(3).map { site.posts[$0].frontMatter.title.value }.joined(separator: ", ")
    let shown = section.facets.common.contains(number) ? section.facets.common : section.facets.common + [number]
    var content = list(facet.posts, section, page: page, introduction: nil) {
      plan.addresses.cases(index, facet, page: $0)
    }
    content.posts = site.posts(facet.posts, onPage: page).map { caseCard($0, in: section, index) }
    content.postCount = section.language.phrase("case_count", count: facet.posts.count)
    return Parts(
      layout: .cases, title: title, description: cutAtWord("\(title): \(newest)", atMost: longestDescription),
      trail: [step("companies", plan.addresses.companies(index), section)],
      content: CasesContent(
        list: content, facets: facets(shown.sorted(), current: number, section, index),
        all: LinkModel(
          title: set(section.language.word("all_cases"), in: section.language),
          address: href(plan.addresses.companies(index)))))
  }

  private func facets(
    _ shown: [Int], current: Int?, _ section: LanguageSection, _ index: Int
  ) -> [FacetGroupModel] {
    CaseFacet.Kind.allCases.compactMap { kind in
      let entries = shown.filter { section.facets.all[$0].kind == kind }.map { number in
        var facet = sections[index].facets[number]
        facet.isCurrent = number == current
        return facet
      }
      return entries.isEmpty ? nil : FacetGroupModel(title: section.language.word(kind.word), entries: entries)
    }
  }

  /// Links to all narrowed lists of a section, in their order.
  func facetLinks(_ section: LanguageSection, _ index: Int) -> [FacetModel] {
    section.facets.all.map { facet in
      FacetModel(
        title: set(name(of: facet.value, section), in: section.language),
        address: href(plan.addresses.cases(index, facet)),
        count: section.language.phrase("case_count", count: facet.posts.count))
    }
  }

  private func name(of value: CaseFacet.Value, _ section: LanguageSection) -> String {
    let language = section.language
    switch value {
    case .verdict(let verdict): return language.word("verdict_\(verdict.rawValue)")
    case .channel(let channel): return language.wordOrText("channel_", channel)
    case .country(let country): return language.wordOrText("country_", country)
    case .point(let point):
      let heading = section.series(point.series)?.points[point.number]?.heading.text
      let announced = site.terms.series[point.series]?.announced[section.code]?[point.number]
      guard let text = heading ?? announced else {
        return language.phrase("point", ["number": "\(point.number)"])
      }
      return Self.label(ofPoint: point.number, text)
    }
  }

  /// The address of the list of cases with that slug, or nil where there is none.
  func href(ofFacet slug: String?, _ section: LanguageSection, _ index: Int) -> SafeURL? {
    section.facets.place(of: slug).map { href(plan.addresses.cases(index, section.facets.all[$0])) }
  }

  // MARK: The cases of a point

  /// How many cases a point names, of the page's language and of others.
  private static let mostCases = 6

  /// The cases of every point that has any, as a section names them. All its instalments and series ask for them.
  func allPointCases(_ section: LanguageSection, _ index: Int) -> [SeriesPoint: PointCases] {
    site.casesByPoint.reduce(into: [:]) { $0[$1.key] = makePointCases(of: $1.key, section, index) }
  }

  /// The cases that a section names at a point.
  func makePointCases(of point: SeriesPoint, _ section: LanguageSection, _ index: Int) -> PointCases {
    let own = section.facets.place(of: point.slug).map { section.facets.all[$0].posts } ?? []
    let others = foreign(site.casesByPoint[point] ?? [], to: section)
    let all = LinkModel(
      title: set(
        "\(section.language.word("all_cases")): \(section.language.numbers.format(own.count))", in: section.language),
      address: href(ofFacet: point.slug, section, index))
    return PointCases(
      cases: (own.prefix(Self.mostCases) + others.prefix(Self.mostCases)).map { caseLink($0, section) },
      all: own.count > Self.mostCases ? all : nil)
  }

  private func caseLink(_ index: Int, _ section: LanguageSection) -> CaseLinkModel {
    let post = site.posts[index]
    let study = post.frontMatter.caseStudy
    let isForeign = post.language != section.code
    return CaseLinkModel(
      title: entry(of: index).title, address: entry(of: index).address,
      company: study.flatMap { site.terms.companies[$0.company.value] }.map { name($0, section) },
      verdict: study?.verdict.map { verdict($0, section.language) }, preview: preview(of: post, section.language),
      language: isForeign ? post.language : nil,
      languageName: isForeign ? site.section(of: post.language)?.language.name : nil)
  }
}

/// The cases that illustrate a point, and the way to all of them where there are more.
struct PointCases: Sendable {
  let cases: [CaseLinkModel]
  let all: LinkModel?

  static let none = PointCases(cases: [], all: nil)
}

extension CaseFacet.Kind {
  /// The interface word that names it.
  fileprivate var word: String {
    switch self {
    case .verdict: "verdict"
    case .channel: "channel"
    case .country: "country"
    case .point: "points"
    }
  }
}
