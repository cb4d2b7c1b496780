import ServusLanguage

/// Sorts the case studies of one language by verdict, channel, country and point.
struct CaseFacetBuilder {
  let language: Language
  let posts: [Post]
  let terms: Terms
  /// In the order of first use.
  private var values: [(value: CaseFacet.Value, slug: String)] = []
  private var members: [String: [Int]] = [:]

  init(language: Language, posts: [Post], terms: Terms) {
    self.language = language
    self.posts = posts
    self.terms = terms
  }

  /// - Parameter listed: the language's posts that stand in indexes, newest first.
  mutating func facets(of listed: [Int]) -> CaseFacets {
    for index in listed {
      guard let study = posts[index].frontMatter.caseStudy else { continue }
      if let verdict = study.verdict { add(index, .verdict(verdict), verdict.slug) }
      if let channel = study.channel { add(index, .channel(channel), language.slug(ofChannel: channel)) }
      if let country = study.country { add(index, .country(country), language.slug(ofCountry: country)) }
      for point in terms.points(of: posts[index]) { add(index, .point(point), point.slug) }
    }
    let facets = values.map { CaseFacet(value: $0.value, slug: $0.slug, posts: members[$0.slug] ?? []) }
    return CaseFacets(CaseFacet.Kind.allCases.flatMap { kind in inOrder(facets.filter { $0.kind == kind }) })
  }

  private mutating func add(_ index: Int, _ value: CaseFacet.Value, _ slug: String?) {
    guard let slug else { return }
    if members[slug] == nil { values.append((value, slug)) }
    members[slug, default: []].append(index)
  }

  private func inOrder(_ facets: [CaseFacet]) -> [CaseFacet] {
    typealias Entry = (rank: Int, key: CollationKey, facet: CaseFacet)
    let entries = facets.map { facet -> Entry in
      switch facet.value {
      case .verdict(let verdict):
        (CaseStudy.Verdict.allCases.firstIndex(of: verdict) ?? 0, language.alphabet.key(""), facet)
      case .channel(let channel): (0, language.alphabet.key(language.wordOrText("channel_", channel)), facet)
      case .country(let country): (0, language.alphabet.key(language.wordOrText("country_", country)), facet)
      case .point(let point): (point.number, language.alphabet.key(point.series), facet)
      }
    }
    return entries.sorted { (left: Entry, right: Entry) -> Bool in
      if left.facet.kind == .point, left.key != right.key { return left.key < right.key }
      if left.rank != right.rank { return left.rank < right.rank }
      return left.key == right.key ? left.facet.slug < right.facet.slug : left.key < right.key
    }
    .map(\.facet)
  }
}
