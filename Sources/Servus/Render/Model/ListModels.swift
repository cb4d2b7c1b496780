import ServusTemplate

/// The language index at `/`.
struct LanguagesContent: TemplateModel {
  let languages: [LanguageCard]

  static let fields = Fields<LanguagesContent>(
    named: "languages", [.list("languages", "Every language with its newest posts.") { $0.languages }])
}

struct LanguageCard: TemplateModel {
  let code: String
  let name: String
  let direction: String
  let address: String
  let title: String
  let description: String
  let posts: [PostCard]
  let postCount: String
  let newest: String
  let all: String

  static let fields = Fields<LanguageCard>(
    named: "language card",
    [
      .text("code", "The BCP 47 tag.") { $0.code },
      .text("name", "The language's own name.") { $0.name },
      .text("direction", "`ltr` or `rtl`.") { $0.direction },
      .address("address", "The language's home.") { $0.address },
      .text("site_title", "The site's name in that language.") { $0.title },
      .text("site_description", "What the site is about, in that language.") { $0.description },
      .list("posts", "The newest posts.") { $0.posts },
      .text("post_count", "How many posts there are, in words of that language.") { $0.postCount },
      .text("newest_posts", "“Newest posts” in that language.") { $0.newest },
      .text("all_posts", "“All posts” in that language.") { $0.all },
    ])
}

/// A list of posts, cut into pages: home and tags.
struct ListContent: TemplateModel {
  let posts: [PostCard]
  let postCount: String
  let pagination: PaginationModel?
  let introduction: String?

  static let fields = Fields<ListContent>(named: "list", shared(\.self))

