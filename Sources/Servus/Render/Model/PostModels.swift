import ServusMarkup
import ServusTemplate

/// A post or page of its own.
struct PostContent: TemplateModel {
  var body: SafeHTML
  /// The post's title as it was typed and its address with scheme and host, for those who send them on.
  var shared: (title: String, address: SafeURL)
  var date: String
  var isoDate: String
  var updated: String?
  var isoUpdated: String?
  var readingTime: String
  var isDraft: Bool
  var isFuture: Bool
  var preview: String?
  var authors: [AuthorModel]
  var tags: [LinkModel]
  var contents: [ContentsModel]
  var takeaways: [String]
  var image: ImageModel?
  var caseStudy: CaseModel?
  var origin: OriginModel?
  var offer: OfferModel?
  var series: InstalmentModel?
  var pointCases: [PointCasesModel]
  var translations: [LinkModel]
  var newerVersion: NewerVersionModel?
  var comments: [CommentModel]
  var commentCount: String
  var related: [PostCard]
  var newer: LinkModel?
  var older: LinkModel?
  var extra: ExtraData?

  static let fields = Fields<PostContent>(
    named: "post",
    [
      .html("body", "The text.") { $0.body },
      .text("encoded_title", "The title as a part of an address, such as one that shares the post.") {
        percentEncodedValue($0.shared.title)
      },
      .text("encoded_address", "The canonical address as a part of another one.") {
        percentEncodedValue($0.shared.address.text)
      },
      .text("date", "The date in the page's language.") { $0.date },
      .text("iso_date", "The date for machines.") { $0.isoDate },
      .text("updated", "The sentence that says when the text was changed; absent where it was not.") { $0.updated },
      .text("iso_updated", "The date of the change for machines.") { $0.isoUpdated },
      .text("reading_time", "How long it takes to read, in words.") { $0.readingTime },
      .flag("is_draft", "Shown only because drafts were asked for.") { $0.isDraft },
      .flag("is_future", "Shown only because future posts were asked for.") { $0.isFuture },
      .text("preview", "“Draft” or “Scheduled”, in words; absent for what readers see.") { $0.preview },
      .list("authors", "Who wrote it.") { $0.authors },
      .list("tags", "Its tags, in the order of the front matter.") { $0.tags },
      .list("contents", "The table of contents; empty where the text has few headings.") { $0.contents },
      .list("takeaways", "What the reader will learn.") { $0.takeaways },
      .record("image", "The post's own picture.") { $0.image },
      .record("case", "The facts of a case study.") { $0.caseStudy },
      .record("original", "The original that the post translates or retells.") { $0.origin },
      .record("offer", "What is offered at the end.") { $0.offer },
      .record("series", "The series that the post is an instalment of.") { $0.series },
      .list("point_cases", "The points in the text that cases illustrate, each with its cases.") { $0.pointCases },
      .list("translations", "The post in other languages.") { $0.translations },
      .record("newer_version", "The original, where it has changed since this translation was made.") {
        $0.newerVersion
      },
      .list("comments", "Readers' comments, each with the replies to it.", isTree: true) { $0.comments },
      .text("comment_count", "How many comments there are, in words.") { $0.commentCount },
      .list("related", "Posts of the same language that have something in common with it, at most three.") {
        $0.related
      },
      .record("newer", "The next post of the language.") { $0.newer },
      .record("older", "The post before.") { $0.older },
      .data("extra", "What the front matter has under `extra`: `{{extra.mood}}`.") {
        $0.extra.map(TemplateValue.init)
      },
    ])
}

struct AuthorModel: TemplateModel {
  let name: String
  let bio: String?
  let address: SafeURL?
  let website: SafeURL?
  let portrait: ImageModel?

  static let fields = Fields<AuthorModel>(
    named: "author",
    [
      .text("name", "The author's name.") { $0.name },
      .text("bio", "A sentence about the author.") { $0.bio },
      .address("address", "The author's page on this site.") { $0.address },
      .address("website", "The author's own site.") { $0.website },
      .record("portrait", "The author's picture; its `alt` is the name.") { $0.portrait },
    ])
}

/// What a translation says of its original when that has changed since.
struct NewerVersionModel: TemplateModel {
  let text: String
  let link: LinkModel
  let languageName: String

  static let fields = Fields<NewerVersionModel>(
    named: "newer version",
    [
      .text("text", "The sentence that says when the original was changed.") { $0.text },
      .record("link", "The original, under its own title.") { $0.link },
      .text("language_name", "The own name of its language.") { $0.languageName },
    ])
}

