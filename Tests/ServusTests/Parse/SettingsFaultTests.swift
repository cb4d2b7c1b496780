import Foundation
import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is wrong with servus.yml is refused at its place.
@Suite(.faults("G7")) struct SettingsFaultTests {
  private static let settings = "title: T\nbase_url: https://example.org/\nlanguages: [sk, en]\ndefault_language: en\n"

  private func outcome(_ settings: String?) async throws -> Outcome {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    site.files["servus.yml"] = settings
    return try await site.built()
  }

  @Test func aSiteWithoutSettingsIsRefused() async throws {
    #expect(
      try await outcome(nil).messages == """
        servus.yml: error: there is no servus.yml here [bad-config]
        help: run servus in the folder of a site, or name it with --source

        """)
    for empty in ["", "# nothing yet\n"] {
      #expect(
        try await outcome(empty).messages == """
          servus.yml: error: the settings are empty [bad-config]
          help: write title, base_url, languages and default_language

          """)
    }
  }

  @Test(arguments: [
    ("\u{0}\u{1}garbage", "1:1 bad-encoding"), ("\u{1}garbage", "1:1 bad-config"), ("!@#$%", "1:3 bad-config"),
    ("- a\n", "1:1 bad-config"),
    ("text\n", "1:1 bad-config"), ("title: \"T", "1:8 bad-config"), (String(settings.prefix(54)), "3:12 bad-config"),
    (settings + "title: U\n", "5:1 bad-config"), (settings + "per_pag: 3\n", "5:1 unknown-key"),
    (settings + "per_page: ten\nfeed_items: 0\n", "5:11 bad-config 6:13 bad-config"),
    (settings + "typography: maybe\nraw_html: yes\n", "5:13 bad-config 6:11 bad-config"),
    (settings + "time_zone: Europe/Nowhere\n", "5:12 bad-config"),
    (settings + "menu: [x]\npaths: x\n", "5:7 bad-config 6:8 bad-config"),
    (settings.replacing("[sk, en]", with: "[sk, ../x, en, en]"), "3:17 bad-config 3:27 bad-config"),
    (settings.replacing("default_language: en", with: "default_language: de"), "4:19 unknown-language"),
    (settings.replacing("title: T", with: "title: [T]"), "1:8 bad-config"),
  ])
  func faultsAreMarked(settings: String, places: String) async throws {
    let found = try await outcome(settings).places
    #expect(found.joined(separator: " ") == places)
  }

  @Test func whatIsMissingIsNamed() async throws {
    #expect(
      try await outcome("title: T\nlanguages: []\n").messages == """
        servus.yml:1:1: error: "languages", the list of the site's languages, is missing [bad-config]
            title: T
            ^
        help: add languages:

        servus.yml:1:1: error: "base_url", the address at which the site will stand, is missing [bad-config]
            title: T
            ^
        help: add base_url:

        """)
  }

  @Test(arguments: [
    "example.org", "//example.org/", "ftp://example.org/", "https:///", "https://a:b@example.org/",
    "https://exa mple.org/", "https://example.org/?a", "https://example.org/#a", "/blog/",
    "https://example.org:99999/", "https://:80/", "https://[::1", "https://example.org:/",
    "https://example.org:+80/", "https://[]/", "https://.../",
  ])
  func anAddressWithoutItsPartsIsRefused(_ address: String) async throws {
    let messages = try await outcome(Self.settings.replacing("https://example.org/", with: address)).messages
    #expect(
      messages.hasPrefix("servus.yml:2:11: error: \"\(address)\" is no absolute http or https address [bad-config]\n"))
    #expect(messages.hasSuffix("help: write it in full: https://example.org/\n"))
  }

  @Test func aNameBeyondASCIIIsRefusedWithAWayOut() async throws {
    #expect(
      try await outcome(Self.settings.replacing("https://example.org/", with: "https://žluťoučký.cz/")).messages == """
        servus.yml:2:11: error: "https://žluťoučký.cz/" is no absolute http or https address [bad-config]
            base_url: https://žluťoučký.cz/
                      ^~~~~~~~~~~~~~~~~~~~~
        help: write the name as browsers send it, with xn-- for letters beyond a to z

        """)
  }

  @Test func schemeAndHostAreInLowerCase() async throws {
    for (address, start) in [
      ("HTTPS://Example.ORG/Blog", "https://example.org/Blog/"), ("http://localhost:8080", "http://localhost:8080/"),
      ("https://[::1]:80/", "https://[::1]:80/"),
    ] {
      let outcome = try await outcome(Self.settings.replacing("https://example.org/", with: address))
      #expect(outcome.messages == "")
      #expect(outcome["sitemap.xml"]?.contains("<loc>\(start)") == true, "\(address)")
    }
  }

  @Test func aSlashAtTheEndOfTheAddressMakesNoDifference() async throws {
    for address in ["https://example.org", "https://example.org/blog"] {
      let without = try await outcome(Self.settings.replacing("https://example.org/", with: address))
      let with = try await outcome(Self.settings.replacing("https://example.org/", with: address + "/"))
      #expect(with.messages == "")
      #expect(with.output == without.output)
    }
  }

  @Test func settingsThatAreTooLargeAreNotCalledMissing() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]]))
    truncate(folder.url.appending(path: "servus.yml").path, (17 << 20) + 1)
    #expect(try await folder.build().messages == ["error: the file is larger than 16 MB"])
  }
}
