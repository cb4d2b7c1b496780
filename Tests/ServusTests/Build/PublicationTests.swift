import Testing

@testable import Servus

/// What is published, and when.
@Suite struct PublicationTests {
  private func site(_ posts: FileTree, now: String = "2020-06-01T12:00:00Z") throws -> SmallSite {
    var site = try SmallSite(["Posts": ["en": posts]])
    site.now = now
    return site
  }

  private func isPublished(_ frontMatter: String, now: String = "2020-06-01T12:00:00Z") async throws -> Bool {
    let outcome = try await site(["p.md": "---\ntitle: P\n\(frontMatter)\n---\nText.\n"], now: now).built()
    #expect(outcome.messages == "")
    return outcome["en/p/index.html"] != nil
  }

  @Test(arguments: ["yes", "Yes", "true", "True", "TRUE", "on", "y", "\"true\"", "'yes'"])
  func aDraftInAnySpellingOfYesIsNotPublished(_ spelling: String) async throws {
    #expect(try await !isPublished("date: 2020-01-01\ndraft: \(spelling)"))
  }

  @Test(arguments: ["no", "No", "false", "False", "off", "n", "\"false\""])
  func aPostThatIsNoDraftInAnySpellingIsPublished(_ spelling: String) async throws {
    #expect(try await isPublished("date: 2020-01-01\ndraft: \(spelling)"))
  }

  @Test(arguments: ["nie", "ture", "1", "0", "yes please", "tru"])
  func aDraftFlagThatIsNeitherYesNorNoIsAnError(_ value: String) async throws {
    let carets = "^" + String(repeating: "~", count: value.count - 1)
    try await site(["p.md": SmallSite.post("P", "draft: \(value)")]).expectMessages(
      """
      Posts/en/p.md:4:8: error: "draft" must be true or false, not "\(value)" [front-matter]
          draft: \(value)
                 \(carets)
      help: write true or false

      """)
  }

  @Test func draftsAndFuturePostsAreBuiltOnlyWhenAskedFor() async throws {
    var site = try site([
      "draft.md": SmallSite.post("Draft", "draft: yes"), "future.md": "---\ntitle: Future\ndate: 2030-01-01\n---\n",
      "plain.md": SmallSite.post("Plain"),
    ])
    #expect(try await site.built().output?.paths.contains("en/plain/index.html") == true)
    #expect(try await site.built().files(with: "Draft") == [])
    #expect(try await site.built().files(with: "Future") == [])
    (site.includesDrafts, site.includesFuture) = (true, true)
    let all = try await site.built()
    #expect(all["en/draft/index.html"]?.contains("</time> draft</p>") == true)
    #expect(all["en/future/index.html"]?.contains("</time> future</p>") == true)
  }

