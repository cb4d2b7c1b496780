import ServusMarkup
import ServusTemplate

/// A list of posts, cut into pages: home and tags.
struct ListContent: TemplateModel {
  var posts: [PostCard]
  var postCount: String
  let pagination: PaginationModel?
  let introduction: String?

  static let fields = Fields<ListContent>(named: "list", shared(\.self))

  /// The same fields for a content that holds a list.
  static func shared<Content>(
    _ list: any KeyPath<Content, ListContent> & Sendable
  ) -> [Field<Content>] {
    [
      .list("posts", "The posts of this page of the list, newest first.") { $0[keyPath: list].posts },
      .flag("has_odd_posts", "Whether their number is odd.") { !$0[keyPath: list].posts.count.isMultiple(of: 2) },
      .text("post_count", "How many posts the whole list has, in words.") { $0[keyPath: list].postCount },
      .record("pagination", "The way to the other pages; absent where there is one page.") {
        $0[keyPath: list].pagination
      },
      .text("introduction", "A sentence above the list, on its first page.") { $0[keyPath: list].introduction },
    ]
  }
}

struct PaginationModel: TemplateModel {
  let position: String
  let newer: SafeURL?
  let older: SafeURL?

  static let fields = Fields<PaginationModel>(
    named: "pagination",
    [
      .text("position", "“Page 2 of 5” in the page's language.") { $0.position },
      .address("newer", "The page with newer posts.") { $0.newer },
      .address("older", "The page with older posts.") { $0.older },
    ])
}

struct ArchiveContent: TemplateModel {
  let years: [YearModel]

  static let fields = Fields<ArchiveContent>(
    named: "archive", [.list("years", "The years, newest first.") { $0.years }])
}

struct YearModel: TemplateModel {
  let year: String
  let count: String
  let months: [MonthModel]

  static let fields = Fields<YearModel>(
    named: "year",
    [
      .text("year", "The year.") { $0.year },
      .text("post_count", "How many posts it has, in words.") { $0.count },
      .list("months", "The months with posts, newest first.") { $0.months },
    ])
}

struct MonthModel: TemplateModel {
  let title: String
  let posts: [PostCard]

  static let fields = Fields<MonthModel>(
    named: "month",
    [
      .text("title", "Month and year in the page's language.") { $0.title },
      .list("posts", "The month's posts, newest first.") { $0.posts },
    ])
}

struct SearchContent: TemplateModel {
  let index: SafeURL
  let address: SafeURL
  let hasPosts: Bool
  let browse: [LinkModel]
  let elsewhere: [LinkModel]

  static let fields = Fields<SearchContent>(
    named: "search",
    [
      .address("index", "The file that `static/search.js` loads first.") { $0.index },
      .address("address", "The page's own address, for the form.") { $0.address },
      .flag("has_posts", "Whether there is anything to search.") { $0.hasPosts },
      .list("browse", "The lists in which posts can be found without a search.") { $0.browse },
      .list("elsewhere", "The page in other languages, where this one has nothing to search.") { $0.elsewhere },
    ])
}

struct NotFoundContent: TemplateModel {
  let text: String
  let languages: [LinkModel]

  static let fields = Fields<NotFoundContent>(
    named: "not found",
    [
      .text("text", "What the reader can do now.") { $0.text },
      .list("homes", "The homes of the languages.") { $0.languages },
    ])
}
