import Foundation
import ServusMarkup
import TestSupport
import Testing

@testable import Servus

/// Characters that steer terminals, break lines or have no place in HTML and XML.
@Suite struct CharacterTests {
  /// Written as YAML can: controls, line separators, controls of direction, noncharacters of several planes.
  private static let title =
    #""A\x01\x1b[31m\x7f\x85\u2028\u2029\u202e\u2066\uFDD0\uFFFE\uFFFF\U0001FFFE\U0010FFFF<b>""#

  private func outcome() async throws -> Outcome {
    let post = SmallSite.post(
      Self.title, "description: \(Self.title)\ntags: [\(Self.title)]\ntakeaways: [\(Self.title)]",
      body: "Raw \u{1}\u{7F}\u{B} and entities &#1; &#x1b; &#xFFFF; `code \u{2}`\n")
    let comment = "- author: \(Self.title)\n  date: 2020-01-20\n  text: \(Self.title)\n"
    return try await SmallSite([
      "Posts": ["en": ["a.md": post, "a.comments.yml": FileTree(stringLiteral: comment)]]
    ]).built()
  }

  @Test(.faults("A19")) func pagesHoldNothingThatHTMLForbids() async throws {
    let outcome = try await outcome()
    #expect(outcome.messages == "")
    for path in outcome.output?.paths ?? [] where path.hasSuffix(".html") {
      let scalars = try #require(outcome[path]).unicodeScalars
      let forbidden = scalars.filter { scalar in
        (scalar.properties.generalCategory == .control && !"\t\n\u{C}\r".unicodeScalars.contains(scalar))
          || scalar.properties.isNoncharacterCodePoint
      }
      #expect(forbidden.isEmpty, "\(path): \(forbidden.map(\.value))")
    }
    #expect(outcome["en/a/index.html"]?.contains("<h1>A\u{FFFD}\u{FFFD}[31m") == true)
  }

  @Test(.faults("A19")) func xmlAndJSONStayWellFormed() async throws {
    let outcome = try await outcome()
    let paths = try #require(outcome.output).paths
    #expect(paths.contains("en/feed.xml") && paths.contains("en/feed.json"))
    for path in paths where path.hasSuffix(".json") {
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output?.files[path] ?? []))
      #expect(object is [String: Any] || object is [Any], "\(path)")
    }
    for path in paths where path.hasSuffix(".xml") {
      let scalars = try #require(outcome[path]).unicodeScalars
      let forbidden = scalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0xFFFE...0xFFFF).contains($0.value)
      }
      #expect(forbidden.isEmpty, "\(path): \(forbidden.map(\.value))")
    }
  }

  @Test(
    .faults("A19"),
    arguments: [0x1, 0xB, 0xE, 0x1F, 0x7F, 0x80, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func whatHTMLForbidsIsReplaced(_ value: UInt32) throws {
    let character = Character(try #require(Unicode.Scalar(value)))
    var html = Array("<p>a\(character)b\(character)</p>".utf8)
    HTMLCharacters.replaceForbidden(in: &html)
    #expect(String(decoding: html, as: UTF8.self) == "<p>a\u{FFFD}b\u{FFFD}</p>")
  }

  @Test(arguments: [
    "\t\n\u{C}\r", "\u{A0}«é»", "\u{FDCF}\u{FDF0}\u{FFFD}\u{FEFF}", "👩\u{200D}👩\u{1F3FF}", "\u{10FFFD}",
  ])
  func whatHTMLAllowsStays(_ text: String) {
    var html = Array(text.utf8)
    HTMLCharacters.replaceForbidden(in: &html)
    #expect(String(decoding: html, as: UTF8.self) == text)
  }

  @Test(
    .faults("A20"),
    arguments: [
      (#"draft: "\e[2J""#, #"4:8: error: "draft" must be true or false, not "\x1b[2J" [front-matter]"#),
      (#"updated: "\e]0;x\a""#, #"4:10: error: "\x1b]0;x\x07" is no date [bad-date]"#),
      (#"case: {company: "\e[31m"}"#, #"4:17: error: unknown company "\x1b[31m" [unknown-company]"#),
      (#""\e[31m": x"#, #"4:1: warning: unknown key "\x1b[31m" [unknown-key]"#),
      (#"slug: "a\u202eb""#, #"4:7: error: "a\u{202e}b" cannot be part of an address [unsafe-path]"#),
      ("extra: a\u{1B}[31m", "4:9: error: not valid YAML: a control character [front-matter]"),
    ])
  func whatSteersATerminalIsShownAsText(keys: String, message: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", keys)]]]).built()
    #expect(outcome.messages.hasPrefix("Posts/en/a.md:" + message), "\(outcome.messages)")
    #expect(!outcome.messages.contains("\u{1B}") && !outcome.messages.contains("\u{202E}"))
  }

  @Test(.faults("A20")) func whatSteersATerminalIsShownAsTextInMarkdownToo() async throws {
    let body = "[x](<a\u{1B}[31m.md>) ![y](b\u{7}.png) [z](c&#x1b;.md)"
    let messages = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: body)]]]).built().messages
    #expect(messages.contains("error: there is no file Posts/en/a\\x1b[31m.md [broken-link]"))
    #expect(messages.contains("error: there is no picture Posts/en/b\\x07.png [broken-link]"))
    #expect(messages.contains("error: there is no file Posts/en/c\\x1b.md [broken-link]"))
    #expect(!messages.contains("\u{1B}") && !messages.contains("\u{7}"))
  }
}
