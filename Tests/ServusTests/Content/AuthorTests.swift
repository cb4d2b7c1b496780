import Testing

@testable import Servus

/// Authors' pictures.
@Suite struct AuthorTests {
  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"120\"></svg>"

  private func built(image: String, file: String = "jana.svg") async throws -> Outcome {
    try await SmallSite([
      "Posts": [
        "_authors": [
          "jana.yml": "name: Jana\nbio: Writes.\nimage: \(image)\n", file: FileTree(stringLiteral: Self.svg),
        ],
        "en": ["a.md": SmallSite.post("A", "authors: [jana]")],
      ]
    ]).built()
  }

  @Test(arguments: ["jana.svg", "./jana.svg", "Posts/_authors/jana.svg"])
  func aPortraitStandsBesideTheAuthorsPageWithItsSizeAndTheNameForAText(_ image: String) async throws {
    let outcome = try await built(image: image)
    #expect(outcome.messages == "")
    #expect(outcome["en/authors/jana/jana.svg"] == Self.svg)
    let picture = "<img src=\"/en/authors/jana/jana.svg\" alt=\"Jana\" width=\"90\" height=\"120\">"
    #expect(outcome["en/authors/jana/index.html"]?.contains(picture) == true)
    #expect(outcome["en/a/index.html"]?.contains(picture) == true)
    #expect(outcome["sk/authors/jana/jana.svg"] == nil)
  }

  @Test func aPortraitThatIsNotThereIsAnError() async throws {
    #expect(
      try await built(image: "jama.svg").messages.contains(
        """
        Posts/_authors/jana.yml:3:8: error: there is no picture Posts/_authors/jama.svg [broken-link]
            image: jama.svg
                   ^~~~~~~~
        help: did you mean "jana.svg"?
        """))
    #expect(try await built(image: "../en/a.md").rules.contains("broken-link"))
  }

  @Test func aPortraitOnAnotherSiteIsLeftOutWithAWarning() async throws {
    let outcome = try await built(image: "https://example.com/jana.jpg")
    #expect(outcome.rules.contains("external-picture"))
    #expect(outcome["en/a/index.html"]?.contains("example.com/jana.jpg") == false)
  }

  @Test func aTypeOfAuthorIsAPersonOrAnOrganization() async throws {
    let site = try SmallSite([
      "Posts": ["_authors": ["x.yml": "name: X\ntype: robot\n"], "en": ["a.md": SmallSite.post("A")]]
    ])
    try await site.expectMessages(
      """
      Posts/_authors/x.yml:2:7: error: "type" cannot be "robot" [bad-term]
          type: robot
                ^~~~~
      help: write one of: person, organization

      """)
  }
}
