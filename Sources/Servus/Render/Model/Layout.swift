import ServusTemplate

/// The layouts: `Templates/<name>.mustache`.
enum Layout: String, CaseIterable, Sendable {
  case languages
  case home
  case post
  case page
  case tags
  case tag
  case seriesIndex = "series-index"
  case series
  case companies
  case company
  case cases
  case authors
  case author
  case archive
  case search
  case notFound = "404"

  /// What a layout can name beyond the frame that all pages share.
  var content: Shape {
    switch self {
    case .languages: LanguagesContent.shape
    case .home: ListContent.shape
    case .post, .page: PostContent.shape
    case .tags, .seriesIndex, .authors: TermListContent.shape
    case .companies: CompaniesContent.shape
    case .cases: CasesContent.shape
    case .tag: ListContent.shape
    case .series: SeriesContent.shape
    case .company: CompanyContent.shape
    case .author: AuthorContent.shape
    case .archive: ArchiveContent.shape
    case .search: SearchContent.shape
    case .notFound: NotFoundContent.shape
    }
  }

  /// Everything that a layout can name: the frame, the layout's own content, the interface words and the addresses of
  /// static files.
  func shape(words: some Sequence<String>, statics: [StaticFile]) -> Shape {
    let wordShape = Shape(
      name: "words", fields: words.sorted().map { Shape.Field($0, .text, "The word in the page's language.") })
    let staticShape = Shape(
      name: "assets",
      fields: statics.map { Shape.Field($0.field, .address, "The address of \($0.file.path).") })
    var shape = Shape(name: rawValue, fields: PageFrame.shape.fields + content.fields)
    shape = shape.adding(
      Shape.Field("words", .record { wordShape }, "The interface words of Templates/strings without a number."))
    return shape.adding(
      Shape.Field("assets", .record { staticShape }, "The addresses of the files in Templates/static."))
  }
}

/// A page as its layout sees it: the frame, and the content of its kind.
struct PageModel: TemplateRecord {
  let frame: PageFrame
  let content: any TemplateRecord
  let words: WordsModel
  let assets: AssetsModel

  func value(for name: FieldName) -> TemplateValue? {
    if let value = frame.value(for: name) ?? content.value(for: name) { return value }
    switch name {
    case Self.wordsName: return .record(words)
    case Self.assetsName: return .record(assets)
    default: return nil
    }
  }

  private static let wordsName = FieldName("words")
  private static let assetsName = FieldName("assets")
}

/// The interface words of one language.
struct WordsModel: TemplateRecord {
  private let words: [FieldName: String]

  init(_ words: [String: String]) {
    self.words = Dictionary(uniqueKeysWithValues: words.map { (FieldName($0), $1) })
  }

  func value(for name: FieldName) -> TemplateValue? {
    words[name].map { .text($0) }
  }
}

/// The published addresses of static files.
struct AssetsModel: TemplateRecord {
  private let addresses: [FieldName: String]

  init(_ statics: [StaticFile], baseURL: BaseURL) {
    addresses = Dictionary(statics.map { (FieldName($0.field), baseURL.href($0.address)) }) { first, _ in first }
  }

  func value(for name: FieldName) -> TemplateValue? {
    addresses[name].map { .address($0) }
  }
}
