/// A point of a series.
struct SeriesPoint: Hashable, Sendable, Comparable {
  /// The series' id.
  let series: String
  let number: Int

  static func < (left: Self, right: Self) -> Bool {
    (left.series, left.number) < (right.series, right.number)
  }
}

/// Case studies of one language that have something in common, newest first.
struct CaseFacet: Sendable {
  enum Kind: Sendable, CaseIterable { case verdict, channel, country, point }

  enum Value: Sendable, Hashable {
    case verdict(CaseStudy.Verdict)
    /// As the author wrote it.
    case channel(String)
    case country(String)
    case point(SeriesPoint)
  }

  let value: Value
  /// The last segment of its address, which is the same in all languages: `verdict-praise`.
  let slug: String
  let posts: [Int]

  var kind: Kind {
    switch value {
    case .verdict: .verdict
    case .channel: .channel
    case .country: .country
    case .point: .point
    }
  }
}

/// The ways to narrow a language's list of case studies.
struct CaseFacets: Sendable {
  /// By kind, then in alphabetical or numerical order.
  let all: [CaseFacet]
  /// The facets with the most cases of each kind, in the order of `all`: what every narrowed list links to. All of them on
  /// each page would grow with the square of their number.
  let common: [Int]
  private let places: [String: Int]

  private static let mostOfAKind = 16

  init(_ facets: [CaseFacet]) {
    all = facets
    places = Dictionary(facets.enumerated().map { ($1.slug, $0) }) { first, _ in first }
    common = CaseFacet.Kind.allCases.flatMap { kind in
      facets.indices.filter { facets[$0].kind == kind }
        .sorted { (facets[$1].posts.count, $0) < (facets[$0].posts.count, $1) }
        .prefix(Self.mostOfAKind).sorted()
    }
  }

  /// The position of the facet with that slug, or nil.
  func place(of slug: String?) -> Int? { slug.flatMap { places[$0] } }
}

extension SeriesPoint {
  /// The last segment of the address of the cases that illustrate it.
  var slug: String { "point-\(series)-\(number)" }
}

extension CaseStudy.Verdict {
  /// The last segment of the address of the cases with that verdict.
  var slug: String { "verdict-\(rawValue)" }
}
