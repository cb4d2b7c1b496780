import ServusDiagnostics

/// Finds the posts that are translations of each other, and those that their original has overtaken.
struct TranslationLinker {
  let posts: [Post]
  private(set) var diagnostics = Diagnostics()

  init(posts: [Post]) {
    self.posts = posts
  }

  mutating func link(_ relations: inout [PostRelations]) {
    var groups: [String: [Int]] = [:]
    for (index, post) in posts.enumerated() {
      let key = post.translationKey
      if let twin = groups[key]?.first(where: { posts[$0].language == post.language }) {
        let mark = post.frontMatter.translation?.mark ?? post.frontMatter.mark
        diagnostics.report(
          Diagnostic(
            .duplicateTranslation, "the translation key \"\(key)\" is also that of \(posts[twin].path)",
            file: post.path, mark: mark,
            help: "a text has one translation in each language: give one of the two another key"))
      } else {
        groups[key, default: []].append(index)
      }
    }
    for group in groups.values {
      // The oldest is the original; of several from one day, the one whose language comes first.
      let original = group.min { (posts[$0].frontMatter.date, $0) < (posts[$1].frontMatter.date, $1) }
      for index in group {
        relations[index].translations = group
        if let original, index != original {
          relations[index].original = original
          relations[index].isStale = isStale(index, original: original)
        }
      }
    }
    for (index, relation) in relations.enumerated() where relation.isStale {
      if let original = relation.original { reportStale(index, original: original) }
    }
  }

  /// A translation has the changes of the day on which it was published or changed itself.
  private func isStale(_ index: Int, original: Int) -> Bool {
    guard let change = posts[original].frontMatter.updated else { return false }
    return change.epoch > posts[index].frontMatter.lastChange.lastMoment
  }

  private mutating func reportStale(_ index: Int, original: Int) {
    let (post, change) = (posts[index], posts[original].frontMatter.lastChange)
    diagnostics.report(
      Diagnostic(
        .staleTranslation, "\(posts[original].path) was changed on \(change.date.iso8601), after this translation",
        file: post.path, mark: post.frontMatter.lastChangeMark,
        help: "bring the translation up to date, then set updated: to the day on which you did"))
  }
}
