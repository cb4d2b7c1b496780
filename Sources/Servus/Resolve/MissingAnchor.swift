import ServusDiagnostics

/// A place in the text of a post that a link leads to and that is not there.
struct MissingAnchor {
  let message: String
  let help: String

  /// Nil where the text has the place. Of every page HTML knows one without an id: its top, in letters of any size.
  init?(_ fragment: String, in post: Post) {
    let anchors = post.document.anchors
    guard !fragment.isEmpty, !anchors.contains(fragment), fragment.lowercased() != "top" else { return nil }
    message = "\(post.path) has no heading with the id \"\(fragment)\""
    help =
      didYouMean(fragment, among: anchors.sorted)
      ?? (anchors.isEmpty
        ? "link to the page itself" : "its ids: \(anchors.sorted.prefix(12).joined(separator: ", "))")
  }

  /// The same of a link that names the address of the post's page, where templates have places of their own: those of the theme
  /// have an underscore in their ids.
  init?(_ fragment: String, onPageOf post: Post) {
    if fragment.contains("_") { return nil }
    self.init(fragment, in: post)
  }
}