  /// The same fields for a content that holds a list.
  static func shared<Content>(
    _ list: any KeyPath<Content, ListContent> & Sendable
  ) -> [Field<Content>] {
    [
      .list("posts", "The posts of this page of the list, newest first.") { $0[keyPath: list].posts },
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
  let newer: String?
  let older: String?

  static let fields = Fields<PaginationModel>(
    named: "pagination",
    [
      .text("position", "“Page 2 of 5” in the page's language.") { $0.position },
      .address("newer", "The page with newer posts.") { $0.newer },
      .address("older", "The page with older posts.") { $0.older },
    ])
}

struct TagsContent: TemplateModel {
  let letters: [LetterModel]
  let elsewhere: [LinkModel]

  static let fields = Fields<TagsContent>(
    named: "tags",
    [
      .list("letters", "The tags by first letter, in alphabetical order.") { $0.letters },
      .list("elsewhere", "The same page in other languages, where this one is empty.") { $0.elsewhere },
    ])
}

struct LetterModel: TemplateModel {
  let letter: String
  let entries: [EntryModel]

  static let fields = Fields<LetterModel>(
    named: "letter",
    [
      .text("letter", "The letter as a heading.") { $0.letter },
      .list("entries", "What begins with it, in alphabetical order.") { $0.entries },
    ])
}

/// A line of a list of terms.
struct EntryModel: TemplateModel {
  let title: String
  let address: String
  let count: String
  let description: String?
  var verdicts: [VerdictModel] = []

  static let fields = Fields<EntryModel>(
    named: "entry",
    [
      .text("title", "The entry's name.") { $0.title },
      .address("address", "Where it leads.") { $0.address },
      .text("count", "How much there is, in words; or a date.") { $0.count },
      .text("description", "A sentence about it.") { $0.description },
      .list("verdicts", "The verdicts of a company's cases, newest first.") { $0.verdicts },
    ])
}

struct SeriesIndexContent: TemplateModel {
  let series: [EntryModel]
  let elsewhere: [LinkModel]

  static let fields = Fields<SeriesIndexContent>(
    named: "series index",
    [
      .list("series_list", "The language's series.") { $0.series },
      .list("elsewhere", "The same page in other languages, where this one is empty.") { $0.elsewhere },
    ])
}

struct SeriesContent: TemplateModel {
  let introduction: String?
  let origin: OriginModel?
  let progress: ProgressModel?
  let groups: [PointGroupModel]
  let parts: [PartModel]

  static let fields = Fields<SeriesContent>(
    named: "series",
    [
      .text("introduction", "What the series is about.") { $0.introduction },
      .record("original", "What the series renders.") { $0.origin },
      .record("progress", "How many points are published; absent in a series without points.") { $0.progress },
      .list("groups", "All points by group; empty in a series without points.") { $0.groups },
      .list("parts", "The instalments in order.") { $0.parts },
    ])
}

/// How far a series with points is.
struct ProgressModel: TemplateModel {
  let text: String
  let published: Int
  let total: Int

  static let fields = Fields<ProgressModel>(
    named: "progress",
    [
      .text("text", "How many of the points are published, in words.") { $0.text },
      .text("published", "The number of published points.") { "\($0.published)" },
      .text("total", "The number of all points.") { "\($0.total)" },
    ])
}

struct PointGroupModel: TemplateModel {
  let title: String?
  let points: [PointModel]

  static let fields = Fields<PointGroupModel>(
    named: "point group",
    [
      .text("title", "The group's title; absent where the series has no groups.") { $0.title },
      .list("points", "The points in order.") { $0.points },
    ])
}

struct PointModel: TemplateModel {
  let number: String
  let title: String?
  let address: String?
  let others: [LinkModel]

  static let fields = Fields<PointModel>(
    named: "point",
    [
      .text("number", "The point's number.") { $0.number },
      .text("title", "What it says; absent where that is not known yet.") { $0.title },
      .address("address", "Its place in the instalment; absent where it is still to come.") { $0.address },
      .flag("is_announced", "Whether it is still to come.") { $0.address == nil },
      .list("others", "The point in other languages.") { $0.others },
    ])
}

struct PartModel: TemplateModel {
  let card: PostCard
  let label: String?
  let others: [LinkModel]

  static let fields = Fields<PartModel>(
    named: "part",
    [
      .record("post", "The instalment.") { $0.card },
      .text("label", "Which part it is, in words.") { $0.label },
      .list("others", "The instalment in other languages.") { $0.others },
    ])
}

struct CompaniesContent: TemplateModel {
  let companies: [EntryModel]
  let elsewhere: [LinkModel]

  static let fields = Fields<CompaniesContent>(
    named: "companies",
    [
      .list("companies", "The companies with case studies, in alphabetical order.") { $0.companies },
      .list("elsewhere", "The same page in other languages, where this one is empty.") { $0.elsewhere },
    ])
}

struct CompanyContent: TemplateModel {
  let website: String?
  let country: String?
  let introduction: String?
  let cases: [PostCard]
  let others: [PostCard]

  static let fields = Fields<CompanyContent>(
    named: "company",
    [
      .address("website", "The company's own site.") { $0.website },
      .text("country", "The country's name.") { $0.country },
      .text("introduction", "A sentence about the company.") { $0.introduction },
      .list("cases", "The case studies in the page's language, newest first.") { $0.cases },
      .list("other_cases", "Case studies that exist in other languages only.") { $0.others },
    ])
}

struct AuthorsContent: TemplateModel {
  let authors: [EntryModel]
  let elsewhere: [LinkModel]

  static let fields = Fields<AuthorsContent>(
    named: "authors",
    [
      .list("author_list", "The authors, in alphabetical order.") { $0.authors },
      .list("elsewhere", "The same page in other languages, where this one is empty.") { $0.elsewhere },
    ])
}

struct AuthorContent: TemplateModel {
  let author: AuthorModel
  let list: ListContent

  static let fields = Fields<AuthorContent>(
    named: "author page", [.record("author", "The author.") { $0.author }] + ListContent.shared(\.list))
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
  let letters: [LetterModel]

  static let fields = Fields<SearchContent>(
    named: "search", [.list("letters", "All posts by the first letter of their titles.") { $0.letters }])
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
