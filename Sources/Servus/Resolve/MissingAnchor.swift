import ServusDiagnostics
import ServusMarkdown

/// A place in the text of a post that a link leads to and that is not there.
struct MissingAnchor {
  let message: String
  let help: String

  /// How many of the places that one post misses get a suggestion, and among how many ids: looking for near names takes time.
  private static let mostSuggestions = 100
  private static let mostCompared = 10_000
  private static let mostListed = 12
  /// What a browser is to look for in the page; in front of it stands the id, if there is one
  /// (https://wicg.github.io/scroll-to-text-fragment/).
  private static let textDirective = ":~:"

  /// Nil where the page has the place. Of every page HTML knows one without an id: its top, in letters of any size. Those
  /// of layouts, asides and comments are taken to be there.
  ///
  /// - Parameter count: how many such places were found before.
  init?(_ fragment: String, in post: Post, before count: Int = 0) {
    let id = fragment.firstRange(of: Self.textDirective).map { String(fragment[..<$0.lowerBound]) } ?? fragment
    let anchors = post.document.anchors
    guard !id.isEmpty, !anchors.contains(id), id.lowercased() != "top", !Anchors.isElsewhere(id) else { return nil }
    message = "\(post.path) has no heading with the id \"\(id)\""
    help =
      (count < Self.mostSuggestions && anchors.sorted.count <= Self.mostCompared
        ? didYouMean(id, among: anchors.sorted) : nil)
      ?? (anchors.isEmpty
        ? "link to the page itself" : "its ids: \(anchors.sorted.prefix(Self.mostListed).joined(separator: ", "))")
  }
}
