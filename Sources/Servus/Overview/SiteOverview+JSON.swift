import ServusMarkup

/// The lists that can be made of a site.
package enum SiteList: String, CaseIterable, Sendable {
  case posts, drafts, translations, tags, series, companies
}

extension SiteOverview {
  /// A list as a JSON array, which Documentation/lists.md describes.
  package func json(_ list: SiteList) -> [UInt8] {
    switch list {
    case .posts: Self.array(allPosts()) { $0.write(to: &$1) }
    case .drafts: Self.array(pendingPosts()) { $0.write(to: &$1) }
    case .translations: Self.array(translations()) { $0.write(to: &$1) }
    case .tags: Self.array(tags()) { $0.write(to: &$1) }
    case .series: Self.array(series()) { $0.write(to: &$1) }
    case .companies: Self.array(companies()) { $0.write(to: &$1) }
    }
  }

  private static func array<Entry>(_ entries: [Entry], _ write: (Entry, inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for entry in entries { json.object { write(entry, &$0) } }
    }
    return json.bytes(endingWith: "\n")
  }
}

extension PostOverview {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("language", language)
    json.member("state", state.rawValue)
    json.key("published")
    json.flag(isPublished)
    json.member("date", date)
    json.member("expires", expires)
    json.member("title", title)
    json.member("path", path)
    json.member("address", address)
  }
}

extension TranslationOverview {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("translation", key)
    json.member("title", title)
    json.key("versions")
    json.array { json in
      for version in versions {
        json.object { json in
          json.member("language", version.language)
          json.member("state", version.state.rawValue)
          json.member("title", version.post?.title)
          json.member("path", version.post?.path)
          json.member("address", version.post?.address)
        }
      }
    }
  }
}

extension TagOverview {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("language", language)
    json.member("tag", name)
    json.member("posts", postCount)
    json.member("term", term)
    json.key("similar")
    json.array { json in
      for tag in similar { json.text(tag) }
    }
  }
}

extension SeriesOverview {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("series", id)
    json.member("title", title)
    json.member("language", language)
    json.member("parts", parts)
    if let points { json.member("points", points) }
    json.member("published", published)
    json.member("missing", missing)
    json.member("announced", announced)
  }
}

extension CompanyOverview {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("company", id)
    json.member("name", name)
    json.member("country", country)
    json.member("cases", caseCount)
    json.key("verdicts")
    json.object { json in
      json.member("praise", praise)
      json.member("complaint", complaint)
      json.member("mixed", mixed)
    }
    json.key("languages")
    json.array { json in
      for (language, cases) in languages {
        json.object { json in
          json.member("language", language)
          json.member("cases", cases)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    self.number(number)
  }

  fileprivate mutating func member(_ name: StaticString, _ numbers: [Int]) {
    key(name)
    array { json in
      for number in numbers { json.number(number) }
    }
  }
}
