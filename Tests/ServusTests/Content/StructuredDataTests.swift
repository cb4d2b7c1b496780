import Foundation
import Testing

@testable import Servus

/// JSON-LD, as Documentation/structured-data.md describes it.
@Suite struct StructuredDataTests {
  /// What a page says of itself, by type, in the form that `JSONSerialization` writes with sorted keys.
  private func graph(_ path: String, of outcome: Outcome) throws -> [String: String] {
    let page = try #require(outcome[path])
    let script = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/)).1
    let root = try JSONSerialization.jsonObject(with: Data(script.utf8)) as? [String: Any]
    var nodes: [String: String] = [:]
    for node in try #require(root?["@graph"] as? [[String: Any]]) {
      let type = try #require(node["@type"] as? String)
      let data = try JSONSerialization.data(withJSONObject: node, options: [.sortedKeys, .withoutEscapingSlashes])
      nodes[type] = String(decoding: data, as: UTF8.self).replacing("https://example.org", with: "")
    }
    return nodes
  }

  private func built() async throws -> Outcome {
    try await SmallSite([
      "Posts": [
        "_companies": ["acme.yml": "name: Acme\nurl: https://acme.example/\n"],
        "_series": ["list.yml": "title: List\npoints: 9\n"],
        "_authors": [
          "jana.yml": "name: Jana\nbio: Writes.\nurl: https://jana.example/\n",
          "desk.yml": "name: The desk\ntype: organization\n",
        ],
        "sk": ["a.md": SmallSite.post("A")],
        "en": [
          "a.md": """
          ---
          title: A
          date: 2020-01-20
          authors: [jana, desk]
          case: {company: acme, channel: chat, verdict: praise, lesson: Be kind.}
          source: {title: Blog, author: Someone, url: "https://blog.example/", lang: de}
          series: list
          part: 2
          ---
          """,
          "a.comments.yml": """
          - {id: one, author: X, date: 2020-01-21, text: Hello}
          - {id: two, author: Y, date: 2020-01-22, text: Hi, reply_to: one}
          """,
          "neutral.md": SmallSite.post("N", "case: {company: acme}"),
        ],
      ]
    ]).built()
  }

  @Test func theOriginalNamesItsTranslationsAndATranslationTheOriginal() async throws {
    let outcome = try await built()
    #expect(
      try graph("sk/a/index.html", of: outcome)["BlogPosting"]?.contains(
        #""workTranslation":[{"@id":"/en/a/","@type":"BlogPosting","inLanguage":"en"}]"#) == true)
    let translation = try #require(try graph("en/a/index.html", of: outcome)["BlogPosting"])
    #expect(
      translation.contains(#""translationOfWork":{"@id":"/sk/a/","@type":"BlogPosting","inLanguage":"sk"}"#))
    #expect(!translation.contains("workTranslation"))
  }

  @Test func aPostNamesItsSeriesSourceAuthorsAndCompany() async throws {
    let post = try #require(try graph("en/a/index.html", of: try await built())["BlogPosting"])
    for part in [
      #""isPartOf":{"@id":"/en/series/list/","@type":"CreativeWorkSeries","name":"List"}"#, #""position":2"#,
      #""isBasedOn":{"@type":"CreativeWork","creditText":"Someone","inLanguage":"de","name":"Blog","url":"https://blog.example/"}"#,
      #"{"@type":"Person","name":"Jana","sameAs":"https://jana.example/","url":"/en/authors/jana/"}"#,
      #"{"@type":"Organization","name":"The desk","url":"/en/authors/desk/"}"#,
      #""about":{"@type":"Organization","name":"Acme","url":"https://acme.example/"}"#,
    ] {
      #expect(post.contains(part), "\(post)")
    }
  }

  @Test func aReplyNamesTheCommentThatItAnswers() async throws {
    let post = try #require(try graph("en/a/index.html", of: try await built())["BlogPosting"])
    #expect(post.contains(#""commentCount":2"#))
    #expect(
      post.contains(
        """
        {"@id":"/en/a/#comment_two","@type":"Comment","author":{"@type":"Person","name":"Y"},\
        "datePublished":"2020-01-22T00:00:00+01:00","parentItem":{"@id":"/en/a/#comment_one","@type":"Comment"},\
        "text":"Hi","url":"/en/a/#comment_two"}
        """), "\(post)")
  }

  @Test func aCaseWithAVerdictReviewsItsCompanyWithoutARating() async throws {
    let outcome = try await built()
    let review = try #require(try graph("en/a/index.html", of: outcome)["Review"])
    #expect(review.contains(#""itemReviewed":{"@type":"Organization","name":"Acme","url":"https://acme.example/"}"#))
    #expect(review.contains(#""reviewAspect":"Chat""#))
    #expect(!review.contains("ating\""))
    #expect(try graph("en/neutral/index.html", of: outcome)["Review"] == nil)
  }

  @Test func aSeriesHasItsInstalmentsWithPositions() async throws {
    let series = try #require(try graph("en/series/list/index.html", of: try await built())["CreativeWorkSeries"])
    #expect(
      series.contains(#""hasPart":[{"@id":"/en/a/","@type":"BlogPosting","headline":"A","position":2,"url":"/en/a/"}]"#)
    )
  }

  @Test func anAuthorsPageIsAProfile() async throws {
    let outcome = try await built()
    #expect(
      try graph("en/authors/jana/index.html", of: outcome)["ProfilePage"]?.contains(
        #""mainEntity":{"@type":"Person","description":"Writes.","name":"Jana","sameAs":"https://jana.example/","url":"/en/authors/jana/"}"#
      ) == true)
    #expect(
      try graph("en/authors/desk/index.html", of: outcome)["ProfilePage"]?.contains(#""@type":"Organization""#) == true)
  }
}