  @Test func whatReadersDoNotSeeYetIsMarkedAndKeptFromSearchEngines() async throws {
    var site = try site([
      "draft.md": SmallSite.post("Draft", "draft: yes\ntags: [a]"),
      "future.md": "---\ntitle: Future\ndate: 2030-01-01\n---\n",
      "page.md": SmallSite.post("Page", "draft: yes\ntype: page"), "plain.md": SmallSite.post("Plain", "tags: [a]"),
      "both.md": "---\ntitle: Both\ndate: 2030-01-02\ndraft: yes\n---\n",
    ])
    for path in ["post", "page", "home", "archive"] {
      site.files["Templates/\(path).mustache"] = "{{title}}{{#is_hidden}} noindex{{/is_hidden}}|"
    }
    for path in ["post", "page"] { site.files["Templates/\(path).mustache"]? += "{{#preview}}{{.}}{{/preview}}" }
    site.files["Templates/home.mustache"]? += "{{#posts}}{{title}}: {{#preview}}{{.}}{{/preview}}, {{/posts}}"
    (site.includesDrafts, site.includesFuture) = (true, true)
    let outcome = try await site.built()
    #expect(outcome["en/draft/index.html"] == "Draft noindex|Draft")
    #expect(outcome["en/future/index.html"] == "Future noindex|Scheduled")
    #expect(outcome["en/both/index.html"] == "Both noindex|Draft · Scheduled")
    #expect(outcome["en/page/index.html"] == "Page noindex|Draft")
    #expect(outcome["en/plain/index.html"] == "Plain|")
    #expect(outcome["en/index.html"] == "Test|Both: Draft · Scheduled, Future: Scheduled, Draft: Draft, Plain: , ")
    for file in ["sitemap.xml", "en/feed.xml", "en/feed.json", "en/tags/a/feed.xml"] {
      let text = try #require(outcome[file])
      #expect(text.contains("/en/plain/"))
      for hidden in ["draft", "future", "both", "page"] { #expect(!text.contains("/en/\(hidden)/")) }
    }
  }

  @Test func theThemeMarksDraftsInTheLanguageOfThePage() async throws {
    var site = try SmallSite(["Posts": ["sk": ["a.md": SmallSite.post("A", "draft: yes")]]])
    site.files = try site.files.merging(
      FileTree(reading: SmallSite.repository.appending(path: "Templates")).below("Templates"))
    site.includesDrafts = true
    let outcome = try await site.built()
    let mark = "<span class=\"mark mark-preview\">Koncept</span>"
    for page in ["sk/a/index.html", "sk/index.html", "sk/archive/index.html", "index.html"] {
      #expect(outcome[page]?.contains(mark) == true, "\(page)")
    }
    #expect(outcome["sk/a/index.html"]?.contains("<meta name=\"robots\" content=\"noindex\">") == true)
    #expect(outcome["sk/index.html"]?.contains("noindex") == false)
  }

  @Test(arguments: [
    ("2020-05-31T21:59:59Z", false), ("2020-05-31T22:00:00Z", true), ("2020-06-01T21:59:59Z", true),
    ("2020-06-02T10:00:00Z", true),
  ])
  func aPostDatedTodayIsPublishedFromMidnightInTheSitesZone(now: String, isPublished: Bool) async throws {
    #expect(try await self.isPublished("date: 2020-06-01", now: now) == isPublished)
  }

  @Test(arguments: [
    // Summer time begins on 29 March 2020 at 01:00 UTC and ends on 25 October 2020 at 01:00 UTC.
    ("2020-03-29", "2020-03-28T22:59:59Z", false), ("2020-03-29", "2020-03-28T23:00:00Z", true),
    ("2020-03-30", "2020-03-29T21:59:59Z", false), ("2020-03-30", "2020-03-29T22:00:00Z", true),
    ("2020-10-25", "2020-10-24T21:59:59Z", false), ("2020-10-25", "2020-10-24T22:00:00Z", true),
    ("2020-10-26", "2020-10-25T22:59:59Z", false), ("2020-10-26", "2020-10-25T23:00:00Z", true),
  ])
  func daysBeginAtMidnightWhenClocksChange(date: String, now: String, isPublished: Bool) async throws {
    #expect(try await self.isPublished("date: \(date)", now: now) == isPublished)
  }

  @Test func aTimeOfDayCountsToTheSecond() async throws {
    #expect(try await !isPublished("date: 2020-06-01T14:00:01"))
    #expect(try await isPublished("date: 2020-06-01T14:00:00"))
    #expect(try await isPublished("date: 2020-06-01T12:00:00Z"))
    #expect(try await !isPublished("date: 2020-06-01 12:00:01+00:00"))
  }

  @Test func anExpiredPostGoesAfterItsLastDay() async throws {
    #expect(try await isPublished("date: 2020-01-01\nexpires: 2020-06-01", now: "2020-06-01T21:59:59Z"))
    #expect(try await !isPublished("date: 2020-01-01\nexpires: 2020-06-01", now: "2020-06-01T22:00:00Z"))
    #expect(try await isPublished("date: 2020-01-01\nexpires: 2020-06-01T14:00", now: "2020-06-01T12:00:00Z"))
    #expect(try await !isPublished("date: 2020-01-01\nexpires: 2020-06-01T14:00", now: "2020-06-01T12:00:01Z"))
  }

  @Test func aSiteWhereNothingIsPublishedHasNoDeadEndsAndNoEmptyListings() async throws {
    let outcome = try await site(["p.md": SmallSite.post("P", "draft: yes")]).built()
    #expect(outcome["index.html"] != nil)
    #expect(outcome["en/index.html"]?.contains("noindex") == true)
    #expect(outcome["sitemap.xml"]?.contains("https://example.org/en/") == false)
  }

  @Test func aLinkToAPostThatIsNotPublishedIsTextUntilItIs() async throws {
    var site = try site([
      "a.md": SmallSite.post("A", body: "See [the draft](draft.md#x)."),
      "draft.md": SmallSite.post("Draft", "draft: yes", body: "## X"),
    ])
    let outcome = try await site.built()
    #expect(outcome.rules == ["unpublished-link"])
    #expect(outcome["en/a/index.html"]?.contains("<p>See <a>the draft</a>.</p>") == true)
    #expect(outcome.files(with: "/en/draft/") == [])
    site.includesDrafts = true
    #expect(try await site.built()["en/a/index.html"]?.contains("<a href=\"/en/draft/#x\">the draft</a>") == true)
  }
}
