/// The keys of a post in YAML.
struct FrontMatter {
  private let corpus: Corpus
  private let post: Post
  private let terms: Terms
  private var lines = ["---"]

  private init(_ post: Post, _ corpus: Corpus) {
    self.corpus = corpus
    self.post = post
    terms = Terms(corpus: corpus)
    lines.append("title: \(post.title.quotedInYAML)")
    lines += ["date: \(post.date)", "slug: \(post.slug)", "description: \(post.description.quotedInYAML)"]
    let tags = post.tags.map { terms.tag($0, post.language) }
    lines += post.number % 2 == 0 ? ["tags: [\(tags.joined(separator: ", "))]"] : ["tags:"] + tags.map { "  - \($0)" }
    lines.append("authors: [author-\(post.author + 1)]")
    if !post.takeaways.isEmpty { lines += ["takeaways:"] + post.takeaways.map { "  - \($0)" } }
  }

  private var text: String { lines.joined(separator: "\n") + "\n---\n\n" }

  static func servus(_ post: Post, of corpus: Corpus) -> String {
    var matter = FrontMatter(post, corpus)
    if let key = post.translation { matter.lines.append("translation: \(key)") }
    if let series = post.series { matter.lines += ["series: series-\(series)", "part: \(post.part)"] }
    if let studied = post.studied {
      matter.lines += ["case:", "  company: company-\(studied.company + 1)"] + matter.details(of: studied)
    }
    if post.hasOffer { matter.lines.append("offer: booklet") }
    matter.source()
    return matter.text
  }

  /// The same where Hugo has a word for it; what it has none for are parameters that the layouts show.
  static func hugo(_ post: Post, of corpus: Corpus) -> String {
    var matter = FrontMatter(post, corpus)
    if let key = post.translation { matter.lines.append("translationKey: \(key)") }
    if let series = post.series { matter.lines += ["series: [series-\(series)]", "part: \(post.part)"] }
    if let studied = post.studied {
      matter.lines += ["companies: [company-\(studied.company + 1)]", "case:"] + matter.details(of: studied)
    }
    if post.hasOffer { matter.lines.append("offer: booklet") }
    matter.source()
    if let comments = corpus.comments(post, indentedBy: 2) { matter.lines.append("comments:\n\(comments.dropLast())") }
    return matter.text
  }

  private func details(of studied: Post.Case) -> [String] {
    let points = studied.points.map(String.init).joined(separator: ", ")
    return [
      "  channel: \(studied.channel)", "  country: \(studied.country)", "  verdict: \(studied.verdict)",
      "  lesson: \(studied.lesson)", "  points_of: series-\(studied.series)", "  points: [\(points)]",
    ]
  }

  private mutating func source() {
    guard post.hasSource else { return }
    lines += [
      "source:", "  title: \(corpus.plainWords[post.number % 900].capitalizedFirst)",
      "  url: https://example.org/source/\(post.number)", "  lang: en",
    ]
  }
}

extension String {
  /// Between quotation marks where a sign in it would mean something to YAML.
  var quotedInYAML: String {
    contains(where: { ":\"'#".contains($0) })
      ? "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" : self
  }
}
