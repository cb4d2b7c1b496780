import ServusLanguage

extension PageBuilder {
  // MARK: Tags

  func tags(_ section: LanguageSection, _ index: Int) -> Parts {
    let entries = section.tags.map { tag in
      EntryModel(
        title: set(tag.name, in: section.language), address: href(plan.addresses.tag(index, tag)),
        count: section.language.phrase("post_count", count: tag.posts.count), description: nil)
    }
    return Parts(
      layout: .tags, title: section.language.word("tags"), description: section.language.word("tags_text"),
      content: termList(entries, .tags, section, shortest: 1))
  }

  func tag(_ tag: TagSection, _ section: LanguageSection, _ index: Int, page: Int) -> Parts {
    let title = section.language.phrase("posts_tagged", ["tag": tag.name])
    let introduction = tag.term.flatMap { $0.description[section.code] }
    let newest = tag.posts.prefix(3).map { site.posts[$0].frontMatter.title.value }.joined(separator: ", ")
    return Parts(
      layout: .tag, title: title,
      description: introduction ?? cutAtWord("\(title): \(newest)", atMost: longestDescription),
      trail: [(section.language.word("tags"), plan.addresses.tags(index))],
      content: list(tag.posts, section, page: page, introduction: introduction) {
        plan.addresses.tag(index, tag, page: $0)
      })
  }

  /// A list of terms; one of `shortest` entries and more has the letters of the language's alphabet for headings. The
  /// entries are in alphabetical order already.
  private func termList(
    _ entries: [EntryModel], _ key: AlternateKey, _ section: LanguageSection, shortest: Int = 20
  ) -> TermListContent {
    let hasLetters = entries.count >= shortest
    var letters: [LetterModel] = []
    for entry in entries {
      let letter = hasLetters ? section.language.alphabet.letter(of: entry.title) : nil
      if letters.isEmpty || letters[letters.count - 1].letter != letter {
        letters.append(LetterModel(letter: letter, entries: []))
      }
      letters[letters.count - 1].entries.append(entry)
    }
    return TermListContent(letters: letters, elsewhere: elsewhere(key, section))
  }

  /// The same page in languages where it has something to show, for a page that has nothing.
  func elsewhere(_ key: AlternateKey, _ section: LanguageSection) -> [LinkModel] {
    let versions = plan.alternates[key] ?? []
    guard !versions.contains(where: { $0.language == section.code }) else { return [] }
    return versions.map { version in
      LinkModel(
        title: site.section(of: version.language)?.language.name ?? version.language,
        address: href(version.address), language: version.language)
    }
  }

  // MARK: Series

  func seriesIndex(_ section: LanguageSection, _ index: Int) -> Parts {
    let entries = section.series.map { series in
      EntryModel(
        title: set(site.text(series.series.title, section), in: section.language),
        address: href(plan.addresses.series(index, series.series)),
        count: progress(of: series, section.language)?.text
          ?? section.language.phrase("part_count", count: series.parts.count),
        description: series.series.description[section.code].map { set($0, in: section.language) })
    }
    return Parts(
      layout: .seriesIndex, title: section.language.word("series"), description: section.language.word("series_text"),
      content: termList(entries, .seriesIndex, section))
  }

  func series(_ series: SeriesSection, _ section: LanguageSection, _ index: Int) -> Parts {
    let title = site.text(series.series.title, section)
    let introduction = series.series.description[section.code]
    let parts = series.parts.map { part in
      PartModel(
        card: card(part, in: section),
        label: site.posts[part].frontMatter.part.map {
          section.language.phrase("part_of_series", ["part": "\($0.value)"])
        },
        others: site.relations[part].translations.filter { $0 != part }.map { link(toTranslation: $0) })
    }
    return Parts(
      layout: .series, title: title,
      description: introduction ?? "\(title) – \(section.language.phrase("part_count", count: parts.count))",
      trail: [(section.language.word("series"), plan.addresses.seriesIndex(index))],
      content: SeriesContent(
        introduction: introduction.map { set($0, in: section.language) }, origin: series.series.origin.map(origin),
        progress: progress(of: series, section.language), groups: groups(of: series, section), parts: parts))
  }

