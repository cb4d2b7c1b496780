import TestSupport
import Testing

@testable import Servus

/// The same input gives the same bytes.
@Suite struct SameBytesTests {
  /// What the site becomes where nothing is special.
  private static let expected = Task {
    let place = try BuildPlace(SmallSite.wellFurnished().files)
    try await place.build()
    return try place.published()
  }

  @Test(.faults("F1", "F2", "F3", "F4", "F5"), arguments: Circumstance.all)
  func whateverDiffersAroundItTheSiteIsTheSame(_ circumstance: Circumstance) async throws {
    let place = try BuildPlace(SmallSite.wellFurnished().files)
    try await circumstance.build(place)
    let difference = try await place.published().difference(from: Self.expected.value)
    #expect(difference == nil, "with \(circumstance): \(difference ?? "")")
  }

  private func site() throws -> SmallSite {
    let tags = ["chat", "žaba", "Čaj", "zebra", "cukor", "ďatelina"]
    var posts: FileTree = [:]
    for number in 1...40 {
      let day = number < 20 ? "2020-02-1\(number % 10)" : "2020-02-20"
      let text = """
        ---
        title: Post \(number)
        date: \(day)
        tags: [\(tags[number % 6]), \(tags[number % 5])]
        authors: [a\(number % 3)]
        case: { company: c\(number % 4) }
        ---
        ## Heading

        [next](p\(number % 40 + 1).md)

        """
      posts["sk/p\(number).md"] = text
      posts["en/p\(number).md"] = text
    }
    var terms: FileTree = [:]
    for number in 0..<4 {
      terms["_authors/a\(number).yml"] = "name: Author \(number)\n"
      terms["_companies/c\(number).yml"] = "name: Company \(number)\n"
    }
    return try SmallSite(["Posts": posts.merging(terms)])
  }

  @Test(.faults("F1")) func theNumberOfJobsChangesNothing() async throws {
    var site = try site()
    site.jobs = 1
    let one = try #require(try await site.built().output)
    for jobs in [2, 3, 16, 1000] {
      site.jobs = jobs
      let difference = try await site.built().output?.difference(from: one)
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  @Test(.faults("F1")) func theNumberOfJobsChangesNothingOnDisk() async throws {
    var site = try site()
    site.jobs = 1
    let one = try SiteFolder(site)
    _ = try await one.build()
    site.jobs = 2
    let two = try SiteFolder(site)
    _ = try await two.build()
    let difference = try two.published().difference(from: one.published())
    #expect(difference == nil, "\(difference ?? "")")
    #expect(try await site.built().output == one.published())
  }

  @Test(.faults("F1")) func messagesComeInTheSameOrderWithAnyNumberOfJobs() async throws {
    var site = try site()
    for number in 1...30 {
      site.files["Posts/en/p\(number).md"] = "---\ntitle: [\(number)]\ndate: x\n---\n[a](gone.md)\n"
    }
    site.jobs = 1
    let one = try await site.built().messages
    site.jobs = 8
    #expect(try await site.built().messages == one)
  }

  @Test(.faults("F3")) func postsOfOneDayStandInTheOrderOfTheirPaths() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["c.md": SmallSite.post("C"), "a.md": SmallSite.post("A"), "b.md": SmallSite.post("B")]]
    ])
    let home = try #require(try await site.built()["en/index.html"])
    let places = try ["A", "B", "C"].map { try #require(home.firstRange(of: ">\($0)</a> ")).lowerBound }
    #expect(places == places.sorted())
  }

  @Test(.faults("A11", "F2")) func theMachinesZoneIsNotTheSites() async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    for (zone, offset) in [("Europe/Bratislava", "+01:00"), ("Pacific/Chatham", "+13:45")] {
      site.files["servus.yml"] = site.files["servus.yml"]?.replacing("Europe/Bratislava", with: zone)
      let feed = try await site.built()["en/feed.xml"]
      #expect(feed?.contains("<published>2020-01-15T00:00:00\(offset)</published>") == true)
    }
  }
}
