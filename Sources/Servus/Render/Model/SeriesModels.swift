import ServusMarkup
import ServusTemplate

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
      .flag("has_odd_parts", "Whether their number is odd.") { !$0.parts.count.isMultiple(of: 2) },
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
  let address: SafeURL?
  let others: [LinkModel]
  let cases: [CaseLinkModel]
  let all: LinkModel?

  static let fields = Fields<PointModel>(
    named: "point",
    [
      .text("number", "The point's number.") { $0.number },
      .text("title", "What it says, or which it is; absent where that is not known yet.") { $0.title },
      .address("address", "Its place in the instalment; absent where it is still to come.") { $0.address },
      .flag("is_announced", "Whether it is still to come.") { $0.address == nil },
      .list("others", "The point in other languages.") { $0.others },
      .list("cases", "The cases that illustrate it, those in the page's language first.") { $0.cases },
      .record("all_cases", "All cases in the page's language, where there are more.") { $0.all },
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
