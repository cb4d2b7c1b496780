import ServusDiagnostics
import Testing

@testable import Servus

/// What the page of a post says of its last change.
@Suite struct UpdateTests {
  @Test(arguments: [
    ("2020-01-16", "2020-01-16"), ("2020-01-15", "2020-01-15"), ("2020-01-14", ""), ("2020-01-14T23:30Z", "2020-01-15"),
  ])
  func aChangeIsShownUnlessItLiesBeforeThePost(_ updated: String, shown: String) async throws {
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", "updated: \(updated)")]],
      "Templates": ["post.mustache": "{{#iso_updated}}{{.}}{{/iso_updated}}"],
    ]).built()
    #expect(outcome["en/a/index.html"] == shown)
    #expect(outcome["en/feed.json"]?.contains("date_modified") == !shown.isEmpty)
    #expect(outcome.rules == (shown.isEmpty ? ["early-update"] : []))
  }

  @Test func aChangeBeforeThePostIsTold() async throws {
    try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "updated: 2019-01-16")]]]).expectMessages(
      """
      Posts/en/a.md:4:10: warning: the post was changed before its date [early-update]
          updated: 2019-01-16
                   ^~~~~~~~~~
      help: correct one of the two; until then pages say nothing of the change

      """)
  }
}
