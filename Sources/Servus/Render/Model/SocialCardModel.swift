import ServusTemplate

/// The card of a post, a picture of 1200 × 630 pixels that other sites show beside a link to it.
struct SocialCardModel: TemplateModel {
  let language: LanguageModel
  let siteTitle: String
  let label: String?
  let title: String
  let fontSize: Int
  let lines: [CardLineModel]

  /// The template's name and file.
  static let templateName = "card.svg"
  static let templatePath = "Templates/\(templateName).mustache"

  static let fields = Fields<SocialCardModel>(
    named: "card picture",
    [
      .record("language", "The post's language.") { $0.language },
      .text("site_title", "The site's name, cut at 22 em.") { $0.siteTitle },
      .text("label", "The series and the instalment, else company and verdict, else the date; cut at 36 em.") {
        $0.label
      },
      .text("title", "The post's title, whole.") { $0.title },
      .text("font_size", "How high the title's letters are, in pixels.") { "\($0.fontSize)" },
      .list("lines", "The title in lines that fill a box of 820 × 340 pixels in bold serif letters of that size.") {
        $0.lines
      },
    ])
}

struct CardLineModel: TemplateModel {
  let text: String
  let y: Int

  static let fields = Fields<CardLineModel>(
    named: "card line",
    [
      .text("text", "The line's words.") { $0.text },
      .text("y", "How far the feet of its letters are below the box's upper edge, in pixels.") { "\($0.y)" },
    ])
}
