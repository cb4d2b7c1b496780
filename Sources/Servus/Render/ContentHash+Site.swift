import ServusMarkdown

extension ContentHash {
  /// What lists, neighbours and translations show of a post: all of its front matter, and little of its text.
  ///
  /// - Parameter readingSpeeds: of all languages, since a list may be of another language.
  init(face post: Post, isFuture: Bool, readingSpeeds: [Int]) {
    var writer = ByteWriter()
    writer.skipsMarks = true
    writer.add(post.language)
    writer.add(post.slug)
    writer.add(isFuture)
    writer.add(post.frontMatter)
    writer.add(post.document.firstParagraph)
    for speed in readingSpeeds { writer.add((post.document.wordCount + speed - 1) / speed) }
    for heading in post.document.headings {
      guard let point = heading.point else { continue }
      writer.add(point)
      writer.add(heading.id)
      writer.add(heading.text)
    }
    self.init(writer.bytes)
  }

  /// Which post it is, and where it stands: links to points name its address.
  init(identity post: Post) {
    var writer = ByteWriter()
    writer.add(post.path)
    writer.add(post.slug)
    self.init(writer.bytes)
  }

  /// Which posts stand in which list of a language.
  ///
  /// - Parameter identities: tell the posts of the site apart, by post.
  init(lists section: LanguageSection, identities: [ContentHash]) {
    var writer = ByteWriter()
    func add(_ posts: [Int]) {
      writer.add(posts) { $1.add(identities[$0]) }
    }
    writer.add(section.code)
    add(section.posts)
    add(section.pages)
    for tag in section.tags {
      writer.add(tag.name)
      writer.add(tag.slug)
      add(tag.posts)
    }
    for series in section.series {
      writer.add(series.series.id)
      add(series.parts)
      for (number, point) in series.points.sorted(by: { $0.key < $1.key }) {
        writer.add(number)
        writer.add(identities[point.post])
        writer.add(point.heading.id)
        writer.add(point.heading.text)
      }
    }
    for company in section.companies {
      writer.add(company.company.id)
      add(company.cases)
    }
    for author in section.authors {
      writer.add(author.author.id)
      add(author.posts)
    }
    for facet in section.facets.all {
      writer.add(facet.slug)
      add(facet.posts)
    }
    self.init(writer.bytes)
  }

  init(comments: [Comment]) {
    var writer = ByteWriter()
    for comment in comments {
      writer.add(comment.id)
      writer.add(comment.author)
      writer.add(comment.date.epoch)
      writer.add(comment.text)
      writer.add(raw: comment.html.stored)
      writer.add(comment.url?.text)
      writer.add(comment.replyTo)
    }
    self.init(writer.bytes)
  }
}

extension ByteWriter {
  mutating func add(_ asset: Asset) {
    add(asset.file.path)
    add(asset.size) { size, writer in
      writer.add(size.width)
      writer.add(size.height)
    }
  }
}
