import Foundation

extension Corpus {
  /// Writes the same posts as a site that Hugo builds. The theme is a folder with `hugo.toml` and `layouts` to copy.
  public func writeHugoSite(posts: Int, to root: URL, theme: URL, jobs: Int = 1) throws {
    let site = try SiteFolder(root)
    for name in ["hugo.toml", "layouts"] { try site.copy(theme.appending(path: name), to: name) }
    try site.makeFolder("static")
    for picture in 1...Terms.pictures { try writePicture(picture, site, in: "static") }
    let terms = Terms(corpus: self)
    for (language, code) in languages.enumerated() {
      try site.makeFolder("content/\(code)/posts")
      try site.write("---\ntitle: Archive\nlayout: archive\n---\n", to: "content/\(code)/archive.md")
      for author in 0..<Terms.authors {
        try writeTerm(
          site, "content/\(code)/authors/author-\(author + 1)", terms.author(author),
          sentence("bio \(language)", author, language))
      }
      guard style == .dialect else { continue }
      for company in 0..<Terms.companies {
        try writeTerm(site, "content/\(code)/companies/company-\(company + 1)", terms.company(company), "")
      }
      for series in 1...max(1, Terms.seriesCount(posts: posts, languages: languages.count)) {
        try writeTerm(
          site, "content/\(code)/series/series-\(series)", terms.seriesTitle(series, language),
          sentence("series text \(language)", series, language))
      }
    }
    try SiteFolder.forEach(posts, jobs: jobs) { number in
      let post = post(number)
      try site.write(
        FrontMatter.hugo(post, of: self) + BodyWriter.write(post, of: self).text,
        to: "content/\(post.code)/posts/\(post.fileName).md")
    }
  }

  private func writeTerm(_ site: SiteFolder, _ folder: String, _ title: String, _ text: String) throws {
    try site.makeFolder(folder)
    try site.write("---\ntitle: \(title.quotedInYAML)\n---\n\(text)\n", to: "\(folder)/_index.md")
  }
}
