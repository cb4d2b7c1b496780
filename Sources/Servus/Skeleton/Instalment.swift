/// The next instalment of a series in a language.
struct Instalment {
  /// Nil where the others have no numbers.
  let part: Int?
  /// The numbers of the points that are its turn.
  let points: [Int]
  /// The instalments that there are, drafts too, the last one last: of the language, else of the one that has most.
  let others: [Post]

  init(of series: Series, in language: String, among posts: [Post]) {
    let all = posts.filter { $0.frontMatter.series?.value == series.id }
    let own = all.filter { $0.language == language }.sorted(by: Self.precedes)
    let elsewhere = Dictionary(grouping: all, by: \.language).max {
      ($0.value.count, $1.key) < ($1.value.count, $0.key)
    }
    others = own.isEmpty ? (elsewhere?.value ?? []).sorted(by: Self.precedes) : own
    let parts = own.compactMap { $0.frontMatter.part?.value }
    part = parts.isEmpty && !own.isEmpty ? nil : (parts.max() ?? 0) + 1
    // As many as the last instalment has.
    let count = max(1, others.last.map { Self.points(of: $0).count } ?? 1)
    let next = (own.flatMap(Self.points).max() ?? 0) + 1
    points = series.points.map { next <= $0 ? Array(next...min($0, next + count - 1)) : [] } ?? []
  }

  private static func points(of post: Post) -> [Int] { post.document.headings.compactMap(\.point) }

  private static func precedes(_ left: Post, _ right: Post) -> Bool {
    let (first, second) = (left.frontMatter, right.frontMatter)
    return (first.part?.value ?? .max, first.date.epoch, left.path)
      < (second.part?.value ?? .max, second.date.epoch, right.path)
  }
}
