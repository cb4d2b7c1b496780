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

/// A page as its layout sees it: the frame, and around it the content of its kind and what all pages of a section name.
struct PageModel: Sendable {
  let frame: PageFrame
  let content: any TemplateRecord
  let shared: DataRecord

  /// The records around the frame, the outermost first.
  var outer: [any TemplateRecord] { [shared, content] }
}

extension DataRecord {
  /// What all pages of a section name: the interface words and the published addresses of static files.
  init(words: [String: String], statics: [StaticFile], baseURL: BaseURL) {
    let words = words.mapValues { TemplateValue.text($0) }
    let assets = Dictionary(statics.map { ($0.field, TemplateValue.address(baseURL.href($0.address))) }) { first, _ in
      first
    }
    self.init(["words": .record(DataRecord(words)), "assets": .record(DataRecord(assets))])
  }
}