struct ContentsModel: TemplateModel {
  let title: String
  let address: SafeURL
  let children: [LinkModel]

  static let fields = Fields<ContentsModel>(
    named: "contents entry",
    [
      .text("title", "The heading.") { $0.title },
      .address("address", "The heading's place on the page.") { $0.address },
      .list("children", "The headings one level below.") { $0.children },
    ])
}

struct ImageModel: TemplateModel {
  let address: SafeURL
  let alt: String
  let caption: String?
  let credit: String?
  let size: PictureSize?
  let isFirst: Bool

  static let fields = Fields<ImageModel>(
    named: "image",
    [
      .address("address", "The picture's address.") { $0.address },
      .text("alt", "What the picture shows.") { $0.alt },
      .text("caption", "The line below it.") { $0.caption },
      .text("credit", "Where it comes from.") { $0.credit },
      .text("width", "In pixels; absent where it is not known.") { $0.size.map { "\($0.width)" } },
      .text("height", "In pixels; absent where it is not known.") { $0.size.map { "\($0.height)" } },
      .flag("is_first", "Whether readers see it before all other pictures, so that it should be loaded at once.") {
        $0.isFirst
      },
    ])
}

struct CaseModel: TemplateModel {
  let company: LinkModel
  let channel: LinkModel?
  let country: LinkModel?
  let verdict: VerdictModel?
  let verdictAddress: SafeURL?
  let lesson: String?
  let points: [LinkModel]

  static let fields = Fields<CaseModel>(
    named: "case",
    [
      .record("company", "The company, leading to its cases.") { $0.company },
      .text("channel", "Where it took place, in the page's language.") { $0.channel?.title },
      .address("channel_address", "The cases that took place there.") { $0.channel?.address },
      .text("country", "The country's name.") { $0.country?.title },
      .address("country_address", "The cases in that country.") { $0.country?.address },
      .record("verdict", "Praise, complaint or mixed.") { $0.verdict },
      .address("verdict_address", "The cases with that verdict.") { $0.verdictAddress },
      .text("lesson", "What can be learnt, in one sentence.") { $0.lesson },
      .list("points", "The points of the series that the case illustrates.") { $0.points },
    ])
}

struct OriginModel: TemplateModel {
  let title: String
  let author: String?
  let address: SafeURL?
  let language: String?

  static let fields = Fields<OriginModel>(
    named: "original",
    [
      .text("title", "The original's title.") { $0.title },
      .text("author", "Its author.") { $0.author },
      .address("address", "Where it can be read.") { $0.address },
      .text("language", "The tag of its language.") { $0.language },
    ])
}

struct OfferModel: TemplateModel {
  let title: String
  let text: String
  let button: String
  let address: SafeURL

  static let fields = Fields<OfferModel>(
    named: "offer",
    [
      .text("title", "What is offered.") { $0.title },
      .text("text", "A sentence about it.") { $0.text },
      .text("button", "The words on the button.") { $0.button },
      .address("address", "Where the button leads.") { $0.address },
    ])
}

struct InstalmentModel: TemplateModel {
  let title: String
  let address: SafeURL
  let part: String?
  let points: String?
  let progress: ProgressModel?
  let previous: LinkModel?
  let next: LinkModel?

  static let fields = Fields<InstalmentModel>(
    named: "instalment",
    [
      .text("title", "The series' title.") { $0.title },
      .address("address", "The series' page.") { $0.address },
      .text("part", "Which part of the series this is, in words.") { $0.part },
      .text("points", "Which of the points this is, in words; absent where it has none.") { $0.points },
      .record("progress", "How many points are published; absent in a series without points.") { $0.progress },
      .record("previous", "The instalment before.") { $0.previous },
      .record("next", "The instalment after.") { $0.next },
    ])
}

struct CommentModel: TemplateModel {
  let id: String
  let author: String
  let website: SafeURL?
  let date: String
  let isoDate: String
  let body: SafeHTML
  let replyTo: LinkModel?
  var replies: [CommentModel]

  static let fields = Fields<CommentModel>(
    named: "comment",
    [
      .text("id", "The comment's id on the page.") { $0.id },
      .text("author", "Who wrote it.") { $0.author },
      .address("website", "The author's site.") { $0.website },
      .text("date", "The date in the page's language.") { $0.date },
      .text("iso_date", "The date for machines.") { $0.isoDate },
      .html("body", "The comment's text.") { $0.body },
      .record("reply_to", "The comment that it answers.") { $0.replyTo },
      .list("replies", "The comments that answer it.", isTree: true) { $0.replies },
    ])
}
