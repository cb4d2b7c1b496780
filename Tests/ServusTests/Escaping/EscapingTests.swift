import Foundation
import TestSupport
import Testing

@testable import Servus

/// What authors and readers write reaches pages, feeds and JSON as text.
@Suite struct EscapingTests {
  @Test func whatAnAuthorWritesReachesNoPageUnescaped() async throws {
    let evil = "</title></script><script>alert(1)</script>\\\"'&"
    let site = try SmallSite([
      "Posts": [
        "en": [
          "a.md": SmallSite.post(
            "\"\(evil)\"", "description: \"\(evil)\"\ntags: [\"x\(evil)\"]\nauthors: [a]", body: evil),
          "a.comments.yml": "- { author: \"\(evil)\", date: 2020-01-20, text: \"\(evil)\" }\n",
        ], "_authors": ["a.yml": "name: \"\(evil)\"\n"],
      ]
    ])
    let outcome = try await site.built()
    #expect(outcome.messages == "")
    #expect(outcome.files(with: "<script>alert") == [])
    #expect(outcome.files(with: "</script><script") == [])
    #expect(outcome.files(with: "&lt;script&gt;alert(1)").contains("en/a/index.html"))
  }

  @Test func controlCharactersLeaveFeedsValid() async throws {
    let site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("\"a\\x01\\e\\u2028\\ufffeb\"")]]])
    let outcome = try await site.built()
    #expect(outcome["en/feed.xml"]?.contains("<title>a\u{FFFD}\u{FFFD}\u{2028}\u{FFFD}b</title>") == true)
    #expect(outcome["en/feed.json"]?.contains(#""title":"a\u0001\u001b\u2028"#) == true)
  }

  @Test(.faults("H10")) func keptHTMLThatReachesBeyondItsTextIsRefused() async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: "Text.\n\n<div>\n")]]])
    site.files["servus.yml"] = (site.files["servus.yml"] ?? "") + "raw_html: keep\n"
    try await site.expectMessages(
      """
      Posts/en/a.md:7:1: error: <div> is never closed [raw-html]
          <div>
          ^~~~
      help: add </div> where it ends

      """)
  }
}
