import TestSupport
import Testing

@testable import Servus

/// What has no text leaves nothing behind.
@Suite struct EmptyTextTests {
  @Test(arguments: [
    ("authors", "name: {en: \"\"}", "name", "1:12"), ("companies", "name: \" \"", "name", "1:7"),
    ("series", "title: {en: , sk: a}", "title", "1:13"), ("companies", "name: {}", "name", "1:7"),
    ("offers", "title: a\nbutton: {en: \"\"}\nurl: /en/a/", "button", "2:14"),
  ])
  func anEmptyNameIsRefused(_ kind: String, _ text: String, _ key: String, _ place: String) async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    site.files["Posts/_\(kind)/x.yml"] = text + "\n"
    let messages = try await site.built().messages
    #expect(
      messages.hasPrefix("Posts/_\(kind)/x.yml:\(place): error: \"\(key)\" is empty [missing-key]\n"), "\(messages)")
    #expect(messages.hasSuffix("help: write it, or leave out the language\n"), "\(messages)")
  }

  /// With the theme instead of the small templates.
  private func themed(_ files: FileTree) throws -> SmallSite {
    let theme = try FileTree(reading: SmallSite.repository.appending(path: "Templates")).below("Templates")
    var site = try SmallSite(files)
    for path in site.files.paths where path.hasPrefix("Templates/") { site.files[path] = nil }
    site.files = site.files.merging(theme)
    return site
  }

  @Test func pagesWithoutADescriptionHaveNoEmptyOne() async throws {
    let outcome = try await themed([
      "Posts": [
        "_offers": ["x.yml": "title: Book\nbutton: Read\nurl: https://example.com/\n"],
        "en": ["a.md": SmallSite.post("A", "offer: x", body: "# Only a heading")],
      ]
    ]).built()
    for path in ["en/a/index.html", "en/index.html", "index.html"] {
      let page = try #require(outcome[path])
      // The language index names its languages.
      #expect(page.contains("description\" content") == (path == "index.html"), "\(path)")
      #expect(!page.contains(#/<p( class="(card-text|hero)")?>\s*</p>/#), "\(path): \(page)")
    }
    #expect(outcome["en/a/index.html"]?.contains("offer") == true)
    #expect(outcome["en/feed.xml"]?.contains("<summary>") == false)
    #expect(outcome["en/feed.json"]?.contains("\"summary\"") == false)
  }

  @Test func shownTagsAreLeftAlone() async throws {
    let body = "<div class=\"x\">\"raw\" -- ...</div>\n\nA <span title=\"a -- b\">\"q\"</span> \"z\"."
    let page = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: body)]]]).built()[
      "en/a/index.html"]
    #expect(
      page?.contains("&lt;div class=&quot;x&quot;&gt;&quot;raw&quot; -- ...&lt;/div&gt;") == true, "\(page ?? "")")
    #expect(
      page?.contains("A &lt;span title=&quot;a -- b&quot;&gt;“q”&lt;/span&gt; “z”.") == true, "\(page ?? "")")
  }
}
