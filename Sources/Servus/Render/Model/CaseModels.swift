import ServusMarkup
import ServusTemplate

/// The index of case studies.
struct CompaniesContent: TemplateModel {
  let companies: TermListContent
  let facets: [FacetGroupModel]

  static let fields = Fields<CompaniesContent>(
    named: "companies",
    [
      .list("letters", "The companies in alphabetical order, by first letter where there are many.") {
        $0.companies.letters
      },
      .list("elsewhere", "The same page in other languages, where this one is empty.") { $0.companies.elsewhere },
      .list("facets", "The ways to narrow the list of case studies.") { $0.facets },
    ])
}

/// Case studies that have something in common.
struct CasesContent: TemplateModel {
  let list: ListContent
  let facets: [FacetGroupModel]
  let all: LinkModel

  static let fields = Fields<CasesContent>(
    named: "cases",
    ListContent.shared(\.list) + [
      .list("facets", "The other ways to narrow the list of case studies.") { $0.facets },
      .record("all_cases", "The index of all case studies.") { $0.all },
    ])
}

/// One way to narrow the list of case studies, such as by verdict.
struct FacetGroupModel: TemplateModel {
  let title: String
  let entries: [FacetModel]

  static let fields = Fields<FacetGroupModel>(
    named: "facet group",
    [
      .text("title", "What the group narrows by.") { $0.title },
      .list("entries", "What there is to choose from.") { $0.entries },
    ])
}

struct FacetModel: TemplateModel {
  let title: String
  let address: SafeURL
  let count: String
  var isCurrent = false

  static let fields = Fields<FacetModel>(
    named: "facet",
    [
      .text("title", "What the cases have in common.") { $0.title },
      .address("address", "The list of these cases.") { $0.address },
      .text("count", "How many there are, in words.") { $0.count },
      .flag("is_current", "Whether the page shows them.") { $0.isCurrent },
    ])
}

/// A point of a series with the cases that illustrate it.
struct PointCasesModel: TemplateModel {
  let number: String
  let title: String
  let address: SafeURL
  let cases: [CaseLinkModel]
  let all: LinkModel?

  static let fields = Fields<PointCasesModel>(
    named: "point with cases",
    [
      .text("number", "The point's number.") { $0.number },
      .text("title", "What it says.") { $0.title },
      .address("address", "Its place in the text.") { $0.address },
      .list("cases", "The cases that illustrate it, those in the page's language first.") { $0.cases },
      .record("all_cases", "All cases in the page's language, where there are more.") { $0.all },
    ])
}

/// A case study where a point names it.
struct CaseLinkModel: TemplateModel {
  let title: String
  let address: SafeURL
  let company: String?
  let verdict: VerdictModel?
  let preview: String?
  let language: String?
  let languageName: String?

  static let fields = Fields<CaseLinkModel>(
    named: "case link",
    [
      .text("title", "The post's title.") { $0.title },
      .address("address", "The post's address.") { $0.address },
      .text("company", "The company's name.") { $0.company },
      .record("verdict", "The case's verdict.") { $0.verdict },
      .text("preview", "“Draft” or “Scheduled”, in words; absent for what readers see.") { $0.preview },
      .text("language", "The tag of the post's language, where it is another than the page's.") { $0.language },
      .text("language_name", "That language's own name.") { $0.languageName },
    ])
}
