import Foundation
import TestSupport
import Testing

@testable import Servus

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Every file of a site full of payloads, read by strict parsers.
@Suite struct PayloadTests {
  private func output() async throws -> FileTree {
    let outcome = try await PayloadSite.site().built()
    let rules = Set(outcome.rules)
    #expect(rules == ["unsafe-link"], "\(outcome.messages)")
    return try #require(outcome.output)
  }

  @Test(.faults("H1", "H2", "H13")) func nothingIsHTMLThatTheThemeHasNotWritten() async throws {
    let output = try await output()
    let pages = output.paths.filter { $0.hasSuffix(".html") }
    #expect(pages.count > 30)
    for path in pages {
      let page = try #require(output[path])
      for danger in PayloadSite.dangers { #expect(!page.contains(danger), "\(path)") }
      #expect(page.matches(of: /(?i)(?:href|src)="\s*(?:javascript|vbscript|data):/).isEmpty, "\(path)")
    }
    let post = try #require(output["en/payload/index.html"])
    #expect(post.contains("&lt;img src=x onerror=window.__ran=1&gt;"))
    #expect(post.contains("{{title}}{{{body}}}"))
    #expect(post.contains(#"<code class="language-x&quot;'&gt;&lt;script&gt;window.__ran=1&lt;/script&gt;">"#))
  }

  @Test(.faults("H7")) func feedsAndSitemapsAreWellFormed() async throws {
    let output = try await output()
    for path in output.paths where path.hasSuffix(".xml") {
      let reader = XMLText()
      let parser = XMLParser(data: Data(output.files[path] ?? []))
      parser.delegate = reader
      #expect(parser.parse(), "\(path): \(String(describing: parser.parserError))")
      // What readers of feeds decode must be safe HTML.
      for content in reader.texts["content"] ?? [] {
        for danger in PayloadSite.dangers { #expect(!content.contains(danger), "\(path)") }
      }
      if path == "en/feed.xml" {
        #expect(reader.texts["content"]?.count { $0.contains("&lt;img src=x") } == 3)
        #expect(reader.texts["title"]?.contains("Title " + PayloadSite.payload) == true)
      }
    }
  }

  @Test(.faults("H8")) func jsonIsValidAndHoldsTheTextsAsTheyAre() async throws {
    let output = try await output()
    for path in output.paths where path.hasSuffix(".json") {
      let value = try JSONSerialization.jsonObject(with: Data(output.files[path] ?? []))
      guard path == "en/feed.json" else { continue }
      let feed = try #require(value as? [String: Any])
      let items = try #require(feed["items"] as? [[String: Any]])
      #expect(feed["title"] as? String == PayloadSite.payload)
      #expect(items.contains { $0["title"] as? String == "Title " + PayloadSite.payload })
      for item in items {
        let html = try #require(item["content_html"] as? String)
        for danger in PayloadSite.dangers { #expect(!html.contains(danger)) }
      }
    }
  }

  @Test(.faults("H4")) func jsonInPagesEndsWhereItsScriptEnds() async throws {
    let output = try await output()
    var count = 0
    for path in output.paths where path.hasSuffix(".html") {
      let page = try #require(output[path])
      for script in page.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/) {
        count += 1
        #expect(!script.1.contains { "<>&\u{2028}\u{2029}".contains($0) }, "\(path)")
        _ = try JSONSerialization.jsonObject(with: Data(script.1.utf8))
      }
    }
    #expect(count > 20)
  }

  @Test(.faults("H6")) func addressesAreEncodedInPagesSitemapsAndFeeds() async throws {
    let output = try await output()
    let post = try #require(output["en/img-src-x-onerror-window-ran-1-b/index.html"])
    #expect(
      post.contains(
        #"src="/en/img-src-x-onerror-window-ran-1-b/'%20onerror=window.__ran=1%20x='&amp;%23%25;.svg""#))
    let sitemap = try #require(output["sitemap.xml"])
    let addresses = sitemap.matches(of: /<loc>(.*?)<\/loc>/).map(\.1) + sitemap.matches(of: /href="(.*?)"/).map(\.1)
    #expect(addresses.count > 60)
    #expect(addresses.allSatisfy { $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } })
  }

  @Test(
    .faults("H3"),
    arguments: [
      "_authors/a.yml": "name: A\n", "_companies/a.yml": "name: A\n",
      "_series/a.yml": "title: A\nsource:\n  title: B\n  ",
      "en/b.comments.yml": "- author: A\n  date: 2020-01-20\n  text: B\n  ",
    ])
  func addressesOfOtherSchemesAreRefused(path: String, text: String) async throws {
    for address in ["javascript:alert(1)", "JAVASCRIPT:x", "\\x01javascript:x", "data:text/html,x", "file:///x"] {
      var site = try SmallSite(["Posts": ["en": ["b.md": SmallSite.post("B")]]])
      site.files["Posts/\(path)"] = text + "url: \"\(address)\"\n"
      let outcome = try await site.built()
      #expect(outcome.output == nil)
      #expect(outcome.messages.contains("error: \"url\" must be a web address"))
    }
  }
}

/// The texts of a document by the element that holds them.
private final class XMLText: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { text = "" }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    texts[name, default: []].append(text)
    text = ""
  }
}
