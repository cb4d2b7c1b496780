import Foundation
import Testing

@testable import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a build believes has not changed.
@Suite struct UnchangedTests {
  private static let text = SmallSite.post("Thor", body: "One.")

  private func folder() throws -> SiteFolder {
    try SiteFolder(SmallSite(["Posts": ["en": ["thor.md": Self.text, "ecco.md": SmallSite.post("Ecco")]]]))
  }

  @Test(.faults("F5")) func aChangeThatKeepsSizeAndTimeIsSeen() async throws {
    let folder = try folder()
    let file = folder.url.appending(path: "Posts/en/thor.md").path
    func setTime() {
      utimensat(
        AT_FDCWD, file, [timespec(tv_sec: 1_500_000_000, tv_nsec: 0), timespec(tv_sec: 1_500_000_000, tv_nsec: 0)], 0)
    }
    setTime()
    _ = try await folder.build()
    for word in ["Two.", "Ten.", "Six."] {
      // In its place: the file keeps its number.
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      try handle.seekToEnd()
      try handle.seek(toOffset: try handle.offset() - 5)
      try handle.write(contentsOf: Data((word + "\n").utf8))
      try handle.close()
      setTime()
      _ = try await folder.build()
      #expect(try folder.published()["en/thor/index.html"]?.contains(word) == true)
    }
  }

  @Test func anOutputThatWasTouchedIsLookedAt() async throws {
    let folder = try folder()
    for _ in 0..<3 {
      _ = try await folder.build()
      try await Task.sleep(for: .milliseconds(20))
    }
    let page = folder.output.appending(path: "en/thor/index.html")
    let bytes = try Data(contentsOf: page)
    try FileManager.default.removeItem(at: page)
    #expect(try await folder.build().report?.written == 1)
    #expect(try Data(contentsOf: page) == bytes)
  }

  /// A case names the address of the point that it illustrates, though it neither links to the post nor is linked from it.
  @Test func aPointThatMovesIsFollowed() async throws {
    func part(_ slug: String) -> String {
      "---\ntitle: Part\ndate: 2020-01-15\nslug: \(slug)\nseries: list\n---\n## 1. Start\n\nText.\n"
    }
    var posts: FileTree = [
      "part.md": FileTree(files: ["": Array(part("old").utf8)]),
      "case.md": SmallSite.post("Case", "tags: [a]\ncase:\n  company: acme\n  points: [1]"),
    ]
    // Its neighbours and the posts related to it.
    for number in 1...8 {
      posts = posts.merging(SmallSite.post("Post \(number)", "tags: [a]").below("other-\(number).md"))
    }
    let folder = try SiteFolder(
      SmallSite(
        ([
          "_series": ["list.yml": "title: {en: List, sk: List}\npoints: 3\n"],
          "_companies": ["acme.yml": "name: Acme\n"],
        ] as FileTree).merging(posts.below("en")).below("Posts")))
    _ = try await folder.build()
    try folder.set("Posts/en/part.md", part("new"))
    let result = try await folder.build()
    #expect(result.messages == [])
    let clean = try SiteFolder(folder.site)
    try clean.set("Posts/en/part.md", part("new"))
    _ = try await clean.build()
    let difference = try folder.published().difference(from: clean.published())
    #expect(difference == nil, "\(difference ?? "")")
  }
}
