/// Finds what to read after a post: posts of its language with the same rare tags, about the same company, or about the same
/// points. The rarer what two posts share, the closer they are.
struct RelatedPosts {
  private let listed: [Int]
  private let posts: [Post]
  private let section: LanguageSection
  /// What posts can share, with the posts that do, newest first.
  private var features: [(weight: Int, members: [Int])] = []
  /// By post, the features that it has and its place among their members.
  private var places: [Int: [(feature: Int, place: Int)]] = [:]

  private static let mostRelated = 3
  /// Where more posts share something, only as many neighbours in time are looked at, which keeps the work in proportion
  /// to the number of posts.
  private static let widestView = 32

  init(section: LanguageSection, posts: [Post], terms: Terms) {
    self.section = section
    self.posts = posts
    listed = section.posts
    for tag in section.tags { add(tag.posts, weight: 2) }
    for company in section.companies { add(company.cases, weight: 4) }
    for facet in section.facets.all where facet.kind == .point { add(facet.posts, weight: 1) }
  }

  private mutating func add(_ members: [Int], weight: Int) {
    guard members.count > 1 else { return }
    for (place, post) in members.enumerated() { places[post, default: []].append((features.count, place)) }
    features.append((weight * (1 + Self.rarity(members.count, of: listed.count)), members))
  }

  /// Twice the binary logarithm of how many times more posts there are than those that share something.
  private static func rarity(_ count: Int, of all: Int) -> Int {
    let square = (all / count) * (all / count)
    return square > 1 ? Int.bitWidth - 1 - square.leadingZeroBitCount : 0
  }

  func link(_ relations: inout [PostRelations]) {
    for post in listed { relations[post].related = related(to: post) }
  }

  private func related(to post: Int) -> [Int] {
    var scores: [Int: Int] = [:]
    for (feature, place) in places[post] ?? [] {
      let (weight, members) = features[feature]
      let first = max(0, min(place - Self.widestView / 2, members.count - Self.widestView - 1))
      for other in members[first..<min(members.count, first + Self.widestView + 1)] where other != post {
        scores[other, default: 0] += weight
      }
    }
    for neighbour in neighbours(of: post) { scores[neighbour] = nil }
    // Posts stand newest first, so of two that are equally close the newer one comes first.
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostRelated).map(\.key)
  }

  /// The instalments before and after, which the post's page leads to anyway.
  private func neighbours(of post: Int) -> [Int] {
    guard let series = posts[post].frontMatter.series.flatMap({ section.series($0.value) }),
      let place = series.places[post]
    else { return [] }
    return [place - 1, place + 1].filter(series.parts.indices.contains).map { series.parts[$0] }
  }
}
