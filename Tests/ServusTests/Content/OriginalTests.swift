import TestSupport
import Testing

@testable import Servus

/// The original that a post renders, on pages and in feeds.
@Suite struct OriginalTests {
  private func site(_ source: String) throws -> SmallSite {
    try SmallSite([
      "Posts": [
        "sk": ["a.md": SmallSite.post("A", "source: {\(source)}", body: "Text \"x\".")],
        "en": ["b.md": SmallSite.post("B")],
      ],
      "Templates": ["post.mustache": "{{#original}}{{author}}|{{title}}|{{language}}{{/original}}"],
    ])
  }

  @Test(arguments: [
    ("title: 'Say \"no\"', author: 'A \"B\" C', lang: en", "A “B” C|Say “no”|en"),
    ("title: 'Say \"no\"', lang: en-GB", "|Say “no”|en-GB"),
    ("title: 'Say \"no\"', lang: ja", "|Say „no“|ja"), ("title: 'Say \"no\"'", "|Say „no“|"),
  ])
  func titleAndAuthorAreSetByTheRulesOfTheirLanguage(_ source: String, _ shown: String) async throws {
    #expect(try await site(source).built()["sk/a/index.html"] == shown)
  }

  @Test func feedsNameTheOriginalBelowTheText() async throws {
    let outcome = try await site(
      "title: 'Say \"no\" <b>', author: A & B, lang: en, url: 'https://example.com/?a&b'"
    ).built()
    let atom = try #require(outcome["sk/feed.xml"])
    #expect(
      atom.contains(
        """
        &lt;p&gt;Text „x“.&lt;/p&gt;
        &lt;p&gt;Originál: A &amp;amp; B, &lt;cite lang=&quot;en&quot;&gt;\
        &lt;a href=&quot;https://example.com/?a&amp;amp;b&quot; rel=&quot;external&quot; hreflang=&quot;en&quot;&gt;\
        Say “no” &amp;lt;b&amp;gt;&lt;/a&gt;&lt;/cite&gt;&lt;/p&gt;
        """), "\(atom)")
    let json = try #require(outcome["sk/feed.json"])
    #expect(json.contains("\\u003cp\\u003eOriginál: A \\u0026amp; B, \\u003ccite lang=\\\"en\\\"\\u003e"), "\(json)")
    #expect(outcome["en/feed.xml"]?.contains("Original:") == false)
  }

  @Test func anOriginalWithoutAnAddressIsNoLink() async throws {
    let json = try await site("title: Book").built()["sk/feed.json"]
    #expect(json?.contains("Originál: \\u003ccite\\u003eBook\\u003c/cite\\u003e") == true, "\(json ?? "")")
  }
}
