import Testing

@testable import Servus

/// What holds for every page of a site, shown on the golden site in two languages.
@Suite struct WholeSiteTests {
  private static let root = "https://example.org/blog/"

  private func output() async throws -> FileTree {
    var site = try GoldenSite(name: "two-languages").input()
    site.files = site.files.merging([
      "Posts": [
        "sk": [
          "dlhy.md": SmallSite.post("Dlhý", "slug: dlhy\ntags: [chat]"),
          "dlhsi.md": SmallSite.post("Dlhší", "slug: dlhsi\ntags: [chat]\nauthors: [editors]"),
        ]
      ]
    ])
    return try #require(try await site.built().output)
  }

  /// The values of an attribute in a text.
  private func values(of attribute: String, in text: String) -> [String] {
    text.split(separator: "\(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  private func isThere(_ address: String, in output: FileTree) -> Bool {
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    return output.files[Address(path: path).file] != nil
  }

  @Test func everyAddressOfTheContractExists() async throws {
    let output = try await output()
    let language = [
      "", "series/", "series/zasady/", "companies/", "companies/amazon/", "authors/", "archive/", "search/", "404.html",
    ]
    let own = ["feed.xml", "feed.json", "thor/", "temy/", "temy/chat/", "temy/chat/feed.xml", "temy/chat/strana/2/"]
    let more = ["authors/editors/", "strana/2/", "thor/obrazok.svg", "o-blogu/"]
    let whole = ["", "sitemap.xml", "robots.txt", "404.html", "_redirects", "_headers", "cs/tags/duvera/"]
    for address in whole + (language + own + more).map({ "sk/\($0)" }) + language.map({ "cs/\($0)" }) {
      #expect(isThere(address, in: output), "\(address)")
    }
  }

  @Test func noLinkIsDead() async throws {
    let output = try await output()
    for path in output.paths where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      let text = try #require(output[path]).replacing(Self.root, with: "/blog/")
      for address in values(of: "href", in: text) + values(of: "src", in: text) where !address.hasPrefix("#") {
        guard address.hasPrefix("/") else {
          #expect(
            address.hasPrefix("https://www.amazon.com/") || address == "https://example.com/", "\(path): \(address)")
          continue
        }
        #expect(address.hasPrefix("/blog/"), "\(path): \(address)")
        #expect(isThere(String(address.dropFirst("/blog/".count)), in: output), "\(path): \(address)")
      }
    }
  }

  @Test func everyFragmentLeadsToAnId() async throws {
    let output = try await output()
    for path in output.paths where path.hasSuffix(".html") {
      let text = try #require(output[path])
      for address in values(of: "href", in: text) {
        guard let hash = address.firstIndex(of: "#") else { continue }
        let page = hash == address.startIndex ? path : Address(path: String(address[..<hash].dropFirst(6))).file
        let id = address[address.index(after: hash)...]
        #expect(output[page]?.contains("id=\"\(id)\"") == true, "\(path): \(address)")
      }
    }
  }

  /// The alternates that a page names, by language.
  private func alternates(of page: String) -> [String: String] {
    var result: [String: String] = [:]
    for part in page.split(separator: "hreflang=\"").dropFirst() {
      let code = String(part.prefix { $0 != "\"" })
      if code.count < 10, let address = values(of: "href", in: String(part)).first, result[code] == nil {
        result[code] = address
      }
    }
    return result
  }

  @Test func alternatesAreReciprocal() async throws {
    let output = try await output()
    var pairs = 0
    for path in output.paths where path.hasSuffix(".html") {
      let page = try #require(output[path])
      let head = String(page.prefix(upTo: page.firstRange(of: "<nav>")?.lowerBound ?? page.endIndex))
      guard head.contains("hreflang") else { continue }
      let own = alternates(of: head)
      let canonical = try #require(values(of: "rel=\"canonical\" href", in: head).first)
      #expect(own.values.contains(canonical), "\(path)")
      #expect(own["x-default"] == own["cs"] ?? canonical, "\(path)")
      for (code, address) in own where code != "x-default" && address != canonical {
        let other = try #require(output[Address(path: String(address.dropFirst(Self.root.count))).file])
        let head = String(other.prefix(upTo: other.firstRange(of: "<nav>")?.lowerBound ?? other.endIndex))
        #expect(alternates(of: head) == own, "\(path): \(address)")
        pairs += 1
      }
    }
    #expect(pairs >= 16)
  }

  @Test func theSitemapListsWhatSearchEnginesMayList() async throws {
    let output = try await output()
    let sitemap = try #require(output["sitemap.xml"])
    let listed = sitemap.split(separator: "<loc>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    var wanted: [String] = []
    for path in output.paths where path.hasSuffix(".html") {
      let page = try #require(output[path])
      guard !page.contains("noindex") else { continue }
      wanted.append(try #require(values(of: "rel=\"canonical\" href", in: page).first))
    }
    #expect(listed == wanted.sorted())
    #expect(!listed.contains { $0.contains("404") })
  }

  @Test func feedsHoldWholePostsWithAbsoluteAddresses() async throws {
    let output = try await output()
    let feed = try #require(output["sk/feed.xml"])
    #expect(feed.contains("&lt;a href=&quot;https://example.org/blog/sk/01/#point-2&quot;&gt;"))
    #expect(feed.contains("src=&quot;https://example.org/blog/sk/thor/obrazok.svg&quot;"))
    #expect(!feed.contains("href=&quot;/") && !feed.contains("src=&quot;/"))
    let json = try #require(output["sk/feed.json"])
    #expect(!json.contains("href=\\\"/") && !json.contains("src=\\\"/"))
    #expect(!feed.contains("O blogu"))
  }

  @Test func pagesStandInNoIndex() async throws {
    let output = try await output()
    for path in ["sk/archive/index.html", "sk/feed.json", "sk/strana/2/index.html"] {
      let text = try #require(output[path]).replacing("<a href=\"/blog/sk/o-blogu/\">O\u{A0}blogu</a>", with: "")
      #expect(!text.contains("o-blogu"), "\(path)")
    }
  }

  @Test func listsAreCutIntoPages() async throws {
    let output = try await output()
    #expect(output["sk/index.html"]?.contains("/blog/sk/strana/2/</p>") == true)
    #expect(output["sk/strana/2/index.html"]?.contains("<p>/blog/sk/ ") == true)
    #expect(output["sk/strana/3/index.html"] != nil)
    #expect(output["sk/strana/4/index.html"] == nil)
    #expect(output["sk/strana/1/index.html"] == nil)
  }
}
