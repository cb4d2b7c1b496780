import ServusDiagnostics
import ServusMarkup

/// Every file that the site consists of, each with its one address. An object, since every page hands it around.
final class SitePlan: Sendable {
  /// In the order of their files.
  let outputs: [PlannedOutput]
  /// The same page in other languages, by what it is.
  let alternates: [AlternateKey: [Alternate]]
  /// The addresses that templates link to.
  let addresses: AddressBook
  /// Old addresses with the new ones, in order.
  let redirects: [Redirect]
  /// The published names of files in Templates/static.
  let statics: [StaticFile]
  /// Those with other published addresses, by the addresses that authors write.
  let renamed: [Address: StaticFile]
  /// The menus that servus.yml sets, by language.
  let menus: [String: [PlannedMenuEntry]]
  /// Where the buttons of offers lead, by the offer's id and language.
  let offers: [String: [String: SiteTarget]]
  /// The pages that search engines should list, in the order of their addresses.
  let indexable: [IndexablePage]
  /// Where the search pages find their indexes, by section.
  let searchIndexes: [Address]

  init(
    outputs: [PlannedOutput], alternates: [AlternateKey: [Alternate]], addresses: AddressBook, redirects: [Redirect],
    statics: [StaticFile], renamed: [Address: StaticFile], menus: [String: [PlannedMenuEntry]],
    offers: [String: [String: SiteTarget]],
    indexable: [IndexablePage], searchIndexes: [Address]
  ) {
    self.outputs = outputs
    self.alternates = alternates
    self.addresses = addresses
    self.redirects = redirects
    self.statics = statics
    self.renamed = renamed
    self.menus = menus
    self.offers = offers
    self.indexable = indexable
    self.searchIndexes = searchIndexes
  }

  /// How many HTML pages there are.
  var pageCount: Int {
    outputs.count { if case .page = $0.content { true } else { false } }
  }
}

struct IndexablePage: Sendable {
  let address: Address
  let content: PageContent
}

struct PlannedMenuEntry: Sendable {
  let title: String
  let target: SiteTarget
}

/// Where a menu entry or a button leads.
enum SiteTarget: Sendable, Equatable {
  case page(Address, suffix: SafeURL?)
  case external(SafeURL)

  func href(_ baseURL: BaseURL) -> SafeURL {
    switch self {
    case .page(let address, let suffix): baseURL.href(address).followed(by: suffix)
    case .external(let url): url
    }
  }
}

/// A file to be written. An object, since planning, rendering and writing hand it around.
final class PlannedOutput: Sendable {
  let address: Address
  /// The address's file, made once.
  let file: String
  let content: OutputContent
  let origin: OutputOrigin

  init(address: Address, content: OutputContent, origin: OutputOrigin) {
    self.address = address
    file = address.file
    self.content = content
    self.origin = origin
  }

  /// The post whose page it is, if it is one.
  var post: Int? {
    if case .page(.post(let index)) = content { index } else { nil }
  }
}

/// What asked for files to be written, for messages; one object for all the pages of a list.
final class OutputOrigin: Sendable {
  /// A source file or a phrase such as "the tags of sk".
  let name: String
  /// The source file, where there is one.
  let file: String?
  /// Where in it the address is decided.
  let mark: SourceMark?

  init(name: String, file: String? = nil, mark: SourceMark? = nil) {
    self.name = name
    self.file = file
    self.mark = mark
  }
}

extension OutputOrigin: ExpressibleByStringInterpolation {
  convenience init(stringLiteral name: String) {
    self.init(name: name)
  }
}

enum OutputContent: Sendable {
  case page(PageContent)
  case atomFeed(FeedScope)
  case jsonFeed(FeedScope)
  /// The page addresses of one sitemap file.
  case sitemap(Range<Int>)
  case sitemapIndex(files: Int)
  case robots
  case redirects
  case headers
  /// A file of a search index; its name says what is in it.
  case searchFile(section: Int, name: String)
  /// A file that is copied as it is.
  case copy(InputFile)
  /// A file that is made already, such as a stylesheet with fingerprinted addresses.
  case bytes([UInt8])
}

/// What a page shows. Sections, tags and the like are indexes into the site's lists.
enum PageContent: Sendable, Hashable {
  case languageIndex
  case home(section: Int, page: Int)
  case post(Int)
  case tags(section: Int)
  case tag(section: Int, tag: Int, page: Int)
  case seriesIndex(section: Int)
  case series(section: Int, series: Int)
  case companies(section: Int)
  case company(section: Int, company: Int)
  /// Case studies that have something in common.
  case cases(section: Int, facet: Int, page: Int)
  case authors(section: Int)
  case author(section: Int, author: Int, page: Int)
  case archive(section: Int)
  case search(section: Int)
  /// The site's own 404 page has no section.
  case notFound(section: Int?)
}

/// Which posts a feed holds.
enum FeedScope: Sendable, Hashable {
  case language(section: Int)
  case tag(section: Int, tag: Int)
}

/// What makes pages in several languages one page.
enum AlternateKey: Sendable, Hashable {
  case home, tags, seriesIndex, companies, authors, archive, search
  case post(String)
  case tag(String)
  case series(String)
  case company(String)
  case cases(String)
  case author(String)
}

/// The same page in one language.
struct Alternate: Sendable, Hashable {
  let language: String
  let address: Address
}

/// A file of Templates/static and where it is published.
struct StaticFile: Sendable {
  let file: InputFile
  let address: Address
  /// The name by which templates call its address: `style_css`.
  let field: String
  let isFingerprinted: Bool

  /// The address by which authors call it, without a fingerprint.
  var writtenAddress: Address { Address(path: Self.path(of: file)) }

  /// A file's path below Templates/static.
  static func path(of file: InputFile) -> String {
    String(file.path.dropFirst("Templates/static/".utf8.count))
  }
}
