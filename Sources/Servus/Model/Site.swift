import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import ServusMarkup

/// The whole site, finished: what later stages make pages of. Posts are named by their index in `posts`. An object, since
/// every page hands it around.
final class Site: Sendable {
  let configuration: SiteConfiguration
  let terms: Terms
  /// Every published post and page: by language in the configured order, the newest first, then by path.
  let posts: [Post]
  /// The languages in the configured order.
  let sections: [LanguageSection]
  /// What belongs to a post beyond its own file, by post.
  let relations: [PostRelations]
  /// Pictures and other files beside posts and terms.
  let assets: [Asset]
  /// The paths of posts that are drafts, of the future or expired.
  let unpublished: Set<String>
  /// The pictures of authors among the assets, by the author's id.
  let portraits: [String: Int]
  /// The case studies of all languages that illustrate a point, in the order of `posts`.
  let casesByPoint: [SeriesPoint: [Int]]
  let now: PublicationTime
  /// The fingerprint of what all posts were read with: settings, languages, terms.
  let parsing: ContentHash

  init(
    configuration: SiteConfiguration, terms: Terms, posts: [Post], sections: [LanguageSection],
    relations: [PostRelations], assets: [Asset], unpublished: Set<String>, portraits: [String: Int],
    casesByPoint: [SeriesPoint: [Int]], now: PublicationTime, parsing: ContentHash
  ) {
    self.configuration = configuration
    self.terms = terms
    self.posts = posts
    self.sections = sections
    self.relations = relations
    self.assets = assets
    self.unpublished = unpublished
    self.portraits = portraits
    self.casesByPoint = casesByPoint
    self.now = now
    self.parsing = parsing
  }

  func section(of language: String) -> LanguageSection? {
    sections.first { $0.code == language }
  }
}

/// One language of the site. Lists of posts are newest first. An object, since every page hands it around.
final class LanguageSection: Sendable {
  let language: Language
  let segments: PathSegments
  /// Posts that stand in indexes and feeds.
  let posts: [Int]
  /// Posts of `type: page`.
  let pages: [Int]
  /// In alphabetical order.
  let tags: [TagSection]
  let series: [SeriesSection]
  let companies: [CompanySection]
  let authors: [AuthorSection]
  /// The ways to narrow the list of case studies.
  let facets: CaseFacets
  /// The same by name or id, for the many pages that ask.
  let places: TermPlaces

  init(
    language: Language, segments: PathSegments, posts: [Int], pages: [Int], tags: [TagSection], series: [SeriesSection],
    companies: [CompanySection], authors: [AuthorSection], facets: CaseFacets
  ) {
    self.language = language
    self.segments = segments
    self.posts = posts
    self.pages = pages
    self.tags = tags
    self.series = series
    self.companies = companies
    self.authors = authors
    self.facets = facets
    places = TermPlaces(
      tags: Self.places(tags.map(\.name)), series: Self.places(series.map(\.series.id)),
      companies: Self.places(companies.map(\.company.id)), authors: Self.places(authors.map(\.author.id)))
  }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  var code: String { language.code }

  func tag(named name: String) -> TagSection? { places.tags[name].map { tags[$0] } }

  func series(_ id: String) -> SeriesSection? { places.series[id].map { series[$0] } }
}

/// Where terms stand in the lists of a section, by a tag's name or another term's id.
struct TermPlaces: Sendable {
  let tags: [String: Int]
  let series: [String: Int]
  let companies: [String: Int]
  let authors: [String: Int]
}

/// A tag in one language.
struct TagSection: Sendable {
  /// As the authors write it.
  let name: String
  let slug: String
  /// The term that links it to other languages.
  let term: TagTerm?
  let posts: [Int]
}

/// A series in one language.
struct SeriesSection: Sendable {
  let series: Series
  /// By part, then by date.
  let parts: [Int]
  /// Published points by number.
  let points: [Int: Point]
  /// Where each instalment stands in `parts`.
  let places: [Int: Int]

  init(series: Series, parts: [Int], points: [Int: Point]) {
    self.series = series
    self.parts = parts
    self.points = points
    places = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1, $0) })
  }

  struct Point: Sendable {
    let post: Int
    let heading: MarkdownDocument.Heading
  }
}

/// A company with case studies in one language.
struct CompanySection: Sendable {
  let company: Company
  let cases: [Int]
}

/// An author with posts in one language.
struct AuthorSection: Sendable {
  let author: Author
  let posts: [Int]
}

/// What the rest of the site means to a post.
struct PostRelations: Sendable {
  /// The posts that are translations of each other, itself included, in the order of languages.
  var translations: [Int] = []
  /// Where each reference of its Markdown leads.
  var targets: [LinkTarget] = []
  /// Its own picture.
  var image: LinkTarget?
  /// What other sites show beside a link to it; nil where that is the site's default picture.
  var socialPicture: SocialPicture?
  /// The files that stand beside its page.
  var assets: [Int] = []
  var comments: [Comment] = []
  /// The post that it is a translation of: the oldest of its translations. Nil for the original itself.
  var original: Int?
  /// Whether the original has changed since.
  var isStale = false
  /// Posts of its language that have something in common with it, the closest first.
  var related: [Int] = []
  /// Its neighbours in time among the posts of its language.
  var newer: Int?
  var older: Int?
}

/// What other sites show beside a link to a post.
enum SocialPicture: Sendable {
  /// The post's own picture.
  case own(LinkTarget)
  /// The card that was drawn for it, an asset.
  case card(Int)
}

/// Where a link or picture leads.
enum LinkTarget: Sendable {
  case post(Int, fragment: String)
  /// A file that is published beside the page that refers to it.
  case asset(Int, fragment: String)
  /// An address of this site, without the base path; judged when all addresses are known.
  case address(Address, suffix: SafeURL?)
  /// A place on the same page, or a query.
  case samePage(SafeURL)
  /// An address elsewhere.
  case external(SafeURL)
  /// A post that is a draft, of the future or expired: the text stays without a link.
  case unpublished
}

/// A file beside a post.
struct Asset: Sendable {
  let file: InputFile
  /// Nil where it is no picture, or its size is unknown.
  let size: PictureSize?
}

/// A place below the site's root: `sk/thor/` or `feed.xml`; the root itself is empty.
struct Address: Hashable, Sendable, Comparable {
  /// Without a slash at the beginning.
  let path: String

  /// The file that a server sends for it.
  var file: String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

  static func < (left: Self, right: Self) -> Bool { left.path < right.path }
}

extension Address {
  /// What an author writes as `/img/bell.svg`, with the path of `base_url` in front or without it.
  init(written path: String, basePath: String) {
    self.init(path: String(path.hasPrefix(basePath) ? path.dropFirst(basePath.count) : path.dropFirst()))
  }
}

extension BaseURL {
  /// What a link on the site says: `/blog/sk/thor/`.
  func href(_ address: Address) -> SafeURL { SafeURL(below: path, path: address.path) }

  /// With scheme and host.
  func absolute(_ address: Address) -> SafeURL { href(address).on(origin) }
}
