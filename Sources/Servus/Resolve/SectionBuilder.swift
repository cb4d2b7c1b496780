import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import ServusYAML

/// Gathers the terms of one language from its posts; every list that a reader sees in order is sorted here, by the
/// language's alphabet.
struct SectionBuilder {
  let language: Language
  let posts: [Post]
  /// The language's posts that stand in indexes, newest first.
  let listed: [Int]
  let terms: Terms
  let configuration: SiteConfiguration
  private(set) var diagnostics = Diagnostics()

  init(language: Language, posts: [Post], listed: [Int], terms: Terms, configuration: SiteConfiguration) {
    self.language = language
    self.posts = posts
    self.listed = listed
    self.terms = terms
    self.configuration = configuration
  }

  mutating func section(pages: [Int], segments: PathSegments) -> LanguageSection {
    var facets = CaseFacetBuilder(language: language, posts: posts, terms: terms)
    return LanguageSection(
      language: language, segments: segments, posts: listed, pages: pages, tags: tags(), series: series(),
      companies: companies(), authors: authors(), facets: facets.facets(of: listed))
  }

  // MARK: Tags

  private mutating func tags() -> [TagSection] {
    var postsByName: [String: [Int]] = [:]
    var firstUse: [String: (post: Int, tag: Located<String>)] = [:]
    for index in listed {
      for tag in posts[index].frontMatter.tags {
        postsByName[tag.value, default: []].append(index)
        if firstUse[tag.value] == nil { firstUse[tag.value] = (index, tag) }
      }
    }
    var tags: [TagSection] = []
    let termsByName = terms.tags(in: language.code)
    for (name, members) in postsByName.sorted(by: { $0.key < $1.key }) {
      let term = termsByName[name]
      let slug = language.slugger.slug(name)
      if let usable = slug.isEmpty ? term?.id : slug {
        tags.append(TagSection(name: name, slug: usable, term: term, posts: members))
      } else if let use = firstUse[name] {
        diagnostics.report(
          Diagnostic(
            .frontMatter, "no address can be made of the tag \"\(name)\"", file: posts[use.post].path,
            mark: use.tag.mark, help: "write it with letters, or describe it in \(TermKind.tags.folder)<id>.yml"))
      }
    }
    return language.alphabet.sorted(withoutSharedAddresses(tags, firstUse), name: \.name, id: \.slug)
  }

  /// The tags that have an address of their own; the others are reported.
  private mutating func withoutSharedAddresses(
    _ tags: [TagSection], _ firstUse: [String: (post: Int, tag: Located<String>)]
  ) -> [TagSection] {
    var names: [String: String] = [:]
    return tags.filter { tag in
      guard let other = names[tag.slug], let use = firstUse[tag.name], let otherUse = firstUse[other] else {
        names[tag.slug] = tag.name
        return true
      }
      diagnostics.report(
        Diagnostic(
          .duplicateAddress, "the tags \"\(other)\" and \"\(tag.name)\" claim one address, \"\(tag.slug)\"",
          file: posts[use.post].path, mark: use.tag.mark,
          help: "write both alike, or choose other words: \"\(other)\" stands in \(posts[otherUse.post].path)"))
      return false
    }
  }

  // MARK: Series

  private mutating func series() -> [SeriesSection] {
    var partsByID: [String: [Int]] = [:]
    for index in listed {
      if let id = posts[index].frontMatter.series { partsByID[id.value, default: []].append(index) }
    }
    var sections: [SeriesSection] = []
    // Readers learn of a series with points before it begins in their language.
    for series in terms.series.values where series.points != nil {
      if series.announced[language.code]?.isEmpty == false { partsByID[series.id, default: []] += [] }
    }
    for (id, members) in partsByID.sorted(by: { $0.key < $1.key }) {
      guard let series = terms.series[id] else { continue }
      let parts = members.sorted { place(of: $0) < place(of: $1) }
      reportRepeatedParts(parts)
      sections.append(SeriesSection(series: series, parts: parts, points: points(of: series, in: parts)))
    }
    return language.alphabet.sorted(sections, name: { shown($0.series.title) }, id: \.series.id)
  }

  /// A term's name as the pages of the language show it.
  private func shown(_ name: LocalizedText) -> String {
    configuration.text(name, in: language.code)
  }

  private func place(of index: Int) -> (Int, PublicationTime, String) {
    let post = posts[index]
    return (post.frontMatter.part?.value ?? .max, post.frontMatter.date, post.path)
  }

  private mutating func reportRepeatedParts(_ parts: [Int]) {
    for (first, second) in zip(parts, parts.dropFirst()) {
      guard let part = posts[second].frontMatter.part, part.value == posts[first].frontMatter.part?.value else {
        continue
      }
      diagnostics.report(
        Diagnostic(
          .duplicatePart, "part \(part.value) of the series is also that of \(posts[first].path)",
          file: posts[second].path, mark: part.mark, help: "number the instalments 1, 2, 3, …"))
    }
  }

  private mutating func points(of series: Series, in parts: [Int]) -> [Int: SeriesSection.Point] {
    guard series.points != nil else { return [:] }
    var points: [Int: SeriesSection.Point] = [:]
    for part in parts {
      for heading in posts[part].document.headings {
        // A number out of range has been reported.
        guard let number = heading.point, (1...(series.points ?? 0)).contains(number) else { continue }
        if let first = points[number] {
          report(
            .pointTwice, "point \(number) stands already in \(posts[first.post].path):\(first.heading.mark.line)",
            at: heading, of: part, help: "a point has one number; give this one its own")
        } else {
          points[number] = SeriesSection.Point(post: part, heading: heading)
        }
      }
    }
    reportGaps(in: points)
    return points
  }

  private mutating func reportGaps(in points: [Int: SeriesSection.Point]) {
    let numbers = points.keys.sorted()
    for (last, next) in zip([0] + numbers, numbers) where next > last + 1 {
      guard let point = points[next] else { continue }
      let missing = last + 2 == next ? "point \(last + 1) is" : "points \(last + 1) to \(next - 1) are"
      report(
        .pointGap, "\(missing) missing before point \(next)", at: point.heading, of: point.post,
        help: "publish them first, or number the points anew")
    }
  }

  private mutating func report(
    _ rule: Rule, _ message: String, at heading: MarkdownDocument.Heading, of post: Int, help: String
  ) {
    diagnostics.report(
      Diagnostic(
        rule, message, file: posts[post].path, mark: heading.mark, help: help))
  }

  // MARK: Companies and authors

  private func companies() -> [CompanySection] {
    var cases: [String: [Int]] = [:]
    for index in listed {
      if let id = posts[index].frontMatter.caseStudy?.company.value { cases[id, default: []].append(index) }
    }
    let sections = cases.compactMap { id, members in
      terms.companies[id].map { CompanySection(company: $0, cases: members) }
    }
    return language.alphabet.sorted(sections, name: { shown($0.company.name) }, id: \.company.id)
  }

  private func authors() -> [AuthorSection] {
    var members: [String: [Int]] = [:]
    for index in listed {
      for id in Set(posts[index].frontMatter.authors.map(\.value)) { members[id, default: []].append(index) }
    }
    let sections = members.compactMap { id, posts in
      terms.authors[id].map { AuthorSection(author: $0, posts: posts) }
    }
    return language.alphabet.sorted(sections, name: { shown($0.author.name) }, id: \.author.id)
  }
}
