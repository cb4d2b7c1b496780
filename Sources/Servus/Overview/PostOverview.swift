/// A post as lists on a desk show it.
package struct PostOverview: Sendable {
  package let language: String
  package let state: PublicationState
  /// Whether a build with the same options has it.
  let isPublished: Bool
  package let title: String
  /// As ISO 8601 has it, `2015-03-02`; nil where the post says none.
  package let date: String?
  package let path: String
  /// With scheme and host; where it will stand if it is not published yet.
  let address: String
  /// The last day on which it is shown.
  package let expires: String?
}

extension SiteOverview {
  /// All posts of the listed languages, the newest first.
  package func allPosts() -> [PostOverview] {
    overviews(listed.sorted(by: newestFirst))
  }

  /// What is not published yet and what will not stay: drafts, the newest first, then scheduled posts and those that will
  /// expire, the soonest first.
  package func pendingPosts() -> [PostOverview] {
    let byState = Dictionary(grouping: listed, by: state)
    let scheduled = (byState[.scheduled] ?? []).sorted { newestFirst($1, $0) }
    let expiring = (byState[.expiring] ?? []).sorted { left, right in
      (left.frontMatter.expires?.epoch ?? 0, left.path) < (right.frontMatter.expires?.epoch ?? 0, right.path)
    }
    return overviews((byState[.draft] ?? []).sorted(by: newestFirst) + scheduled + expiring)
  }

  private var listed: [Post] { posts.filter { languages.contains($0.language) } }

  func newestFirst(_ left: Post, _ right: Post) -> Bool {
    let (first, second) = (left.frontMatter.date.epoch, right.frontMatter.date.epoch)
    return first != second ? first > second : left.path < right.path
  }

  private func overviews(_ posts: [Post]) -> [PostOverview] {
    posts.map { post in
      PostOverview(
        language: post.language, state: state(of: post),
        isPublished: !site.unpublished.contains(post.path) && !faulty.contains(post.path),
        title: post.frontMatter.title.value, date: date(of: post), path: post.path,
        address: address(of: post), expires: post.frontMatter.expires?.date.iso8601)
    }
  }

  private func date(of post: Post) -> String? {
    let date = post.frontMatter.date
    return date.epoch == site.configuration.timeZone.startOfTime.epoch ? nil : date.date.iso8601
  }

  func address(of post: Post) -> String {
    site.configuration.baseURL.absolute(AddressBook.address(of: post)).text
  }
}
