import ServusMarkdown
import ServusMarkup

/// Writes the feeds: Atom (RFC 4287) and JSON Feed 1.1, with whole posts and absolute addresses.
struct FeedWriter: Sendable {
  let builder: PageBuilder

  /// About how many bytes a feed takes up.
  private static let usualSize = 96 << 10

  private var site: Site { builder.site }
  private var baseURL: BaseURL { builder.baseURL }

  /// What a feed is about.
  private struct Feed {
    let section: LanguageSection
    let title: String
    let subtitle: String
    /// The page that shows the same posts.
    let page: Address
    let posts: [Int]
  }

  private func feed(_ scope: FeedScope) -> Feed {
    let addresses = builder.plan.addresses
    switch scope {
    case .language(let index):
      let section = site.sections[index]
      return Feed(
        section: section, title: site.text(site.configuration.title, section),
        subtitle: site.text(site.configuration.description, section), page: addresses.home(index),
        posts: site.feedPosts(section.posts))
    case .tag(let index, let number):
      let section = site.sections[index]
      let tag = section.tags[number]
      return Feed(
        section: section, title: section.language.phrase("posts_tagged", ["tag": tag.name]),
        subtitle: site.text(site.configuration.title, section), page: addresses.tag(index, tag),
        posts: site.feedPosts(tag.posts))
    }
  }

  /// The posts that a feed holds.
  func posts(in scope: FeedScope) -> [Int] { feed(scope).posts }

  private func authors(of index: Int, _ section: LanguageSection) -> [(name: String, url: SafeURL?)] {
    site.posts[index].frontMatter.authors.compactMap { site.terms.authors[$0.value] }
      .map { (site.text($0.name, section), $0.url) }
  }

  /// The text, and the original that it renders.
  private func content(of index: Int, _ builder: PageBuilder) -> SafeHTML {
    let body = builder.body(of: index, absolute: true)
    guard let credit = builder.credit(of: index) else { return body }
    var html = HTMLBuilder()
    html.add(body)
    html.add(credit)
    return html.html
  }

  // MARK: Atom

  func atom(_ scope: FeedScope, at address: Address, texts: [Int: HTMLFragment]) -> [UInt8] {
    var builder = builder
    builder.texts = texts
    let feed = feed(scope)
    let newest = feed.posts.map { site.posts[$0].frontMatter.lastChange }.max()
    var xml = XMLWriter(expecting: Self.usualSize)
    if let style = builder.feedStyle { xml.stylesheet(style) }
    xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.section.code)]) { xml in
      xml.element("title", text: feed.title)
      if !feed.subtitle.isEmpty { xml.element("subtitle", text: feed.subtitle) }
      xml.element("id", text: baseURL.absolute(feed.page).text)
      xml.element("updated", text: newest?.rfc3339 ?? "1970-01-01T00:00:00Z")
      xml.emptyElement(
        "link", [("rel", "self"), ("type", FeedFormat.atom.mediaType), ("href", baseURL.absolute(address).text)])
      xml.emptyElement(
        "link", [("rel", "alternate"), ("type", "text/html"), ("href", baseURL.absolute(feed.page).text)])
      xml.element("author") { $0.element("name", text: site.text(site.configuration.title, feed.section)) }
      if builder.feedStyle != nil { introduction(feed, &xml) }
      for post in feed.posts { entry(post, feed.section, builder, &xml) }
    }
    return xml.bytes
  }

  /// What somebody reads who opens the feed in a browser. Readers of feeds pass over elements of other namespaces
  /// (RFC 4287, 6.3).
  private func introduction(_ feed: Feed, _ xml: inout XMLWriter) {
    xml.element("p", [("xmlns", Self.xhtml)]) { xml in
      let language = feed.section.language
      xml.element("span", text: builder.set(language.word("feed_text"), in: language))
      xml.element("a", [("href", baseURL.absolute(feed.page).text)], text: language.word("all_posts"))
    }
  }

  private static let xhtml = "http://www.w3.org/1999/xhtml"

  private func entry(_ index: Int, _ section: LanguageSection, _ builder: PageBuilder, _ xml: inout XMLWriter) {
    let post = site.posts[index]
    let address = builder.entry(of: index).address.on(baseURL.origin)
    xml.element("entry") { xml in
      xml.element("title", text: post.frontMatter.title.value)
      if builder.feedStyle != nil {
        // Links of Atom cannot be clicked.
        xml.element("p", [("xmlns", Self.xhtml)]) {
          $0.element("a", [("href", address.text)], text: post.frontMatter.title.value)
        }
      }
      xml.element("id", text: address.text)
      xml.emptyElement("link", [("rel", "alternate"), ("type", "text/html"), ("href", address.text)])
      xml.element("published", text: post.frontMatter.date.rfc3339)
      xml.element("updated", text: post.frontMatter.lastChange.rfc3339)
      for author in authors(of: index, section) {
        xml.element("author") { xml in
          xml.element("name", text: author.name)
          if let url = author.url { xml.element("uri", text: url.text) }
        }
      }
      for tag in post.frontMatter.tags { xml.emptyElement("category", [("term", tag.value)]) }
      let summary = builder.entry(of: index).plainDescription
      if !summary.isEmpty { xml.element("summary", text: summary) }
      xml.element("content", [("type", "html")], html: content(of: index, builder))
    }
  }

  // MARK: JSON Feed

  func json(_ scope: FeedScope, at address: Address, texts: [Int: HTMLFragment]) -> [UInt8] {
    var builder = builder
    builder.texts = texts
    let feed = feed(scope)
    var json = JSONWriter(expecting: Self.usualSize)
    json.object { json in
      json.member("version", "https://jsonfeed.org/version/1.1")
      json.member("title", feed.title)
      json.member("description", feed.subtitle)
      json.member("home_page_url", baseURL.absolute(feed.page))
      json.member("feed_url", baseURL.absolute(address))
      json.member("language", feed.section.code)
      json.key("items")
      json.array { json in
        for post in feed.posts { item(post, feed.section, builder, &json) }
      }
    }
    return json.bytes(endingWith: "\n")
  }

  private func item(_ index: Int, _ section: LanguageSection, _ builder: PageBuilder, _ json: inout JSONWriter) {
    let post = site.posts[index]
    let address = builder.entry(of: index).address.on(baseURL.origin)
    json.object { json in
      json.member("id", address)
      json.member("url", address)
      json.member("title", post.frontMatter.title.value)
      json.member("summary", builder.entry(of: index).plainDescription)
      json.key("content_html")
      json.text(content(of: index, builder))
      json.member("image", builder.socialImage(of: index)?.address)
      json.member("date_published", post.frontMatter.date.rfc3339)
      if post.frontMatter.shownUpdate != nil { json.member("date_modified", post.frontMatter.lastChange.rfc3339) }
      json.member("language", post.language)
      let authors = authors(of: index, section)
      if !authors.isEmpty {
        json.key("authors")
        json.array { json in
          for author in authors {
            json.object { json in
              json.member("name", author.name)
              json.member("url", author.url)
            }
          }
        }
      }
      if !post.frontMatter.tags.isEmpty {
        json.key("tags")
        json.array { json in
          for tag in post.frontMatter.tags { json.text(tag.value) }
        }
      }
    }
  }
}
