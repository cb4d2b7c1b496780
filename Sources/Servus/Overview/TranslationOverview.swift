/// One text in the languages of a site.
package struct TranslationOverview: Sendable {
  /// How a text stands in one language.
  package enum State: String, CaseIterable, Sendable {
    /// The oldest of its versions.
    case original
    case current
    /// The original has changed since.
    case stale
    case draft, scheduled, expired
    case faulty = "error"
    case missing
  }

  /// A text in one language.
  package struct Version: Sendable {
    package let language: String
    package let state: State
    /// Nil where it is missing.
    let post: PostPlace?
  }

  struct PostPlace: Sendable {
    let title: String
    let path: String
    let address: String
  }

  /// What its versions have in common: the translation key.
  let key: String
  /// The original's.
  package let title: String
  /// In the order of the listed languages.
  package let versions: [Version]
}

extension SiteOverview {
  /// All texts with their versions in the listed languages, the newest original first.
  package func translations() -> [TranslationOverview] {
    let places = Dictionary(uniqueKeysWithValues: site.posts.enumerated().map { ($1.path, $0) })
    let groups = Dictionary(grouping: posts, by: \.translationKey).map { key, posts in
      (key: key, original: original(among: posts, places), posts: posts)
    }
    return groups.sorted { newestFirst($0.original, $1.original) }.map { key, original, posts in
      TranslationOverview(
        key: key, title: original.frontMatter.title.value,
        versions: languages.map { language in
          let post = posts.first { $0.language == language }
          return TranslationOverview.Version(
            language: language, state: post.map { translationState(of: $0, places) } ?? .missing,
            post: post.map {
              TranslationOverview.PostPlace(title: $0.frontMatter.title.value, path: $0.path, address: address(of: $0))
            })
        })
    }
  }

  /// The published one that the others are translations of; the oldest where none is published.
  private func original(among posts: [Post], _ places: [String: Int]) -> Post {
    let isOriginal = { (post: Post) in places[post.path].map { site.relations[$0].original == nil } ?? false }
    return posts.first(where: isOriginal) ?? posts.min { newestFirst($1, $0) } ?? posts[0]
  }

  private func translationState(of post: Post, _ places: [String: Int]) -> TranslationOverview.State {
    switch state(of: post) {
    case .draft: return .draft
    case .scheduled: return .scheduled
    case .expired: return .expired
    case .faulty: return .faulty
    case .published, .expiring: break
    }
    guard let relations = places[post.path].map({ site.relations[$0] }), relations.original != nil else {
      return .original
    }
    return relations.isStale ? .stale : .current
  }
}
