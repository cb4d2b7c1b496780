/// Finds what to read after a post: posts of its language with the same rare tags, about the same company, or about the same
/// points. The rarer what two posts share, the closer they are.
struct RelatedPosts {
  private let posts: [Post]
  private let section: LanguageSection
  /// What posts can share, with the posts that do, newest first, as places in the section's list.
  private var features: [(weight: Int, members: [Int])] = []
  /// By the place in the section's list, the features that a post has and its place among their members.
  private var memberships: [[(feature: Int, place: Int)]]

  private static let mostRelated = 3
  /// Where more posts share something, only as many neighbours in time are looked at, which keeps the work in proportion
  /// to the number of posts.
  private static let widestView = 32

  init(section: LanguageSection, posts: [Post], terms: Terms) {
    self.section = section
    self.posts = posts
    memberships = Array(repeating: [], count: section.posts.count)
    let places = Dictionary(uniqueKeysWithValues: section.posts.enumerated().map { ($1, $0) })
    for tag in section.tags { add(tag.posts, places, weight: 2) }
    for company in section.companies { add(company.cases, places, weight: 4) }
    for facet in section.facets.all where facet.kind == .point { add(facet.posts, places, weight: 1) }
  }

  private mutating func add(_ members: [Int], _ places: [Int: Int], weight: Int) {
    guard members.count > 1 else { return }
    let members = members.compactMap { places[$0] }
    for (place, member) in members.enumerated() { memberships[member].append((features.count, place)) }
    features.append((weight * (1 + Self.rarity(members.count, of: section.posts.count)), members))
  }

  /// Twice the binary logarithm of how many times more posts there are than those that share something.
  private static func rarity(_ count: Int, of all: Int) -> Int {
    let square = (all / count) * (all / count)
    return square > 1 ? Int.bitWidth - 1 - square.leadingZeroBitCount : 0
  }

  /// For each post of the section those that are related to it.
  var all: [[Int]] {
    var scores = Scores(count: section.posts.count)
    return section.posts.enumerated().map { place, post in
      add(featuresOf: place, to: &scores)
      for neighbour in neighbours(of: post) { scores.leaveOut(neighbour, among: section.posts) }
      return scores.takeHighest(Self.mostRelated).map { section.posts[$0] }
    }
  }

  private func add(featuresOf post: Int, to scores: inout Scores) {
    for (feature, place) in memberships[post] {
      let (weight, members) = features[feature]
      let first = max(0, min(place - Self.widestView / 2, members.count - Self.widestView - 1))
      for other in members[first..<min(members.count, first + Self.widestView + 1)] where other != post {
        scores.add(weight, to: other)
      }
    }
  }

  /// The instalments before and after, which the post's page leads to anyway.
  private func neighbours(of post: Int) -> [Int] {
    guard let series = posts[post].frontMatter.series.flatMap({ section.series($0.value) }),
      let place = series.places[post]
    else { return [] }
    return [place - 1, place + 1].filter(series.parts.indices.contains).map { series.parts[$0] }
  }
}

/// The scores of many competitors of whom few have any.
private struct Scores {
  private var scores: [Int]
  /// Those with a score.
  private var scorers: [Int] = []

  init(count: Int) {
    scores = Array(repeating: 0, count: count)
  }

  mutating func add(_ weight: Int, to competitor: Int) {
    if scores[competitor] == 0 { scorers.append(competitor) }
    scores[competitor] += weight
  }

  mutating func leaveOut(_ member: Int, among members: [Int]) {
    scorers.removeAll { scorer in
      guard members[scorer] == member else { return false }
      scores[scorer] = 0
      return true
    }
  }

  /// Those with the highest scores; of two with the same the first comes first. All scores are forgotten.
  mutating func takeHighest(_ most: Int) -> [Int] {
    var highest: [Int] = []
    for scorer in scorers {
      let place = highest.firstIndex { (scores[$0], scorer) < (scores[scorer], $0) } ?? highest.count
      guard place < most else { continue }
      if highest.count == most { highest.removeLast() }
      highest.insert(scorer, at: place)
    }
    for scorer in scorers { scores[scorer] = 0 }
    scorers.removeAll(keepingCapacity: true)
    return highest
  }
}
