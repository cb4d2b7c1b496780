import ServusLanguage
import ServusMarkup

/// What pages and feeds say of a post again and again, worked out once. An object, since each page asks for some dozen.
final class PostEntry: Sendable {
  /// The section of its language; nil where the site has none.
  let section: Int?
  /// One or two plain sentences, as they were typed.
  let plainDescription: String
  /// How lists of its own language show it.
  let card: PostCard

  init(section: Int?, plainDescription: String, card: PostCard) {
    self.section = section
    self.plainDescription = plainDescription
    self.card = card
  }

  /// As its language sets it.
  var title: String { card.facts.title }
  /// The link to its page.
  var address: SafeURL { card.facts.address }
}

extension PageBuilder {
  /// Works out what is said of a post.
  func makeEntry(of index: Int) -> PostEntry {
    let post = site.posts[index]
    let number = site.sections.firstIndex { $0.code == post.language }
    let matter = post.frontMatter
    let description = site.description(of: post)
    let language = number.map { site.sections[$0].language }
    var facts = PostCard.Facts(
      title: language.map { set(matter.title.value, in: $0) } ?? matter.title.value,
      address: href(plan.addresses.post(index)), description: language.map { set(description, in: $0) } ?? description,
      date: "", isoDate: matter.date.date.iso8601, readingTime: "", language: post.language,
      isDraft: matter.isDraft, isFuture: matter.isScheduled(at: site.now),
      extra: matter.extra)
    if let number { fill(&facts, for: post, number) }
    return PostEntry(section: number, plainDescription: description, card: PostCard(facts))
  }

  /// What a card says in the words of the list's language.
  func fill(_ facts: inout PostCard.Facts, for post: Post, _ number: Int) {
    let section = site.sections[number]
    let study = post.frontMatter.caseStudy
    facts.date = section.language.calendar.format(post.frontMatter.date.date, .long)
    facts.preview = preview(of: post, section.language)
    facts.readingTime = readingTime(of: post, section.language)
    facts.series = seriesLabel(of: post, section, number)
    facts.verdict = study?.verdict.map { verdict($0, section.language) }
    facts.company = study.flatMap { site.terms.companies[$0.company.value] }.map { name($0, section) }
  }

  /// Minutes by the language's reading speed, rounded up, at least one.
  private func readingTime(of post: Post, _ language: Language) -> String {
    let minutes = max(1, (post.document.wordCount + language.readingSpeed - 1) / language.readingSpeed)
    return language.phrase("reading_time", count: minutes)
  }

  private func seriesLabel(of post: Post, _ section: LanguageSection, _ number: Int) -> String? {
    guard let id = post.frontMatter.series?.value, let series = site.terms.series[id] else { return nil }
    let title = title(of: series, section, number)
    guard let part = post.frontMatter.part else { return title }
    return "\(title) · \(section.language.phrase("part_of_series", ["part": "\(part.value)"]))"
  }
}
