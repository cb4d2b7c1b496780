import Foundation

extension Corpus {
  /// Writes so many posts as a site that Servus builds. The theme is a folder `Templates` to copy.
  public func writeServusSite(posts: Int, to root: URL, templates: URL, jobs: Int = 1) throws {
    let site = try SiteFolder(root)
    for folder in languages + ["_tags", "_authors", "_companies", "_series", "_offers"] {
      try site.makeFolder("Posts/\(folder)")
    }
    try site.write(Self.settings(languages: languages), to: "servus.yml")
    try site.copy(templates, to: "Templates")
    try writeTerms(posts: posts, site)
    try SiteFolder.forEach(posts, jobs: jobs) { number in
      let post = post(number)
      let path = "Posts/\(post.code)/\(post.fileName)"
      let body = BodyWriter.write(post, of: self)
      try site.write(FrontMatter.servus(post, of: self) + body.text, to: "\(path).md")
      // Posts that show the same picture write the same bytes.
      if let picture = body.picture { try writePicture(picture, site, in: "Posts/\(post.code)") }
      if let comments = comments(post) { try site.write(comments, to: "\(path).comments.yml") }
    }
  }

  static func settings(languages: [String], title: String = "Corpus") -> String {
    """
    title: \(title)
    description: A site put together for benchmarks.
    base_url: https://corpus.example/
    languages: [\(languages.joined(separator: ", "))]
    default_language: \(languages.last ?? "en")
    time_zone: Europe/Bratislava
    per_page: 10
    feed_items: 20
    raw_html: escape

    """
  }

  private func writeTerms(posts: Int, _ site: SiteFolder) throws {
    let terms = Terms(corpus: self)
    for tag in 0..<Terms.tags {
      try site.write("names:\n" + inEachLanguage { terms.tag(tag, $0) }, to: "Posts/_tags/tag-\(tag + 1).yml")
    }
    for author in 0..<Terms.authors {
      let bio = inEachLanguage { self.sentence("bio \($0)", author, $0) }
      try site.write("name: \(terms.author(author))\nbio:\n\(bio)", to: "Posts/_authors/author-\(author + 1).yml")
    }
    guard style == .dialect else { return }
    for company in 0..<Terms.companies {
      let text = "name: \(terms.company(company))\nurl: https://example.com/company-\(company + 1)\n"
      try site.write(text, to: "Posts/_companies/company-\(company + 1).yml")
    }
    for series in 1...max(1, Terms.seriesCount(posts: posts, languages: languages.count)) {
      let text = """
        title:
        \(inEachLanguage { terms.seriesTitle(series, $0) })description:
        \(inEachLanguage { self.sentence("series text \($0)", series, $0) })points: \(Terms.parts * Terms.pointsOfPart)

        """
      try site.write(text, to: "Posts/_series/series-\(series).yml")
    }
    let offer = inEachLanguage { self.sentence("offer \($0)", 0, $0) }
    try site.write(
      "title:\n\(offer)text:\n\(offer)button:\n\(offer)url: https://example.com/booklet\n",
      to: "Posts/_offers/booklet.yml")
  }

  private func inEachLanguage(_ text: (Int) -> String) -> String {
    languages.indices.map { "  \(languages[$0]): \(text($0).quotedInYAML)\n" }.joined()
  }

  func sentence(_ purpose: String, _ number: Int, _ language: Int) -> String {
    var dice = dice(purpose, number)
    return vocabularies[language].phrase(7...12, &dice) + "."
  }

  func writePicture(_ number: Int, _ site: SiteFolder, in folder: String) throws {
    try site.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" width="640" height="360">
      <rect width="160" height="90" fill="#fbf6ee"/><circle cx="80" cy="45" r="\(10 + 2 * number)" fill="#10191b"/>
      </svg>

      """, to: "\(folder)/picture-\(number).svg")
  }
}
