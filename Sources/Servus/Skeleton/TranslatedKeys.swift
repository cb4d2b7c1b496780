import ServusMarkdown
import ServusMarkup
import ServusYAML

/// What a translation takes over from its original's front matter; texts stand in remarks, to be translated.
struct TranslatedKeys {
  private let matter: FrontMatter
  private let original: String
  private let path: String

  init(of original: Post, at path: String) {
    matter = original.frontMatter
    self.original = original.path
    self.path = path
  }

  func add(to text: inout SkeletonText) {
    if let study = matter.caseStudy { add(study, to: &text) }
    if let origin = matter.origin {
      text.add("source")
      text.add("title", origin.title, isNested: true)
      if let author = origin.author { text.add("author", author, isNested: true) }
      if let url = origin.url { text.add("url", url.text, isNested: true) }
      if let language = origin.language { text.add("lang", language, isNested: true) }
    }
    if let image = matter.image {
      text.add("image")
      text.add("src", source(of: image), isNested: true)
      text.add("alt", yaml: "\"\"", remark: image.alt, isNested: true)
      if let caption = image.caption { text.add("caption", remark: caption, isNested: true) }
      if let credit = image.credit { text.add("source", credit, isNested: true) }
    }
    if !matter.takeaways.isEmpty {
      text.add("takeaways", yaml: "[]")
      for takeaway in matter.takeaways { text.add(line: "  " + yamlComment(takeaway)) }
    }
    if let offer = matter.offer { text.add("offer", offer.value) }
    if let showsContents = matter.showsContents { text.add("toc", yaml: "\(showsContents)") }
    if !matter.showsComments { text.add("comments", yaml: "false") }
    if matter.kind != .post { text.add("type", matter.kind.rawValue) }
  }

  private func add(_ study: CaseStudy, to text: inout SkeletonText) {
    text.add("case")
    text.add("company", study.company.value, isNested: true)
    if let channel = study.channel { text.add("channel", channel, isNested: true) }
    if let country = study.country { text.add("country", country, isNested: true) }
    if let verdict = study.verdict { text.add("verdict", verdict.rawValue, isNested: true) }
    if let lesson = study.lesson { text.add("lesson", remark: lesson, isNested: true) }
    if !study.points.isEmpty {
      let points = study.points.map { "\($0.value)" }.joined(separator: ", ")
      text.add("points", yaml: "[\(points)]", isNested: true)
    }
    if let series = study.pointsOf { text.add("points_of", series.value, isNested: true) }
  }

  /// The picture as it is seen from the translation's folder.
  private func source(of image: PostImage) -> String {
    let source = image.source.value
    let parts = SplitDestination(source)
    guard Destination(source) == .site, !parts.path.hasPrefix("/"),
      let resolved = PostPath.resolved(parts.path, from: original)
    else { return source }
    let relative = PostPath.relative(resolved, to: path)
    return (source.contains("%") ? percentEncoded(relative) : relative) + parts.suffix
  }
}

/// The tags of a post in another language, as far as `Posts/_tags` tells.
struct TranslatedTags {
  let names: [String]
  /// The others, as they are.
  let untranslated: String?

  static let none = TranslatedTags(names: [], untranslated: nil)

  private init(names: [String], untranslated: String?) {
    self.names = names
    self.untranslated = untranslated
  }

  init(of post: Post, into language: String, _ terms: Terms) {
    var (names, others): ([String], [String]) = ([], [])
    let known = terms.tags(in: post.language)
    for tag in post.frontMatter.tags {
      if let name = known[tag.value]?.names[language] { names.append(name) } else { others.append(tag.value) }
    }
    self.init(names: names, untranslated: others.isEmpty ? nil : others.joined(separator: ", "))
  }
}
