import Foundation
import Testing

@testable import Servus

/// German and Ukrainian, which Servus does not know: the golden site `new-languages` adds them by their strings files
/// alone. `texts/` has what its posts must look like, made by hand by the rules of the languages.
@Suite struct NewLanguagesTests {
  private static let folder = SmallSite.sitesFolder.appending(path: "new-languages")

  /// A post, its paragraphs as they must be set, and words that must find it.
  struct Post: CustomTestStringConvertible {
    let language: String
    let slug: String
    let paragraphs: [String]
    let searches: [String]

    var testDescription: String { "\(language)/\(slug)" }

    static func all() throws -> [Post] {
      let texts = try FileTree(reading: NewLanguagesTests.folder.appending(path: "texts"))
      return texts.paths.map { path in
        let blocks = (texts[path] ?? "").trimmingCharacters(in: .newlines).components(separatedBy: "\n\n")
        let parts = path.dropLast(".txt".count).split(separator: "/").map(String.init)
        return Post(
          language: parts[0], slug: parts[1], paragraphs: Array(blocks.dropLast()),
          searches: (blocks.last ?? "").components(separatedBy: "\n").map { String($0.dropFirst("search: ".count)) })
      }
    }
  }

  private func built() async throws -> SiteFolder {
    let site = try SmallSite(FileTree(reading: Self.folder.appending(path: "input")))
    let folder = try SiteFolder(site)
    _ = try await folder.build()
    return folder
  }

  @Test(arguments: try Post.all())
  func textsAreSetByTheRulesOfTheLanguage(_ post: Post) async throws {
    let page = try #require(try await built().published()["\(post.language)/\(post.slug)/index.html"])
    let paragraphs = page.matches(of: /<p>([^<]+(?:<(?:em|strong|\/em|\/strong)>[^<]+)*)<\/p>\n/)
      .map { shown(String($0.1)) }
    #expect(post.paragraphs.count >= 3)
    for paragraph in post.paragraphs { #expect(paragraphs.contains(paragraph), "\(paragraph)\n\(paragraphs)") }
  }

  /// As the texts are noted: without markup, a no-break space as `⍽`.
  private func shown(_ html: String) -> String {
    html.replacing(/<[^>]+>/, with: "").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      .replacing("\u{A0}", with: "⍽").replacing("\n", with: " ")
  }

  @Test(arguments: try Post.all())
  func dictionaryFormsFindPosts(_ post: Post) async throws {
    let folder = try await built()
    let answers = try await SearchScript.find(post.searches.map { (post.language, $0) }, in: folder.output)
    #expect(post.searches.count == 3)
    for (search, answer) in zip(post.searches, answers) {
      #expect(answer.found.contains { $0.address == "/\(post.language)/\(post.slug)/" }, "\(search)")
    }
  }

  @Test func tagsStandInAlphabeticalOrderUnderTheirLetters() async throws {
    let published = try await built().published()
    #expect(
      try list(published, "de/tags/") == [
        "A", "Ärger", "Auskunft", "O", "Öffnungszeiten", "Online-Handel", "U", "Überraschung", "Umtausch", "Z",
        "Zufriedenheit",
      ])
    #expect(
      try list(published, "uk/tags/") == [
        "Г", "гарантія", "Ґ", "ґречність", "Є", "єдність", "З", "зв’язок", "І", "інтернет", "Ї", "їжа",
      ])
  }

  /// The letters and the names of a page of terms, in their order.
  private func list(_ published: FileTree, _ address: String) throws -> [String] {
    let page = try #require(published["\(address)index.html"])
    return page.matches(of: /<h2>([^<]+)<\/h2>|<a [^>]+>([^<]+)<\/a> \d/).map { String($0.1 ?? $0.2 ?? "") }
  }

  @Test func datesSlugsAndPluralsAreTheLanguages() async throws {
    let published = try await built().published()
    let archive = try #require(published["uk/archive/index.html"])
    #expect(archive.contains("вересень 2019") && archive.contains("3 статті"))
    #expect(try #require(published["de/archive/index.html"]).contains("Juni 2019"))
    #expect(published["uk/tags/grechnist/index.html"] != nil && published["uk/tags/zviazok/index.html"] != nil)
    #expect(published["de/tags/aerger/index.html"] != nil && published["de/tags/oeffnungszeiten/index.html"] != nil)
    let post = try #require(published["uk/khvylynka/index.html"])
    #expect(post.contains("15\u{A0}вересня 2019\u{A0}р."))
  }
}
