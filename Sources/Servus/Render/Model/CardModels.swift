import ServusMarkup
import ServusTemplate

/// A post as lists show it. An object, since dozens of pages show the same one.
final class PostCard: TemplateModel {
  let facts: Facts

  init(_ facts: Facts) {
    self.facts = facts
  }

  struct Facts: Sendable {
    var title: String
    var address: SafeURL
    var description: String
    var date: String
    var isoDate: String
    var readingTime: String
    var language: String
    var series: String?
    var verdict: VerdictModel?
    var company: String?
    var companyAddress: SafeURL?
    var lesson: String?
    var languageName: String?
    var isDraft: Bool
    var isFuture: Bool
    var preview: String?
    var extra: ExtraData?
  }

  static let fields = Fields<PostCard>(
    named: "card",
    [
      .text("title", "The post's title.") { $0.facts.title },
      .address("address", "The post's address.") { $0.facts.address },
      .text("description", "One or two sentences about it.") { $0.facts.description },
      .text("date", "The date in the page's language.") { $0.facts.date },
      .text("iso_date", "The date for machines: `2015-03-02`.") { $0.facts.isoDate },
      .text("reading_time", "How long it takes to read, in words.") { $0.facts.readingTime },
      .text("language", "The tag of the post's language.") { $0.facts.language },
      .text("series", "Which instalment of which series it is.") { $0.facts.series },
      .record("verdict", "The verdict of a case study.") { $0.facts.verdict },
      .text("company", "The company of a case study.") { $0.facts.company },
      .address("company_address", "The company's page; only in lists of cases.") { $0.facts.companyAddress },
      .text("lesson", "What can be learnt from a case; only in lists of cases.") { $0.facts.lesson },
      .text("language_name", "That language's own name, where it is another than the page's.") {
        $0.facts.languageName
      },
      .flag("is_draft", "Shown only because drafts were asked for.") { $0.facts.isDraft },
      .flag("is_future", "Shown only because future posts were asked for.") { $0.facts.isFuture },
      .text("preview", "“Draft” or “Scheduled” in the list's language; absent for what readers see.") {
        $0.facts.preview
      },
      .data("extra", "What the post's front matter has under `extra`.") {
        $0.facts.extra.map(TemplateValue.init)
      },
    ])
}

struct VerdictModel: TemplateModel {
  let kind: CaseStudy.Verdict
  let text: String

  static let fields = Fields<VerdictModel>(
    named: "verdict",
    [
      .choice("kind", "The verdict as a class name.", among: CaseStudy.Verdict.allCases.map(\.rawValue)) {
        $0.kind.rawValue
      },
      .text("text", "The verdict in the page's language.") { $0.text },
    ])
}

/// A text that leads somewhere.
struct LinkModel: TemplateModel {
  let title: String
  let address: SafeURL?
  var language: String?
  var languageName: String?

  static let fields = Fields<LinkModel>(
    named: "link",
    [
      .text("title", "The link's text.") { $0.title },
      .address("address", "Where it leads; absent where the text leads nowhere.") { $0.address },
      .text("language", "The tag of the language there, where it is another than the page's.") { $0.language },
      .text("language_name", "That language's own name, where the link's text does not say it.") { $0.languageName },
    ])
}
