import ServusLanguage

extension PageBuilder {
  // MARK: Tags

  func tags(_ section: LanguageSection, _ index: Int) -> Parts {
    let entries = zip(section.tags, sections[index].tags).map { tag, link in
      EntryModel(
        title: link.title, address: href(plan.addresses.tag(index, tag)),
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
      trail: [step("tags", plan.addresses.tags(index), section)],
      content: list(tag.posts, section, page: page, introduction: introduction) {
        plan.addresses.tag(index, tag, page: $0)
      })
  }

  /// A list of terms; one of `shortest` entries and more has the letters of the language's alphabet for headings. The
  /// entries are in alphabetical order already.
  func termList(
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
        title: title(of: series.series, section, index),
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
      description: introduction ?? "\(title) · \(extent(of: series, section.language))",
      trail: [sections[index].seriesIndex],
      content: SeriesContent(
        introduction: introduction.map { set($0, in: section.language) },
        origin: series.series.origin.map { origin($0, in: section.language) },
        progress: progress(of: series, section.language), groups: groups(of: series, section, index), parts: parts))
  }

  /// How much of a series there is: its instalments, or its points where there are none yet.
  private func extent(of series: SeriesSection, _ language: Language) -> String {
    let points = series.parts.isEmpty ? progress(of: series, language)?.text : nil
    return points ?? language.phrase("part_count", count: series.parts.count)
  }

  private func groups(of series: SeriesSection, _ section: LanguageSection, _ index: Int) -> [PointGroupModel] {
    guard let count = series.series.points else { return [] }
    var groups: [PointGroupModel] = []
    var next = 1
    for group in series.series.groups.sorted(by: { $0.points.lowerBound < $1.points.lowerBound }) {
      if next < group.points.lowerBound {
        groups.append(pointGroup(nil, next...(group.points.lowerBound - 1), of: series, section, index))
      }
      let first = max(next, group.points.lowerBound)
      guard first <= group.points.upperBound else { continue }
      groups.append(
        pointGroup(site.text(group.title, section), first...group.points.upperBound, of: series, section, index))
      next = group.points.upperBound + 1
    }
    if next <= count { groups.append(pointGroup(nil, next...count, of: series, section, index)) }
    return groups
  }

  private func pointGroup(
    _ title: String?, _ numbers: ClosedRange<Int>, of series: SeriesSection, _ section: LanguageSection, _ index: Int
  ) -> PointGroupModel {
    PointGroupModel(title: title, points: numbers.map { point($0, of: series, section, index) })
  }

  private func point(
    _ number: Int, of series: SeriesSection, _ section: LanguageSection, _ index: Int
  ) -> PointModel {
    let illustrated = cases(of: SeriesPoint(series: series.series.id, number: number), in: index)
    let own = series.points[number]
    let announced = series.series.announced[section.code]?[number]
    let others = site.sections.filter { $0.code != section.code }.compactMap { other -> LinkModel? in
      guard let point = other.series(series.series.id)?.points[number] else {
        return nil
      }
      return LinkModel(title: other.language.name, address: pointAddress(point), language: other.code)
    }
    return PointModel(
      number: "\(number)",
      title: own.map { title(of: $0, number, section.language) } ?? announced.map { set($0, in: section.language) },
      address: own.map(pointAddress), others: others, cases: illustrated.cases, all: illustrated.all)
  }

  /// What a point says, or which it is where its heading is a number alone.
  func title(of point: SeriesSection.Point, _ number: Int, _ language: Language) -> String {
    let text = point.heading.text
    return set(text.isEmpty ? language.phrase("point", ["number": "\(number)"]) : text, in: language)
  }

  /// A point's number with what it says.
  static func label(ofPoint number: Int, _ text: String) -> String {
    text.isEmpty ? "\(number)." : "\(number). \(text)"
  }

  // MARK: Authors

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
      trail: [step("authors", plan.addresses.authors(index), section)],
      content: AuthorContent(
        author: AuthorModel(
          name: set(name, in: section.language), bio: bio.map { set($0, in: section.language) }, address: nil,
          website: author.author.url,
          portrait: portrait(of: author.author, section, index, isFirst: true)),
        list: list(author.posts, section, page: page, introduction: nil) {
          plan.addresses.author(index, author.author, page: $0)
        }))
  }

  /// The author's picture, which stands beside the author's page; nil where there is no such page.
  ///
  /// - Parameter isFirst: whether readers see it before all other pictures.
  func portrait(
    of author: Author, _ section: LanguageSection, _ index: Int, isFirst: Bool = false
  ) -> ImageModel? {
    guard let place = site.portraits[author.id], section.places.authors[author.id] != nil else { return nil }
    let asset = site.assets[place]
    return ImageModel(
      address: href(plan.addresses.portrait(index, author, asset.file)), alt: site.text(author.name, section),
      caption: nil, credit: nil, size: asset.size, isFirst: isFirst)
  }
}
