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

/// Templates that cannot be used, in a whole site.
@Suite struct TemplateFaultTests {
  private static let home = "Templates/home.mustache"

  private func site(_ templates: [String: String]) throws -> SmallSite {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    for (path, text) in templates { site.files[path] = text }
    return site
  }

  @Test(
    .faults("G1"),
    arguments: [
      ("x {{ title", "1:3", "tag is never closed [template-syntax]"),
      ("a\n{{#posts}}", "2:1", "section \"posts\" is never closed [template-syntax]"),
      ("{{#posts}}{{/posts}}\n{{/posts}}", "2:1", "section \"posts\" is closed twice [template-syntax]"),
      ("{{ title | upper }}", "1:4", "\"title | upper\" is not a name [template-syntax]"),
    ])
  func templatesThatAreNoMustacheAreRefused(text: String, place: String, message: String) async throws {
    let outcome = try await site([Self.home: text]).built()
    #expect(outcome.output == nil)
    #expect(outcome.messages.hasPrefix("Templates/home.mustache:\(place): error: \(message)\n"), "\(outcome.messages)")
  }

  @Test(.faults("G2")) func unknownNamesAreRefused() async throws {
    try await site([Self.home: "a\n{{titel}}{{>nope}}\n"]).expectMessages(
      """
      Templates/home.mustache:2:3: error: unknown variable "titel" [unknown-variable]
          {{titel}}{{>nope}}
            ^~~~~
      help: did you mean "title"?

      Templates/home.mustache:2:13: error: unknown partial "nope" [unknown-partial]
          {{titel}}{{>nope}}
                      ^~~~
      help: add it to Templates/partials

      """)
  }

  @Test(.faults("G3")) func partialsThatIncludeEachOtherAreRefusedWithTheChain() async throws {
    try await site([
      Self.home: "{{>a}}", "Templates/partials/a.mustache": "{{>b}}", "Templates/partials/b.mustache": "{{>a}}",
    ]).expectMessages(
      """
      Templates/partials/b.mustache:1:4: error: partial includes itself: a → b → a [template-recursion]
          {{>a}}
             ^
      help: a partial may include itself only for the elements of a tree

      """)
  }

  @Test(.faults("G3"), .timeLimit(.minutes(10)))
  func twoHundredThousandSectionsInEachOtherAreOneFault() async throws {
    let outcome = try await site([Self.home: String(repeating: "{{#posts}}", count: 200_000)]).built()
    #expect(outcome.diagnostics.sorted.map(\.message) == ["sections are nested deeper than 64"])
    #expect(outcome.diagnostics.sorted.first?.mark == SourceMark(line: 1, column: 641, length: 10))
  }

  @Test(.faults("G4"), arguments: ["../../secret", "/etc/passwd", "a/../frame", "./frame", "..", "C:\\frame"])
  func aPartialIsNamedNotReached(_ path: String) async throws {
    let outcome = try await site([Self.home: "{{>\(path)}}"]).built()
    #expect(outcome.output == nil)
    #expect(
      outcome.messages.hasPrefix("Templates/home.mustache:1:4: error: unknown partial \"\(path)\" [unknown-partial]\n"))
  }

  @Test(.faults("G5")) func aLayoutThatIsMissingOrUnreadableIsRefusedByName() async throws {
    var site = try site([:])
    site.files[Self.home] = nil
    #expect(
      try await site.built().messages == """
        Templates/home.mustache: error: the layout is missing [unknown-partial]
        help: add it to Templates

        """)
    site.files.set([0x61, 0x0A, 0x62, 0xE9], at: Self.home)
    #expect(
      try await site.built().messages == """
        Templates/home.mustache:2:2: error: a byte that is not UTF-8 [bad-encoding]
            b\u{FFFD}
             ^
        help: save the file as UTF-8

        """)
  }

  @Test(.faults("G5")) func anEmptyLayoutMakesAnEmptyPage() async throws {
    let outcome = try await site([Self.home: ""]).built()
    #expect(outcome.messages == "")
    #expect(outcome["en/index.html"] == "")
  }

  @Test(.faults("G5")) func aByteOrderMarkAndOtherLineEndsMakeNoDifferenceInTemplates() async throws {
    let text = "<!DOCTYPE html>\n{{#posts}}\n<p>{{title}}</p>\n{{/posts}}\n"
    let plain = try await site([Self.home: text]).built()
    for other in ["\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r")] {
      #expect(try await site([Self.home: other]).built().output == plain.output)
    }
  }

  @Test(.faults("G5"), .timeLimit(.minutes(10))) func aLargeTemplateIsBuiltAndATooLargeOneRefused() async throws {
    let text = String(repeating: "x", count: 10 << 20)
    #expect(try await site([Self.home: text]).built()["en/index.html"] == text)
    let folder = try SiteFolder(site([:]))
    truncate(folder.url.appending(path: Self.home).path, (17 << 20) + 1)
    #expect(try await folder.build().messages.contains("error: the file is larger than 16 MB"))
  }

  @Test(.faults("G6")) func templateCodeInAPostIsText() async throws {
    let code = "{{title}} {{#posts}}x{{/posts}} {{{body}}} {{&body}} {% if x %} ${y}"
    let post = SmallSite.post("\"{{description}} {{>frame}}\"", body: code)
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": post]]]).built()
    #expect(outcome.messages == "")
    let page = try #require(outcome["en/a/index.html"])
    #expect(page.contains("<h1>{{description}} {{&gt;frame}}</h1>"))
    #expect(page.contains("<p>" + code.replacing("&", with: "&amp;") + "</p>"))
  }
}
