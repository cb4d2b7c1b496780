import ServusMarkup

extension PageBuilder {
  /// The JSON-LD of a page, in its script element.
  func structuredData(of content: PageContent, _ frame: PageFrame, _ parts: Parts) -> SafeHTML {
    guard let canonical = frame.canonical, !frame.isHidden else { return SafeHTML() }
    var json = JSONWriter(expecting: 2048, after: "<script type=\"application/ld+json\">")
    json.object { json in
      json.member("@context", "https://schema.org")
      json.key("@graph")
      json.array { json in
        describe(content, frame, parts, canonical, &json)
        if case .post(let index) = content, frame.kind == .post { review(index, frame, parts, canonical, &json) }
        if !frame.breadcrumbs.isEmpty { breadcrumbList(frame.breadcrumbs, &json) }
      }
    }
    return json.html(endingWith: "</script>")
  }

  private func describe(
    _ content: PageContent, _ frame: PageFrame, _ parts: Parts, _ canonical: SafeURL, _ json: inout JSONWriter
  ) {
    if case .post(let index) = content, frame.kind == .post { return article(index, frame, parts, canonical, &json) }
    json.object { json in
      json.member("@type", Self.type(of: content))
      json.member("@id", canonical)
      json.member("name", parts.title)
      json.member("description", parts.description)
      json.member("url", canonical)
      json.member("inLanguage", frame.language.code)
      switch content {
      case .post(let index): translations(of: index, &json)
      case .series(let section, let number): instalments(of: site.sections[section].series[number], &json)
      case .company(let section, let number):
        let section = site.sections[section]
        json.key("about")
        organization(section.companies[number].company, section, &json)
      case .author(let section, let number, _):
        json.key("mainEntity")
        person(site.sections[section].authors[number].author, section, withPortrait: true, &json)
      default: break
      }
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

  // MARK: Terms

  private func instalments(of series: SeriesSection, _ json: inout JSONWriter) {
    if let origin = series.series.origin { original(origin, &json) }
    guard !series.parts.isEmpty else { return }
    json.key("hasPart")
    json.array { json in
      for (place, part) in series.parts.enumerated() {
        let post = site.posts[part]
        json.object { json in
          json.member("@type", "BlogPosting")
          json.member("@id", entry(of: part).address.on(baseURL.origin))
          json.member("url", entry(of: part).address.on(baseURL.origin))
          json.member("headline", post.frontMatter.title.value)
          json.key("position")
          json.number(post.frontMatter.part?.value ?? place + 1)
        }
      }
    }
  }

  func organization(_ company: Company, _ section: LanguageSection, _ json: inout JSONWriter) {
    json.object { json in
      json.member("@type", "Organization")
      json.member("name", site.text(company.name, section))
      json.member("url", company.url)
    }
  }

  /// An author, whose address is the page on this site where there is one.
  func person(_ author: Author, _ index: Int, withPortrait: Bool = false, _ json: inout JSONWriter) {
    let section = site.sections[index]
    let hasPage = section.places.authors[author.id] != nil
    json.object { json in
      json.member("@type", author.kind == .person ? "Person" : "Organization")
      json.member("name", site.text(author.name, section))
      json.member("url", hasPage ? baseURL.absolute(plan.addresses.author(index, author)) : author.url)
      json.member("sameAs", hasPage ? author.url : nil)
      guard withPortrait else { return }
      json.member("description", site.text(author.bio, section))
      json.member("image", portrait(of: author, section, index).map { $0.address.on(baseURL.origin) })
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
            json.member("item", step.address.on(baseURL.origin))
          }
        }
      }
    }
  }
}
