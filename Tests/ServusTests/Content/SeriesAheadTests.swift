import TestSupport
import Testing

@testable import Servus

/// Series that have not begun in a language, and points without words.
@Suite struct SeriesAheadTests {
  private func site(_ announced: String, points: String = "points: 3", body: String = "## 1. Prvý") throws -> SmallSite
  {
    try SmallSite([
      "Posts": [
        "_series": ["ten.yml": "title: {sk: Desať, en: Ten}\n\(points)\nannounced: {\(announced)}\n"],
        "sk": ["a.md": SmallSite.post("A", "series: ten\npart: 1", body: body)],
        "en": ["b.md": SmallSite.post("B")],
      ]
    ])
  }

  @Test func aSeriesThatIsAnnouncedHasAPage() async throws {
    let outcome = try await site("en: {1: The first, 3: The third}").built()
    #expect(outcome.messages.isEmpty, "\(outcome.messages)")
    let page = try #require(outcome["en/series/ten/index.html"])
    #expect(page.contains("<p>0 of 3 points published</p>"), "\(page)")
    #expect(page.contains("<p>1 The first <a href=\"/sk/a/#point-1\" lang=\"sk\">slovenčina</a></p>"))
    #expect(page.contains("<p>2 </p>"))
    #expect(page.contains("<p>3 The third</p>"))
    #expect(page.contains("content=\"Ten · 0 of 3 points published\""))
    #expect(!page.contains("hasPart"))
    #expect(outcome["en/series/index.html"]?.contains("/en/series/ten/") == true)
    for path in ["en", "sk"] {
      let page = try #require(outcome["\(path)/series/ten/index.html"])
      for code in ["en", "sk"] {
        #expect(page.contains("hreflang=\"\(code)\" href=\"https://example.org/\(code)/series/ten/\""))
      }
    }
    #expect(outcome["sitemap.xml"]?.contains("https://example.org/en/series/ten/") == true)
  }

  @Test(arguments: [
    ("en: {1: The first}", "description: x"), ("sk: {2: Druhý}", "points: 3"), ("en: {}", "points: 3"),
    ("en: {2: }", "points: 3"),
  ])
  func aPlainSeriesAndOneThatIsNotAnnouncedHaveNone(_ announced: String, _ points: String) async throws {
    let outcome = try await site(announced, points: points).built()
    #expect(outcome["sk/series/ten/index.html"] != nil)
    #expect(outcome["en/series/ten/index.html"] == nil)
  }

  @Test func aPointWithoutATitleIsCalledByItsNumber() async throws {
    let page = try #require(
      try await site("sk: {2: Druhý}", body: "## 1.\n\n## 3. Tretí").built()["sk/series/ten/index.html"])
    #expect(page.contains("<a href=\"/sk/a/#point-1\">1.\u{A0}bod</a>"), "\(page)")
    #expect(page.contains("<a href=\"/sk/a/#point-3\">Tretí</a>"))
  }
}
