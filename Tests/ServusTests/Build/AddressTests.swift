import Testing

@testable import Servus

/// Slugs and addresses.
@Suite struct AddressTests {
  private func addresses(_ posts: FileTree) async throws -> [String] {
    let outcome = try await SmallSite(["Posts": ["en": posts]]).built()
    #expect(outcome.messages == "")
    let known = ["", "tags", "series", "companies", "authors", "archive", "search"]
    return outcome.output?.paths.filter { $0.hasPrefix("en/") && $0.hasSuffix("/index.html") }
      .map { String($0.dropFirst(3).dropLast(10).dropLast()) }.filter { !known.contains($0) } ?? []
  }

  @Test(.faults("C3")) func aSlugComesFromFrontMatterThenFileNameThenTitle() async throws {
    #expect(try await addresses(["Name.md": SmallSite.post("Title", "slug: own")]) == ["own"])
    #expect(try await addresses(["2020-01-02-File Name.md": SmallSite.post("Title")]) == ["file-name"])
    #expect(try await addresses(["index.md": SmallSite.post("The Title")]) == ["the-title"])
    #expect(try await addresses(["2020-01-02.md": SmallSite.post("Thé Title")]) == ["the-title"])
    #expect(try await addresses(["!!!.md": SmallSite.post("Title")]) == ["title"])
  }

  @Test func theDateInAFilesNameCountsWhereThereIsNoOther() async throws {
    let site = try SmallSite(["Posts": ["en": ["2019-03-04-a.md": "---\ntitle: A\n---\n"]]])
    #expect(try await site.built()["en/a/index.html"]?.contains("datetime=\"2019-03-04\"") == true)
    var both = site
    both.files["Posts/en/2019-03-04-a.md"] = "---\ntitle: A\ndate: 2018-01-01\n---\n"
    #expect(try await both.built()["en/a/index.html"]?.contains("datetime=\"2018-01-01\"") == true)
  }

  @Test(.faults("C3"), arguments: ["\"!!!\"", "🦊🦊", "…"])
  func aPostOfWhichNoSlugCanBeMadeIsRefused(_ title: String) async throws {
    let site = try SmallSite(["Posts": ["en": ["…….md": SmallSite.post(title)]]])
    let outcome = try await site.built()
    #expect(outcome.output == nil)
    #expect(outcome.rules == ["missing-key"])
    #expect(outcome.messages.contains("no address can be made of the title"))
  }

  @Test(
    .faults("C1"),
    arguments: [
      "../x", ".", "..", "/abs", "a/b", "a\\b", "%2e%2e", "a%2fb", "Upper", "čaj", "a b", "-a", "a-", "\"a\\0b\"",
      "\"a\\nb\"",
      "\"\"",
    ])
  func aSlugThatIsNoPlainNameIsRefused(_ slug: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "slug: \(slug)")]]]).built()
    #expect(outcome.output == nil)
    #expect(outcome.diagnostics.count(of: .error) == 1)
    #expect(outcome.diagnostics.sorted.first?.mark?.line == 4)
  }

  @Test(.faults("C5"), arguments: ["tags", "series", "companies", "authors", "archive", "search"])
  func aPostCannotClaimASectionsAddress(_ slug: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "slug: \(slug)")]]]).built()
    #expect(outcome.rules == ["duplicate-address"])
    let finding = try #require(outcome.diagnostics.sorted.first)
    #expect(finding.file == "Posts/en/a.md")
    #expect(finding.mark?.line == 4)
    #expect(finding.message.contains("\"/en/\(slug)/\""))
  }

  @Test func theNumberedPagesOfAListLeaveTheirAddressToIt() async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "slug: page")]]]).built()
    #expect(outcome.messages == "")
  }

  @Test(.faults("C5", "C7")) func staticFilesAndPostsCannotMeet() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A")]],
      "Templates": ["static": ["en": ["a": ["index.html": "mine"]], "robots.txt": "mine", "sk": "a file"]],
    ])
    let outcome = try await site.built()
    #expect(outcome.output == nil)
    #expect(Set(outcome.rules) == ["duplicate-address"])
    #expect(outcome.messages.contains("Templates/static/en/a/index.html"))
    #expect(outcome.messages.contains("Posts/en/a.md"))
    #expect(outcome.messages.contains("Templates/static/robots.txt"))
    #expect(outcome.messages.contains("Templates/static/sk stands where"))
  }

  @Test(.faults("C6")) func filesThatDifferInCaseOnlyMeet() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", body: "![x](B.jpg) ![y](b.jpg)"), "B.jpg": "1", "b.jpg": "2"]]
    ])
    #expect(try await site.built().rules == ["duplicate-address"])
  }

  @Test(.faults("C4")) func namesThatAreTooLongAreRefused() async throws {
    let long = String(repeating: "a", count: 201)
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "slug: \(long)")]]]).built()
    #expect(outcome.rules == ["unsafe-path"])
    let asset = String(repeating: "b", count: 252) + ".jpg"
    let site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: "![x](\(asset))"), asset: "1"]]])
    #expect(try await site.built().rules == ["unsafe-path"])
  }

  @Test(.faults("D7")) func namesOfFilesAreEncodedInAddresses() async throws {
    let name = "a b#%&č.jpg"
    let body = "![x](<a%20b%23%25&č.jpg>)"
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: body), name: "1"]]]).built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/\(name)"] == "1")
    #expect(outcome["en/a/index.html"]?.contains("src=\"/en/a/a%20b%23%25&amp;%C4%8D.jpg\"") == true)
  }
}
