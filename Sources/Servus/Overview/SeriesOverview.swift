/// A series in one language.
package struct SeriesOverview: Sendable {
  package let id: String
  package let title: String
  package let language: String
  /// How many published instalments it has.
  package let parts: Int
  /// How many points the series has; nil: it is a plain one.
  package let points: Int?
  /// The numbers of published points.
  package let published: [Int]
  /// The numbers of points still to come.
  package let missing: [Int]
  /// The numbers of those among them that have a title already.
  let announced: [Int]
}

extension SiteOverview {
  /// The series by id, each in the listed languages in which something of it is published or announced. Where there is no
  /// such language, and where one language was asked for, it is listed all the same.
  package func series() -> [SeriesOverview] {
    site.terms.series.values.sorted { $0.id < $1.id }.flatMap { series in
      let begun = languages.filter { language in
        site.section(of: language)?.series(series.id) != nil || series.announced[language] != nil
      }
      return (begun.isEmpty ? Array(languages.prefix(1)) : begun).map { overview(of: series, in: $0) }
    }
  }

  private func overview(of series: Series, in language: String) -> SeriesOverview {
    let section = site.section(of: language)?.series(series.id)
    let published = section?.points.keys.sorted() ?? []
    let missing = series.points.map { (1...$0).filter { section?.points[$0] == nil } } ?? []
    return SeriesOverview(
      id: series.id, title: site.configuration.text(series.title, in: language), language: language,
      parts: section?.parts.count ?? 0, points: series.points, published: published, missing: missing,
      announced: missing.filter { series.announced[language]?[$0] != nil })
  }
}