  private func groups(of series: SeriesSection, _ section: LanguageSection) -> [PointGroupModel] {
    guard let count = series.series.points else { return [] }
    var groups: [PointGroupModel] = []
    var next = 1
    for group in series.series.groups.sorted(by: { $0.points.lowerBound < $1.points.lowerBound }) {
      if next < group.points.lowerBound {
        groups.append(pointGroup(nil, next...(group.points.lowerBound - 1), of: series, section))
      }
      let first = max(next, group.points.lowerBound)
      guard first <= group.points.upperBound else { continue }
      groups.append(
        pointGroup(site.text(group.title, section), first...group.points.upperBound, of: series, section))
      next = group.points.upperBound + 1
    }
    if next <= count { groups.append(pointGroup(nil, next...count, of: series, section)) }
    return groups
  }

  private func pointGroup(
    _ title: String?, _ numbers: ClosedRange<Int>, of series: SeriesSection, _ section: LanguageSection
  ) -> PointGroupModel {
    PointGroupModel(title: title, points: numbers.map { point($0, of: series, section) })
  }

  private func point(_ number: Int, of series: SeriesSection, _ section: LanguageSection) -> PointModel {
    let own = series.points[number]
    let announced = series.series.announced[section.code]?[number]
    let others = site.sections.filter { $0.code != section.code }.compactMap { other -> LinkModel? in
      guard let point = other.series(series.series.id)?.points[number] else {
        return nil
      }
      return LinkModel(title: other.language.name, address: pointAddress(point), language: other.code)
    }
    return PointModel(
      number: "\(number)", title: (own?.heading.text ?? announced).map { set($0, in: section.language) },
      address: own.map(pointAddress), others: others)
  }

  // MARK: Companies and authors

  func companies(_ section: LanguageSection, _ index: Int) -> Parts {
    let entries = section.companies.map { company in
      EntryModel(
        title: name(company.company, section), address: href(plan.addresses.company(index, company.company)),
        count: section.language.phrase("case_count", count: company.cases.count),
        description: company.company.description[section.code],
        verdicts: company.cases.compactMap { site.posts[$0].frontMatter.caseStudy?.verdict }
          .map { verdict($0, section.language) })
    }
    return Parts(
      layout: .companies, title: section.language.word("companies"),
      description: section.language.word("companies_text"),
      content: termList(entries, .companies, section))
  }

  func company(_ company: CompanySection, _ section: LanguageSection, _ index: Int) -> Parts {
    let name = site.text(company.company.name, section)
    let translated = Set(company.cases.flatMap { site.relations[$0].translations })
    let others = site.sections.filter { $0.code != section.code }
      .flatMap { other in other.places.companies[company.company.id].map { other.companies[$0].cases } ?? [] }
      .filter { !translated.contains($0) }
    let title = section.language.phrase("cases_of", ["company": name])
    let introduction = company.company.description[section.code]
    let newest = company.cases.prefix(3).map { site.posts[$0].frontMatter.title.value }.joined(separator: ", ")
    return Parts(
      layout: .company, title: title,
      description: introduction ?? cutAtWord("\(title): \(newest)", atMost: longestDescription),
      trail: [(section.language.word("companies"), plan.addresses.companies(index))],
      content: CompanyContent(
        website: company.company.url,
        country: company.company.country.map { section.language.wordOrText("country_", $0) },
        introduction: introduction.map { set($0, in: section.language) },
        cases: company.cases.map { card($0, in: section) },
        others: others.map { card($0, in: section) }))
  }

  func authors(_ section: LanguageSection, _ index: Int) -> Parts {
    let entries = section.authors.map { author in
      EntryModel(
        title: set(site.text(author.author.name, section), in: section.language),
        address: href(plan.addresses.author(index, author.author)),
        count: section.language.phrase("post_count", count: author.posts.count),
        description: author.author.bio[section.code].map { set($0, in: section.language) })
    }
    return Parts(
      layout: .authors, title: section.language.word("authors"), description: section.language.word("authors_text"),
      content: termList(entries, .authors, section))
  }

  func author(_ author: AuthorSection, _ section: LanguageSection, _ index: Int, page: Int) -> Parts {
    let name = site.text(author.author.name, section)
    let bio = author.author.bio[section.code]
    return Parts(
      layout: .author, title: name,
      description: bio ?? section.language.phrase("posts_by", ["author": name]),
      trail: [(section.language.word("authors"), plan.addresses.authors(index))],
      content: AuthorContent(
        author: AuthorModel(
          name: set(name, in: section.language), bio: bio.map { set($0, in: section.language) }, address: nil,
          website: author.author.url),
        list: list(author.posts, section, page: page, introduction: nil) {
          plan.addresses.author(index, author.author, page: $0)
        }))
  }
}
