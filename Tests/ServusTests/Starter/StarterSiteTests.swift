import Foundation
import ServusStarter
import Testing

@testable import Servus

/// The site that `servus init` makes, before it is on disk.
@Suite struct StarterSiteTests {
  private func tree(_ languages: [String], title: String = "My blog") -> FileTree {
    let site = StarterSite(title: title, languages: languages, timeZone: "Europe/Budapest", today: "2020-06-01")
    return FileTree(files: Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, $0.bytes) }))
  }

  private func built(_ tree: FileTree) async throws -> Outcome {
    var site = try SmallSite([:])
    site.files = tree
    site.isStrict = true
    return try await site.built()
  }

  @Test func theThemeInTheProgramIsThatOfTheRepository() throws {
    let templates = try FileTree(reading: SmallSite.repository.appending(path: "Templates")).files
      .filter { path, _ in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
    let embedded = tree(["en"]).files.filter { path, _ in path.hasPrefix("Templates/") }
    let difference = FileTree(files: embedded).difference(from: FileTree(files: templates).below("Templates"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func everyLanguageOfTheThemeHasTextsToBeginWith() throws {
    let strings = try FileTree(reading: SmallSite.repository.appending(path: "Templates/strings")).paths
    #expect(StarterSite.availableLanguages == strings.map { String($0.dropLast(".yml".count)) })
  }

  @Test(arguments: [["sk", "en"], ["hu"], ["ru", "pl", "cs"], StarterSite.availableLanguages])
  func itBuildsWithoutAWordOfComplaint(_ languages: [String]) async throws {
    let outcome = try await built(tree(languages))
    #expect(outcome.messages == "")
    for language in languages {
      let home = try #require(outcome["\(language)/index.html"])
      #expect(home.contains("2020"))
      #expect(outcome.files(with: "hreflang=\"\(language)\"").count > 1 || languages.count == 1)
    }
    #expect(outcome.output?.paths.contains { $0.hasPrefix("en/") } == languages.contains("en"))
  }

  @Test func everyPostShowsWhatTheDialectHas() async throws {
    let outcome = try await built(tree(StarterSite.availableLanguages))
    for language in StarterSite.availableLanguages {
      let path = outcome.files(with: "class=\"chat\"").first { $0.hasPrefix("\(language)/") }
      let page = try #require(path.flatMap { outcome[$0] })
      for part in ["lang=\"la\"", "quotation-pair", "aside-lesson", "aside-tip"] {
        #expect(page.contains(part), "\(language) has no \(part)")
      }
    }
  }

  @Test func aPageThatAsksForContentsShowsThem() async throws {
    let page = { (keys: String) -> FileTree in
      SmallSite.post("Rules", "type: page\(keys)", body: "## One\n\nX.\n\n## Two\n\nY.\n\n## Three\n\nZ.")
    }
    let outcome = try await built(
      tree(["en"]).merging(["Posts": ["en": ["rules.md": page("\ntoc: true"), "others.md": page("")]]]))
    #expect(outcome.messages == "")
    #expect(outcome["en/rules/index.html"]?.contains("<li><a href=\"#two\">Two</a>") == true)
    #expect(outcome["en/others/index.html"]?.contains("href=\"#two\">Two</a>\n") == false)
  }

  @Test func settingsHaveTheChosenLanguagesAlone() throws {
    let settings = try #require(tree(["hu", "en"])["servus.yml"])
    #expect(settings.contains("\nlanguages: [hu, en]\n"))
    #expect(settings.contains("\ndefault_language: hu\n"))
    #expect(settings.contains("\ntime_zone: Europe/Budapest\n"))
    #expect(settings.contains("\n  hu: Frissen indult blog."))
    #expect(!settings.contains("\n  sk: "))
    #expect(!settings.contains("%"))
  }

  @Test(arguments: [
    "Tom & Jerry", "#1: {yes}", "back\\slash", "* - [x]", "null", "%TODAY%", "tab\tand\u{1}\u{85}\u{2028}", "\u{FEFF}é",
  ])
  func anyTitleCanBeWritten(_ title: String) async throws {
    let outcome = try await built(tree(["en"], title: title))
    #expect(outcome.output != nil, "\(outcome.messages)")
  }

  @Test func aTitleIsMadeOfTheFoldersName() {
    #expect(StarterSite.title(forFolder: "my-blog") == "My blog")
    #expect(StarterSite.title(forFolder: "čaj_o piatej") == "Čaj o piatej")
    #expect(StarterSite.title(forFolder: "--") == "--")
  }
}
