import ServusDiagnostics
import ServusYAML

/// Reports the ids in posts that name no term.
struct TermChecker {
  let terms: Terms
  private(set) var diagnostics = Diagnostics()

  init(terms: Terms) {
    self.terms = terms
  }

  mutating func check(_ post: Post) {
    let frontMatter = post.frontMatter
    for author in frontMatter.authors {
      check(author, in: terms.authors, .unknownAuthor, "author", .authors, post)
    }
    if let series = frontMatter.series { check(series, in: terms.series, .unknownSeries, "series", .series, post) }
    if let offer = frontMatter.offer { check(offer, in: terms.offers, .unknownOffer, "offer", .offers, post) }
    if let caseStudy = frontMatter.caseStudy { check(caseStudy, of: post) }
    checkPoints(of: post)
  }

  private mutating func check<Term>(
    _ id: Located<String>, in known: [String: Term], _ rule: Rule, _ what: String, _ kind: TermKind, _ post: Post
  ) {
    guard known[id.value] == nil else { return }
    diagnostics.report(
      Diagnostic(
        rule, "unknown \(what) \"\(id.value)\"", file: post.path, mark: id.mark,
        help: didYouMean(id.value, among: known.keys)
          ?? (isSlug(id.value)
            ? "describe it in \(kind.folder)\(id.value).yml"
            : "name it by its id, the name of a file in \(kind.folder) without .yml")))
  }

  private mutating func check(_ caseStudy: CaseStudy, of post: Post) {
    check(caseStudy.company, in: terms.companies, .unknownCompany, "company", .companies, post)
    if let series = caseStudy.pointsOf { checkSeriesOfPoints(series, of: post) }
    guard let first = caseStudy.points.first else { return }
    guard let series = terms.seriesOfPoints(of: caseStudy) else {
      if caseStudy.pointsOf == nil {
        diagnostics.report(
          Diagnostic(
            .missingKey, "it is not clear which series these points are of", file: post.path, mark: first.mark,
            help: "add points_of: with the id of a series that has points"))
      }
      return
    }
    for point in caseStudy.points { checkRange(point.value, of: series, at: point.mark, in: post) }
  }

  private mutating func checkSeriesOfPoints(_ id: Located<String>, of post: Post) {
    check(id, in: terms.series, .unknownSeries, "series", .series, post)
    guard let series = terms.series[id.value], series.points == nil else { return }
    diagnostics.report(
      Diagnostic(
        .pointOutOfRange, "the series \"\(id.value)\" has no points", file: post.path, mark: id.mark,
        help: "name a series that has some, or say in \(TermKind.series.folder)\(id.value).yml how many: points: 10"))
  }

  private mutating func checkRange(_ point: Int, of series: Series, at mark: SourceMark, in post: Post) {
    guard let count = series.points, point > count else { return }
    diagnostics.report(
      Diagnostic(
        .pointOutOfRange, "point \(point) of a series with \(count) points", file: post.path, mark: mark,
        help: "the points of \"\(series.id)\" are 1 to \(count)"))
  }

  /// The points that an instalment's headings claim.
  private mutating func checkPoints(of post: Post) {
    guard let id = post.frontMatter.series, let count = terms.series[id.value]?.points else { return }
    for heading in post.document.headings {
      guard let point = heading.point, !(1...count).contains(point) else { continue }
      diagnostics.report(
        Diagnostic(
          .pointOutOfRange, "point \(point) of a series with \(count) points", file: post.path, mark: heading.mark,
          help: "the points of \"\(id.value)\" are 1 to \(count)"))
    }
  }
}

extension Terms {
  /// The series whose points a case illustrates: the named one, else the only one with points.
  func seriesOfPoints(of caseStudy: CaseStudy) -> Series? {
    if let id = caseStudy.pointsOf { return series[id.value] }
    let withPoints = series.values.filter { $0.points != nil }
    return withPoints.count == 1 ? withPoints[0] : nil
  }

  /// The points that a case illustrates, each once; those that do not exist, which has been reported, are left out.
  func points(of post: Post) -> [SeriesPoint] {
    guard let study = post.frontMatter.caseStudy, !study.points.isEmpty, let series = seriesOfPoints(of: study),
      let count = series.points
    else { return [] }
    return Set(study.points.map(\.value)).filter { (1...count).contains($0) }.sorted()
      .map { SeriesPoint(series: series.id, number: $0) }
  }
}
