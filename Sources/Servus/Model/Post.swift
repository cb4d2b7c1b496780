import ServusDiagnostics
import ServusMarkdown
import ServusMarkup
import ServusYAML

/// A post as its author wrote it, read by itself: no other post is known yet. An object, since it is large, never changes
/// and is handed around a lot.
final class Post: Sendable {
  /// The file, relative to the site's folder: `Posts/sk/2015-03-02-thor.md`.
  let path: String
  let language: String
  /// The hash of the file's bytes.
  let source: ContentHash
  let frontMatter: FrontMatter
  /// The last path segment of its address.
  let slug: String
  /// Without its HTML and its text.
  let document: MarkdownDocument
  /// Where its HTML and the words by which search finds it are kept.
  let record: PostRecord
  /// Posts with the same key are translations of each other: the one in the front matter, else the path below the
  /// language's folder without date and ending.
  let translationKey: String

  init(path: String, language: String, source: ContentHash, outline: Outline, record: PostRecord) {
    self.path = path
    self.language = language
    self.source = source
    frontMatter = outline.frontMatter
    slug = outline.slug
    document = outline.document
    self.record = record
    translationKey = frontMatter.translation?.value ?? Self.key(ofPath: path)
  }

  /// The key of a post that names none. A date is part of it only where the name is nothing else.
  static func key(ofPath path: String) -> String {
    let below = path[PostPath.startBelowLanguage(of: path)...]
    let name = below.utf8.lastIndex(of: UInt8(ascii: "/")).map { below.index(after: $0) } ?? below.startIndex
    return below[..<name] + PostName(String(below[name...]), zone: .utc).key
  }
}

/// What stands between the `---` lines of a post.
struct FrontMatter: Sendable {
  enum Kind: String, Sendable, CaseIterable { case post, page }

  let title: Located<String>
  let date: PublicationTime
  let updated: PublicationTime?
  let expires: PublicationTime?
  let slug: Located<String>?
  let description: String?
  let tags: [Located<String>]
  let authors: [Located<String>]
  let translation: Located<String>?
  let series: Located<String>?
  let part: Located<Int>?
  let caseStudy: CaseStudy?
  let origin: Origin?
  let image: PostImage?
  let takeaways: [String]
  let offer: Located<String>?
  let aliases: [Located<String>]
  let isDraft: Bool
  let showsContents: Bool?
  let showsComments: Bool
  let kind: Kind
  let extra: ExtraData?
  /// Where the front matter's first key stands, for messages about keys that are missing.
  let mark: SourceMark
  /// Where the day of the last change stands: `updated`, else `date`, else `mark`.
  let lastChangeMark: SourceMark
}

extension FrontMatter {
  /// When the post last changed, never before it was published.
  var lastChange: PublicationTime { max(updated ?? date, date) }
  /// `updated`, unless it is a day before the post was published: that is no change that readers could have missed.
  var shownUpdate: PublicationTime? { updated.flatMap { $0.date < date.date ? nil : $0 } }
}

/// A case study's facts.
struct CaseStudy: Sendable {
  enum Verdict: String, Sendable, CaseIterable { case praise, complaint, mixed }

  let company: Located<String>
  /// Where it took place: `chat`, `phone`, …; a word of its own is shown as it stands.
  let channel: String?
  /// An ISO 3166 code; a word of its own is shown as it stands.
  let country: String?
  let verdict: Verdict?
  let lesson: String?
  let points: [Located<Int>]
  let pointsOf: Located<String>?
}

/// The original that a post translates or retells.
struct Origin: Sendable {
  let title: String
  let author: String?
  let url: SafeURL?
  let language: String?
}

/// A post's own picture.
struct PostImage: Sendable {
  let source: Located<String>
  let alt: String
  let caption: String?
  let credit: String?
}

/// A reader's comment that came with a post.
struct Comment: Sendable {
  let id: String
  let author: String
  let date: PublicationTime
  /// Without markup.
  let text: String
  let html: HTMLFragment
  let url: SafeURL?
  let replyTo: String?
}
