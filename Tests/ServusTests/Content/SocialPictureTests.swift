import Testing

@testable import Servus

/// What other sites show beside a link: a post's own picture, else its card, else the picture of the site.
@Suite struct SocialPictureTests {
  private static let png = TinyPNG.file(width: 800, height: 450)
  private static let card = TinyPNG.file(width: 1200, height: 630)

  /// The Open Graph pictures of a post with an `image` line, and what else there is to say.
  private func page(
    image: String = "", beside files: FileTree, file: String = "en/a/index.html"
  ) async throws -> (tags: [String], outcome: Outcome) {
    let site = try SmallSite([
      "Posts": ["en": FileTree(files: ["a.md": SmallSite.post("A -- \"B\"", image).files[""] ?? []]).merging(files)],
      "Templates": ["static": ["card.png": .bytes(TinyPNG.file(width: 600, height: 315))]],
    ])
    let outcome = try await site.built()
    let lines = try #require(outcome[file]).split(separator: "\n").filter { $0.contains("og:image") }
    return (lines.map { String($0.split(separator: "content=\"")[1].prefix { $0 != "\"" }) }, outcome)
  }

  @Test func thePostsOwnPictureComesFirst() async throws {
    let (tags, outcome) = try await page(
      image: "image: { src: p.png, alt: A bell }", beside: ["p.png": .bytes(Self.png), "a.card.png": .bytes(Self.card)])
    #expect(tags == ["https://example.org/en/a/p.png", "800", "450", "A bell"])
    #expect(outcome.messages == "")
    #expect(outcome.output?.files["en/a/a.card.png"] == nil)
  }

  @Test(arguments: ["p.svg", "p.SVG", "p.avif"])
  func aPictureThatOtherSitesDoNotShowGivesWayToTheCard(_ name: String) async throws {
    let (tags, outcome) = try await page(
      image: "image: { src: \(name), alt: A bell }",
      beside: FileTree(files: [name: [], "a.card.png": Self.card]))
    #expect(tags == ["https://example.org/en/a/a.card.png", "1200", "630", "A\u{A0}– “B”"])
    #expect(outcome.messages == "")
    #expect(outcome.output?.files["en/a/a.card.png"] == Self.card)
  }

  @Test func withoutBothTheSitesPictureIsShown() async throws {
    for path in ["en/a/index.html", "en/index.html", "404.html"] {
      let (tags, outcome) = try await page(beside: [:], file: path)
      let published = try #require(outcome.output?.paths.first { $0.hasPrefix("card.") })
      #expect(tags == ["https://example.org/\(published)", "600", "315", "Test"], "\(path)")
    }
  }

  @Test func theCardOfADraftWaitsWithIt() async throws {
    let (_, outcome) = try await page(
      beside: [
        "b.md": SmallSite.post("B", "draft: true"), "b.card.png": .bytes(Self.card),
      ])
    #expect(outcome.messages == "")
    #expect(outcome.files(with: "b.card.png") == [])
  }

  @Test func aCardWithoutAPostIsReported() async throws {
    let site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A"), "b.card.png": .bytes(Self.card)]]])
    try await site.expectMessages(
      """
      Posts/en/b.card.png: warning: the card of a post that does not exist [unused-asset]
      help: remove it, or give it its post's name

      """)
  }
}
