import ServusDiagnostics
import Testing

@testable import Servus

/// What a post's page offers to read next.
@Suite struct RelatedPostsTests {
  private func related(
    to slug: String = "a", _ posts: FileTree, _ terms: FileTree = FileTree()
  ) async throws -> [String] {
    let outcome = try await SmallSite((["Posts": ["en": posts]] as FileTree).merging(terms)).built()
    let page = try #require(outcome["en/\(slug)/index.html"])
    return page.matches(of: /<p class="related"><a href="\/en\/([^\/]+)\/"/).map { String($0.1) }
  }

  private static let fillers: FileTree = FileTree(
    files: Dictionary(
      uniqueKeysWithValues: (1...6).map { ("f\($0).md", SmallSite.post("F", "tags: [all]").files[""] ?? []) }))

  @Test func aRareTagCountsForMoreThanACommonOne() async throws {
    let posts = Self.fillers.merging([
      "a.md": SmallSite.post("A", "tags: [all, rare]"), "b.md": SmallSite.post("B", "tags: [rare]"),
    ])
    #expect(try await related(posts).first == "b")
  }

  @Test func atMostThreeAreNamedTheNewestOfThoseThatAreEquallyClose() async throws {
    let posts: FileTree = [
      "a.md": SmallSite.post("A", "tags: [x]"),
      "b.md": "---\ntitle: B\ndate: 2020-01-01\ntags: [x]\n---\n",
      "c.md": "---\ntitle: C\ndate: 2020-01-02\ntags: [x]\n---\n",
      "d.md": "---\ntitle: D\ndate: 2020-01-03\ntags: [x]\n---\n",
      "e.md": "---\ntitle: E\ndate: 2020-01-04\ntags: [x]\n---\n",
    ]
    #expect(try await related(posts) == ["e", "d", "c"])
  }

  @Test func theSameCompanyAndTheSamePointsMakePostsRelated() async throws {
    let terms: FileTree = [
      "Posts": [
        "_companies": ["acme.yml": "name: Acme\n", "other.yml": "name: Other\n"],
        "_series": ["list.yml": "title: List\npoints: 9\n"],
      ]
    ]
    let posts: FileTree = [
      "a.md": SmallSite.post("A", "case: {company: acme, points: [1]}"),
      "b.md": SmallSite.post("B", "case: {company: acme}"),
      "c.md": SmallSite.post("C", "case: {company: other, points: [1]}"), "d.md": SmallSite.post("D"),
    ]
    #expect(try await related(posts, terms) == ["b", "c"])
  }

  @Test func theInstalmentsBeforeAndAfterAreNotNamedTwice() async throws {
    let terms: FileTree = ["Posts": ["_series": ["s.yml": "title: S\n"]]]
    let posts: FileTree = [
      "a.md": SmallSite.post("A", "tags: [x]\nseries: s\npart: 1"),
      "b.md": SmallSite.post("B", "tags: [x]\nseries: s\npart: 2"),
      "c.md": SmallSite.post("C", "tags: [x]\nseries: s\npart: 3"),
    ]
    #expect(try await related(posts, terms) == ["c"])
  }

  @Test func postsOfOtherLanguagesPagesAndThePostItselfAreNotNamed() async throws {
    let other: FileTree = ["Posts": ["sk": ["z.md": SmallSite.post("Z", "tags: [x]")]]]
    let posts: FileTree = [
      "a.md": SmallSite.post("A", "tags: [x]"), "p.md": SmallSite.post("P", "tags: [x]\ntype: page"),
    ]
    #expect(try await related(posts, other) == [])
  }

  @Test func aTagThatEveryPostHasTakesTimeInProportionToThePosts() async throws {
    func time(_ count: Int) async throws -> Duration {
      var files: [String: [UInt8]] = [:]
      for number in 1...count {
        files["Posts/en/p\(number).md"] = SmallSite.post("P", "slug: p\(number)\ntags: [x]").files[""]
      }
      let site = try SmallSite(FileTree(files: files))
      let tree = SourceTree(site.files.files.map { InputFile(path: $0, content: .bytes($1)) })
      let pipeline = Pipeline(options: try site.options())
      return try await ContinuousClock().measure {
        var diagnostics = Diagnostics()
        var timings = Timings()
        _ = try #require(try await pipeline.prepare(tree, &diagnostics, &timings))
      }
    }
    let (small, large) = (try await time(500), try await time(4000))
    #expect(large < small * 24, "\(small), \(large)")
  }
}
