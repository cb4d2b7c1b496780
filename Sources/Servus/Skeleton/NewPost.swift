/// What a new post is to be.
package struct NewPost: Sendable {
  /// As it was typed.
  package var title: String
  package var language: String
  /// The id of the series that it continues.
  package var series: String?
  /// The id of the company whose case it tells; a new one gets a file.
  package var company: String?
  /// The path of the post that it translates, from the site's folder.
  package var original: String?

  package init(title: String, language: String) {
    self.title = title
    self.language = language
  }
}

/// A file that is to be made.
struct NewFile: Sendable {
  /// Relative to the site's folder.
  let path: String
  let text: String
}

/// The files of a new post.
struct Skeleton: Sendable {
  let post: NewFile
  /// The file of a company that the site did not know.
  let company: NewFile?
  /// A post of another language that the new one becomes a translation of by its name alone.
  let namesake: String?
}
