import ServusMarkup
import ServusTemplate

/// A list of tags, series, companies or authors.
struct TermListContent: TemplateModel {
  let letters: [LetterModel]
  let elsewhere: [LinkModel]

  static let fields = Fields<TermListContent>(
    named: "term list",
    [
      .list("letters", "The terms in alphabetical order, by first letter where there are many.") { $0.letters },
      .list("elsewhere", "The same page in other languages, where this one is empty.") { $0.elsewhere },
    ])
}

struct LetterModel: TemplateModel {
  let letter: String?
  var entries: [EntryModel]

  static let fields = Fields<LetterModel>(
    named: "letter",
    [
      .text("letter", "The letter as a heading; absent where the list is short.") { $0.letter },
      .list("entries", "What begins with it, in alphabetical order.") { $0.entries },
    ])
}

/// A line of a list of terms.
struct EntryModel: TemplateModel {
  let title: String
  let address: SafeURL
  let count: String
  let description: String?
  var cases: [PostCard] = []

  static let fields = Fields<EntryModel>(
    named: "entry",
    [
      .text("title", "The entry's name.") { $0.title },
      .address("address", "Where it leads.") { $0.address },
      .text("count", "How much there is, in words; or a date.") { $0.count },
      .text("description", "A sentence about it.") { $0.description },
      .list("cases", "The newest cases of a company.") { $0.cases },
    ])
}

struct CompanyContent: TemplateModel {
  let website: SafeURL?
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

struct AuthorContent: TemplateModel {
  let author: AuthorModel
  let list: ListContent

  static let fields = Fields<AuthorContent>(
    named: "author page", [.record("author", "The author.") { $0.author }] + ListContent.shared(\.list))
}
