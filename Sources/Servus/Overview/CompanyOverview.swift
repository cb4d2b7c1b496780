/// A company with its published case studies in the listed languages.
package struct CompanyOverview: Sendable {
  package let id: String
  package let name: String
  let country: String?
  /// How many of its cases have each verdict.
  package let praise: Int
  package let complaint: Int
  package let mixed: Int
  /// How many cases there are in each language that has any.
  package let languages: [(language: String, cases: Int)]

  package var caseCount: Int { languages.reduce(0) { $0 + $1.cases } }
}

extension SiteOverview {
  /// The companies by id; where one language was asked for, those that have a case in it.
  package func companies() -> [CompanyOverview] {
    site.terms.companies.values.sorted { $0.id < $1.id }.compactMap { company in
      let cases = sections.compactMap { section in
        section.places.companies[company.id].map { (language: section.code, posts: section.companies[$0].cases) }
      }
      if cases.isEmpty, languages != site.configuration.languages { return nil }
      let verdicts = cases.flatMap(\.posts).compactMap { site.posts[$0].frontMatter.caseStudy?.verdict }
      let home = languages.count == 1 ? languages[0] : site.configuration.defaultLanguage
      return CompanyOverview(
        id: company.id, name: site.configuration.text(company.name, in: home), country: company.country,
        praise: verdicts.count { $0 == .praise }, complaint: verdicts.count { $0 == .complaint },
        mixed: verdicts.count { $0 == .mixed },
        languages: cases.map { ($0.language, $0.posts.count) })
    }
  }
}
