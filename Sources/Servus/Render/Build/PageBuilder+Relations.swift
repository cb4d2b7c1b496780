import ServusLanguage
import ServusMarkup

/// What the rest of the site means to a post.
extension PageBuilder {
  // MARK: The facts of a case

  func caseModel(_ study: CaseStudy, _ section: LanguageSection, _ sectionIndex: Int) -> CaseModel {
    let language = section.language
    let company = site.terms.companies[study.company.value]
    let hasPage = section.places.companies[study.company.value] != nil
    return CaseModel(
      company: LinkModel(
        title: company.map { name($0, section) } ?? study.company.value,
        address: hasPage ? company.map { href(plan.addresses.company(sectionIndex, $0)) } : nil),
      channel: study.channel.map {
        LinkModel(
          title: language.wordOrText("channel_", $0),
          address: href(ofFacet: language.slug(ofChannel: $0), section, sectionIndex))
      },
      country: study.country.map {
        LinkModel(
          title: language.wordOrText("country_", $0),
          address: href(ofFacet: language.slug(ofCountry: $0), section, sectionIndex))
      },
      verdict: study.verdict.map { verdict($0, language) },
      verdictAddress: href(ofFacet: study.verdict?.slug, section, sectionIndex),
      lesson: study.lesson.map { set($0, in: language) },
      points: site.terms.seriesOfPoints(of: study).map { points(study, of: $0, section) } ?? [])
  }

  private func points(_ study: CaseStudy, of series: Series, _ section: LanguageSection) -> [LinkModel] {
    study.points.map { number in
      let label = "\(number.value)"
      if let own = section.series(series.id)?.points[number.value] {
        return LinkModel(
          title: set(Self.label(ofPoint: number.value, own.heading.text), in: section.language),
          address: pointAddress(own))
      }
      let others = site.sections.filter { $0.code == site.configuration.defaultLanguage } + site.sections
      for other in others {
        guard let point = other.series(series.id)?.points[number.value] else {
          continue
        }
        return LinkModel(
          title: set(Self.label(ofPoint: number.value, point.heading.text), in: other.language),
          address: pointAddress(point),
          language: other.code, languageName: other.language.name)
      }
      return LinkModel(title: section.language.phrase("point", ["number": label]), address: nil)
    }
  }

  // MARK: The series

  func instalment(_ index: Int, _ section: LanguageSection, _ sectionIndex: Int) -> InstalmentModel? {
    guard let id = site.posts[index].frontMatter.series?.value,
      let found = section.series(id), let place = found.places[index]
    else { return nil }
    return InstalmentModel(
      title: title(of: found.series, section, sectionIndex),
      address: href(plan.addresses.series(sectionIndex, found.series)),
      part: site.posts[index].frontMatter.part.map {
        section.language.phrase("part_of_series", ["part": "\($0.value)"])
      },
      points: points(in: index, of: found, section.language), progress: progress(of: found, section.language),
      previous: place > 0 ? link(to: found.parts[place - 1]) : nil,
      next: place + 1 < found.parts.count ? link(to: found.parts[place + 1]) : nil)
  }

  /// Nil in a series without points.
  func progress(of series: SeriesSection, _ language: Language) -> ProgressModel? {
    series.series.points.map { total in
      let published = series.points.count
      return ProgressModel(
        text: set(
          language.phrase("points_published_of", count: published, ["total": language.numbers.format(total)]),
          in: language),
        published: published, total: total)
    }
  }

  /// “Points 3 and 4 of 18”: the points that stand in an instalment.
  private func points(in index: Int, of series: SeriesSection, _ language: Language) -> String? {
    guard let total = series.series.points.map({ language.numbers.format($0) }) else { return nil }
    let numbers = ownPoints(in: index, of: series).map(\.number).sorted()
    guard let first = numbers.first else { return nil }
    let text =
      numbers.count == 1
      ? language.phrase("point_of", ["number": "\(first)", "total": total])
      : language.phrase("points_of", ["points": language.list(runs(of: numbers)), "total": total])
    return set(text, in: language)
  }

  /// The points that an instalment brings; a point that stands elsewhere already is not its own.
  private func ownPoints(in index: Int, of series: SeriesSection) -> [(number: Int, point: SeriesSection.Point)] {
    site.posts[index].document.headings.compactMap { heading in
      guard let number = heading.point, let point = series.points[number], point.post == index,
        point.heading.id == heading.id
      else { return nil }
      return (number, point)
    }
  }

  /// The points of an instalment with the cases that illustrate them; those without a case are left out.
  func pointCases(of index: Int, _ section: LanguageSection, _ sectionIndex: Int) -> [PointCasesModel] {
    guard let series = site.posts[index].frontMatter.series.flatMap({ section.series($0.value) }) else { return [] }
    return ownPoints(in: index, of: series).compactMap { number, point in
      let found = cases(of: SeriesPoint(series: series.series.id, number: number), in: sectionIndex)
      guard !found.cases.isEmpty else { return nil }
      return PointCasesModel(
        number: "\(number)", title: title(of: point, number, section.language),
        address: SafeURL(fragment: point.heading.id),
        cases: found.cases, all: found.all)
    }
  }

  // MARK: The original

  /// What a translation says when its original has changed since.
  func newerVersion(of index: Int, _ language: Language) -> NewerVersionModel? {
    guard site.relations[index].isStale, let original = site.relations[index].original else { return nil }
    let post = site.posts[original]
    let date = language.calendar.format(post.frontMatter.lastChange.date, .long)
    return NewerVersionModel(
      text: set(language.phrase("stale_translation", ["date": date]), in: language),
      link: LinkModel(
        title: entry(of: original).title, address: entry(of: original).address,
        language: post.language),
      languageName: site.section(of: post.language)?.language.name ?? post.language)
  }

  // MARK: Comments

  /// How deep replies are shown within what they answer; deeper ones stand after it.
  private static let deepestReply = 3

  /// The comments as a tree, all in the order of their file.
  func comments(_ comments: [Comment], _ language: Language) -> [CommentModel] {
    let threads = CommentThreads(comments)
    var parents = threads.answered
    var depths = comments.map { _ in 0 }
    for position in threads.order {
      if let answered = parents[position], depths[answered] == Self.deepestReply {
        parents[position] = parents[answered]
      }
      depths[position] = parents[position].map { depths[$0] + 1 } ?? 0
    }
    var replies = comments.map { _ in [CommentModel]() }
    var roots: [CommentModel] = []
    // The deepest first, so that each is complete when it is put into what it answers.
    for depth in (0...Self.deepestReply).reversed() {
      for (position, comment) in comments.enumerated() where depths[position] == depth {
        let answered = threads.answered[position].map { comments[$0] }
        let model = model(comment, answering: answered, replies: replies[position], language)
        if let parent = parents[position] { replies[parent].append(model) } else { roots.append(model) }
        replies[position] = []
      }
    }
    return roots
  }

  private func model(
    _ comment: Comment, answering answered: Comment?, replies: [CommentModel], _ language: Language
  ) -> CommentModel {
    CommentModel(
      id: "comment_\(comment.id)", author: set(comment.author, in: language), website: comment.url,
      date: language.calendar.format(comment.date.date, .long), isoDate: comment.date.date.iso8601,
      body: comment.html.html,
      replyTo: answered.map {
        LinkModel(
          title: set(language.phrase("reply_to", ["author": $0.author]), in: language),
          address: SafeURL(fragment: "comment_\($0.id)"))
      },
      replies: replies)
  }
}
