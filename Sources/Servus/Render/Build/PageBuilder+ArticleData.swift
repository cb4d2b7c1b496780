import ServusMarkup

/// The JSON-LD of a post: Documentation/structured-data.md.
extension PageBuilder {
  /// The longest headline that search engines take.
  private static let longestHeadline = 110

  func article(_ index: Int, _ frame: PageFrame, _ parts: Parts, _ canonical: SafeURL, _ json: inout JSONWriter) {
    let post = site.posts[index]
    let matter = post.frontMatter
    json.object { json in
      json.member("@type", "BlogPosting")
      json.member("@id", canonical)
      json.member("headline", cutAtWord(parts.title, atMost: Self.longestHeadline))
      json.member("description", parts.description)
      json.member("datePublished", matter.date.rfc3339)
      json.member("dateModified", matter.shownUpdate.map { _ in matter.lastChange.rfc3339 })
      json.member("inLanguage", post.language)
      json.member("mainEntityOfPage", canonical)
      json.member("url", canonical)
      json.member("image", frame.socialImage?.address)
      json.key("wordCount")
      json.number(post.document.wordCount)
      json.member("keywords", matter.tags.map(\.value).joined(separator: ", "))
      json.key("author")
      json.array { json in authors(of: index, &json) }
      about(index, &json)
      series(of: index, &json)
      translations(of: index, &json)
      if let origin = matter.origin { original(origin, &json) }
      if matter.showsComments { comments(site.relations[index].comments, canonical, &json) }
    }
  }

  private func authors(of index: Int, _ json: inout JSONWriter) {
    let authors = site.posts[index].frontMatter.authors.compactMap { site.terms.authors[$0.value] }
    let section = entry(of: index).section
    if let section { for author in authors { person(author, section, &json) } }
    guard authors.isEmpty else { return }
    json.object { json in
      json.member("@type", "Organization")
      json.member("name", section.map { sections[$0].siteTitle })
    }
  }

  /// The company of a case study with the section that names it.
  private func company(of index: Int) -> (company: Company, section: LanguageSection)? {
    guard let id = site.posts[index].frontMatter.caseStudy?.company.value, let company = site.terms.companies[id],
      let section = entry(of: index).section
    else { return nil }
    return (company, site.sections[section])
  }

  private func about(_ index: Int, _ json: inout JSONWriter) {
    guard let (company, section) = company(of: index) else { return }
    json.key("about")
    organization(company, section, &json)
  }

  /// A case with a verdict is a review of its company, without a rating: nobody gave one.
  func review(_ index: Int, _ frame: PageFrame, _ parts: Parts, _ canonical: SafeURL, _ json: inout JSONWriter) {
    let post = site.posts[index]
    guard let study = post.frontMatter.caseStudy, study.verdict != nil, let (company, section) = company(of: index)
    else { return }
    json.object { json in
      json.member("@type", "Review")
      json.member("name", parts.title)
      json.member("description", study.lesson ?? parts.description)
      json.member("datePublished", post.frontMatter.date.rfc3339)
      json.member("inLanguage", post.language)
      json.member("url", canonical)
      json.member("reviewAspect", study.channel.map { section.language.wordOrText("channel_", $0) })
      json.key("itemReviewed")
      organization(company, section, &json)
      json.key("author")
      json.array { json in authors(of: index, &json) }
    }
  }

  private func series(of index: Int, _ json: inout JSONWriter) {
    let post = site.posts[index]
    guard let number = entry(of: index).section,
      let id = post.frontMatter.series?.value, let series = site.sections[number].series(id),
      let place = series.places[index]
    else { return }
    json.key("isPartOf")
    json.object { json in
      json.member("@type", "CreativeWorkSeries")
      json.member("@id", baseURL.absolute(plan.addresses.series(number, series.series)))
      json.member("name", site.text(series.series.title, site.sections[number]))
    }
    json.key("position")
    json.number(post.frontMatter.part?.value ?? place + 1)
  }

  /// The original names its translations, and each of them the original.
  func translations(of index: Int, _ json: inout JSONWriter) {
    if let original = site.relations[index].original {
      json.key("translationOfWork")
      return translation(original, &json)
    }
    let others = site.relations[index].translations.filter { $0 != index }
    guard !others.isEmpty else { return }
    json.key("workTranslation")
    json.array { json in
      for other in others { translation(other, &json) }
    }
  }

  private func translation(_ index: Int, _ json: inout JSONWriter) {
    json.object { json in
      json.member("@type", site.posts[index].frontMatter.kind == .post ? "BlogPosting" : "WebPage")
      json.member("@id", entry(of: index).address.on(baseURL.origin))
      json.member("inLanguage", site.posts[index].language)
    }
  }

  /// What a post or series renders or retells.
  func original(_ origin: Origin, _ json: inout JSONWriter) {
    json.key("isBasedOn")
    json.object { json in
      json.member("@type", "CreativeWork")
      json.member("name", origin.title)
      json.member("url", origin.url)
      json.member("inLanguage", origin.language)
      // Whether it is a person or an organization is not known.
      json.member("creditText", origin.author)
    }
  }

  private func comments(_ comments: [Comment], _ canonical: SafeURL, _ json: inout JSONWriter) {
    guard !comments.isEmpty else { return }
    json.key("commentCount")
    json.number(comments.count)
    json.key("comment")
    json.array { json in
      for comment in comments { self.comment(comment, canonical, &json) }
    }
  }

  private func comment(_ comment: Comment, _ canonical: SafeURL, _ json: inout JSONWriter) {
    let address = { (id: String) in canonical.followed(by: SafeURL(fragment: "comment_\(id)")) }
    json.object { json in
      json.member("@type", "Comment")
      json.member("@id", address(comment.id))
      json.member("url", address(comment.id))
      json.member("datePublished", comment.date.rfc3339)
      json.member("text", comment.text)
      json.key("author")
      json.object { json in
        json.member("@type", "Person")
        json.member("name", comment.author)
        json.member("url", comment.url)
      }
      guard let answered = comment.replyTo else { return }
      json.key("parentItem")
      json.object { json in
        json.member("@type", "Comment")
        json.member("@id", address(answered))
      }
    }
  }
}
