import ServusDiagnostics

/// A tag of one language.
package struct TagOverview: Sendable {
  package let language: String
  package let name: String
  /// How many published posts have it.
  package let postCount: Int
  /// The id of the term in `Posts/_tags` that joins it with tags of other languages.
  package let term: String?
  /// Tags of the language that are probably the same, written otherwise.
  package let similar: [String]
}

extension SiteOverview {
  /// The tags of the listed languages in alphabetical order. Those that cannot have a page of their own, because another one
  /// claims its address, are among them.
  package func tags() -> [TagOverview] {
    sections.flatMap { section in
      var counts: [String: Int] = [:]
      for post in section.posts {
        for tag in site.posts[post].frontMatter.tags { counts[tag.value, default: 0] += 1 }
      }
      let names = section.language.alphabet.sorted(Array(counts.keys), name: \.self, id: \.self)
      let similar = similarTags(among: names, in: section)
      let terms = site.terms.tags(in: section.code)
      return names.map { name in
        TagOverview(
          language: section.code, name: name, postCount: counts[name] ?? 0,
          term: terms[name]?.id, similar: similar[name] ?? [])
      }
    }
  }

  /// Of each tag those that are probably the same, in the given order.
  private func similarTags(among names: [String], in section: LanguageSection) -> [String: [String]] {
    var similar: [Int: Set<Int>] = [:]
    for (one, other) in SimilarNames.pairs(among: names.map(section.language.slugger.slug)) {
      similar[one, default: []].insert(other)
      similar[other, default: []].insert(one)
    }
    return Dictionary(uniqueKeysWithValues: similar.map { (names[$0], $1.sorted().map { names[$0] }) })
  }
}
