import Foundation

/// Sites that grow in one direction only. Twice the size should take twice the time.
public enum GrowthSite: String, CaseIterable, Sendable {
  /// A single post of so many megabytes.
  case bigPost = "big-post"
  /// So many posts with one tag.
  case tag
  /// So many tags, on the same number of posts.
  case tags
  /// So many instalments of a series.
  case series
  /// A few posts in so many languages.
  case languages
  /// So many posts of the corpus.
  case posts

  private static let postsOfTags = 1_250
  private static let translatedPosts = 25

  /// Writes the site of a size into a new folder.
  public func write(_ size: Int, of corpus: Corpus, to root: URL, templates: URL) throws {
    if self == .posts { return try corpus.writeServusSite(posts: size, to: root, templates: templates, jobs: 2) }
    let site = try SiteFolder(root)
    try site.copy(templates, to: "Templates")
    let languages = self == .languages ? Array(Self.codes.prefix(size)) : ["en"]
    try site.write(Corpus.settings(languages: languages), to: "servus.yml")
    for language in languages { try site.makeFolder("Posts/\(language)") }
    switch self {
    case .bigPost: try write(0, of: corpus, bytes: size * 1_000_000, keys: "", to: "en", site)
    case .tag: try writeEach(size, corpus, site) { _ in "tags: [one]\n" }
    case .tags:
      let posts = min(size, Self.postsOfTags)
      let share = size / posts
      try writeEach(posts, corpus, site) { number in
        let tags = (0..<share).map { "tag\(number * share + $0)" }
        return "tags: [\(tags.joined(separator: ", "))]\n"
      }
    case .series:
      try site.makeFolder("Posts/_series")
      try site.write("title: Series\n", to: "Posts/_series/long.yml")
      try writeEach(size, corpus, site) { "series: long\npart: \($0 + 1)\n" }
    case .languages: try writeTranslations(languages, corpus, site)
    case .posts: break
    }
  }

  private func writeEach(_ count: Int, _ corpus: Corpus, _ site: SiteFolder, keys: (Int) -> String) throws {
    for number in 0..<count { try write(number, of: corpus, bytes: 600, keys: keys(number), to: "en", site) }
  }

  /// Each language has the words of English, under its own code.
  private func writeTranslations(_ languages: [String], _ corpus: Corpus, _ site: SiteFolder) throws {
    let strings = site.root.appending(path: "Templates/strings")
    let english = try String(contentsOf: strings.appending(path: "en.yml"), encoding: .utf8)
    for language in languages {
      try site.write(english, to: "Templates/strings/\(language).yml")
      for number in 0..<Self.translatedPosts {
        try write(number, of: corpus, bytes: 600, keys: "translation: t-\(number)\n", to: language, site)
      }
    }
  }

  private func write(
    _ number: Int, of corpus: Corpus, bytes: Int, keys: String, to language: String, _ site: SiteFolder
  ) throws {
    // The last language of a corpus is English.
    let post = corpus.post(number * corpus.languages.count + corpus.languages.count - 1)
    let head = "---\ntitle: \(post.title.quotedInYAML)\ndate: \(post.date)\nslug: \(post.slug)\n\(keys)---\n\n"
    try site.write(
      head + BodyWriter.blocks(bytes, post, of: corpus), to: "Posts/\(language)/\(post.fileName).md")
  }

  private static let codes =
    """
    en cs sk hu ru pl de fr es it pt nl da sv nb fi et lv lt sl hr sr bs mk bg ro el tr uk be ga cy eu ca gl is mt sq hy ka az \
    kk uz ky tg mn id ms tl sw af zu xh st tn yo ig ha so mg
    """.split(separator: " ").map(String.init)
}
