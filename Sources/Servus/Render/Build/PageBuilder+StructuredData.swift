extension PageBuilder {
  /// The JSON-LD of a page, in its script element.
  func structuredData(of content: PageContent, _ frame: PageFrame, _ parts: Parts) -> [UInt8] {
    guard let canonical = frame.canonical, !frame.isHidden else { return [] }
    var json = JSONWriter()
    json.object { json in
      json.member("@context", "https://schema.org")
      json.key("@graph")
      json.array { json in
        describe(content, frame, parts, canonical, &json)
        if !frame.breadcrumbs.isEmpty { breadcrumbList(frame.breadcrumbs, &json) }
      }
    }
    return Array("<script type=\"application/ld+json\">".utf8) + json.bytes + Array("</script>".utf8)
  }

  private func describe(
    _ content: PageContent, _ frame: PageFrame, _ parts: Parts, _ canonical: String, _ json: inout JSONWriter
  ) {
    if case .post(let index) = content, frame.kind == .post { return article(index, frame, parts, canonical, &json) }
    json.object { json in
      json.member("@type", Self.type(of: content))
      json.member("name", parts.title)
      json.member("description", parts.description)
      json.member("url", canonical)
      json.member("inLanguage", frame.language.code)
    }
  }

  private static func type(of content: PageContent) -> String {
    switch content {
    case .languageIndex: "WebSite"
    case .home(_, 1): "Blog"
    case .post: "WebPage"
    case .series: "CreativeWorkSeries"
    case .search: "SearchResultsPage"
    case .author: "ProfilePage"
    default: "CollectionPage"
    }
  }

  /// The longest headline that search engines take.
  private static let longestHeadline = 110

  private func article(
    _ index: Int, _ frame: PageFrame, _ parts: Parts, _ canonical: String, _ json: inout JSONWriter
  ) {
    let post = site.posts[index]
    let matter = post.frontMatter
    let section = site.section(of: post.language)
    json.object { json in
      json.member("@type", "BlogPosting")
      json.member("headline", cutAtWord(parts.title, atMost: Self.longestHeadline))
      json.member("description", parts.description)
      json.member("datePublished", matter.date.rfc3339)
      json.member("dateModified", matter.updated.map { _ in matter.lastChange.rfc3339 })
      json.member("inLanguage", post.language)
      json.member("mainEntityOfPage", canonical)
      json.member("url", canonical)
      json.member("image", frame.socialImage)
      json.key("wordCount")
      json.number(post.document.wordCount)
      json.member("keywords", matter.tags.map(\.value).joined(separator: ", "))
      json.key("author")
      json.array { json in authors(of: post, section, frame, &json) }
      translations(of: index, &json)
      if matter.showsComments { comments(site.relations[index].comments, canonical, &json) }
    }
  }

  private func authors(of post: Post, _ section: LanguageSection?, _ frame: PageFrame, _ json: inout JSONWriter) {
    let authors = post.frontMatter.authors.compactMap { site.terms.authors[$0.value] }
    for author in authors {
      json.object { json in
        json.member("@type", "Person")
        json.member("name", section.map { site.text(author.name, $0) } ?? author.name.anyText)
        json.member("url", author.url)
      }
    }
    guard authors.isEmpty else { return }
    json.object { json in
      json.member("@type", "Organization")
      json.member("name", section.map { site.text(site.configuration.title, $0) } ?? frame.site.title)
    }
  }

  private func translations(of index: Int, _ json: inout JSONWriter) {
    let others = site.relations[index].translations.filter { $0 != index }
    guard !others.isEmpty else { return }
    json.key("workTranslation")
    json.array { json in
      for other in others {
        json.object { json in
          json.member("@id", baseURL.absolute(plan.addresses.post(other)))
        }
      }
    }
  }

  private func comments(_ comments: [Comment], _ canonical: String, _ json: inout JSONWriter) {
    guard !comments.isEmpty else { return }
    json.key("commentCount")
    json.number(comments.count)
    json.key("comment")
    json.array { json in
      for comment in comments {
        json.object { json in
          json.member("@type", "Comment")
          json.member("url", "\(canonical)#comment_\(comment.id)")
          json.member("dateCreated", comment.date.rfc3339)
          json.member("text", comment.text)
          json.key("author")
          json.object { json in
            json.member("@type", "Person")
            json.member("name", comment.author)
          }
        }
      }
    }
  }

  private func breadcrumbList(_ breadcrumbs: [BreadcrumbModel], _ json: inout JSONWriter) {
    json.object { json in
      json.member("@type", "BreadcrumbList")
      json.key("itemListElement")
      json.array { json in
        for (index, step) in breadcrumbs.enumerated() {
          json.object { json in
            json.member("@type", "ListItem")
            json.key("position")
            json.number(index + 1)
            json.member("name", step.plainTitle)
            json.member("item", baseURL.origin + step.address)
          }
        }
      }
    }
  }
}
