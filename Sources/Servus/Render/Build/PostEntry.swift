import ServusLanguage

/// What pages and feeds say of a post again and again, worked out once.
struct PostEntry: Sendable {
  /// The section of its language; nil where the site has none.
  let section: Int?
  /// As its language sets it.
  let title: String
  /// One or two plain sentences, as they were typed.
  let plainDescription: String
  /// The same as its language sets them.
  let description: String
  /// The link to its page.
  let address: String
  /// The date in its language.
  let date: String
  let isoDate: String
  /// How long it takes to read, in words of its language.
  let readingTime: String
  /// Which instalment of which series it is, in words of its language.
  let series: String?
}

extension PageBuilder {
  /// Works out what is said of a post.
  func makeEntry(of index: Int) -> PostEntry {
    let post = site.posts[index]
    let number = site.sections.firstIndex { $0.code == post.language }
    let matter = post.frontMatter
    let language = number.map { site.sections[$0].language }
    let description = site.description(of: post)
    return PostEntry(
      section: number, title: language.map { set(matter.title.value, in: $0) } ?? matter.title.value,
      plainDescription: description, description: language.map { set(description, in: $0) } ?? description,
      address: href(plan.addresses.post(index)),
      date: language.map { $0.calendar.format(matter.date.date, .long) } ?? "", isoDate: matter.date.date.iso8601,
      readingTime: language.map { readingTime(of: post, $0) } ?? "",
      series: number.flatMap { seriesLabel(of: post, $0) })
  }

  /// Minutes by the language's reading speed, rounded up, at least one.
  func readingTime(of post: Post, _ language: Language) -> String {
    let minutes = max(1, (post.document.wordCount + language.readingSpeed - 1) / language.readingSpeed)
    return language.phrase("reading_time", count: minutes)
  }

  func seriesLabel(of post: Post, _ number: Int) -> String? {
    let section = site.sections[number]
    guard let id = post.frontMatter.series?.value, let series = site.terms.series[id] else { return nil }
    let title = title(of: series, section, number)
    guard let part = post.frontMatter.part else { return title }
    return "\(title) · \(section.language.phrase("part_of_series", ["part": "\(part.value)"]))"
  }
}
