import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// Files of series, companies, authors, tags and offers fail like front matter.
@Suite(.faults("A22")) struct TermFaultTests {
  /// A folder of terms, and the key that its files must have.
  private static let kinds = [
    ("series", "title"), ("companies", "name"), ("authors", "name"), ("tags", "names"), ("offers", "title"),
  ]

  private static let faults: [(text: String, place: String)] = [
    ("- a\n", "1:1 bad-term"), ("text\n", "1:1 bad-term"), ("KEY:\n\ten: a\n", "2:1 bad-term"),
    ("KEY: {en: \"a}\n", "1:LAST bad-term"), ("KEY: {en: a, en: b}\n", "1:AGAIN bad-term"),
    ("KEY: {en: [a]}\n", "1:LAST bad-term"), ("KEY: {en: a, xx: b}\n", "1:AGAIN unknown-language"),
    ("KEY: {en: \"a\\0\"}\n", "1:LAST bad-term"), ("KEY: {en: !!python/object a}\n", "1:LAST bad-term"),
    ("KEY: {en: a}\n---\nKEY: b\n", "2:1 bad-term"),
    ("KEY: &a x\nmore:\n" + String(repeating: "- *a\n", count: 21), "23:3 too-costly"),
    (String(repeating: "[", count: 200), "1:101 too-deep"), ("KEY: {en: a\u{7}}\n", "1:BELL bad-term"),
  ]

  @Test(arguments: kinds)
  func faultsAreMarked(kind: String, key: String) async throws {
    for (text, expected) in Self.faults {
      var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
      site.files["Posts/_\(kind)/x.yml"] = text.replacing("KEY", with: key)
      let outcome = try await site.built()
      let places = outcome.places
      let place = expected.replacing("LAST", with: "\(key.count + 8)").replacing("AGAIN", with: "\(key.count + 11)")
        .replacing("BELL", with: "\(key.count + 9)")
      #expect(places.contains(place), "\(kind), \(text.prefix(40)): \(places)")
      #expect(outcome.output == nil)
    }
  }

  @Test(arguments: kinds)
  func bytesThatAreNoUTF8AreMarked(kind: String, key: String) async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    site.files.set(Array("\(key): {en: ".utf8) + [0xE9] + Array("}\n".utf8), at: "Posts/_\(kind)/x.yml")
    let diagnostics = try await site.built().diagnostics
    #expect(diagnostics.sorted.map(\.rule) == [.badEncoding])
    #expect(diagnostics.sorted.first?.mark == SourceMark(line: 1, column: key.count + 8))
  }

  @Test(arguments: kinds)
  func aByteOrderMarkAndOtherLineEndsMakeNoDifference(kind: String, key: String) async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    let more =
      switch kind {
      case "offers": "button: {en: Go}\nurl: https://example.org/\n"
      case "authors": "bio: {en: More}\n"
      default: "description: {en: More}\n"
      }
    let text = "\(key): {en: Name}\n" + more
    site.files["Posts/_\(kind)/x.yml"] = text
    let plain = try await site.built()
    #expect(plain.messages == "")
    site.files["Posts/_\(kind)/x.yml"] = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
    #expect(try await site.built().output == plain.output)
  }

  @Test(arguments: kinds)
  func anEmptyFileLacksWhatItMustHave(kind: String, key: String) async throws {
    for text in ["", "# nothing\n", "\(key):\n"] {
      var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
      site.files["Posts/_\(kind)/x.yml"] = text
      let outcome = try await site.built()
      #expect(outcome.messages.contains("error: \"\(key)\" is missing [missing-key]"), "\(kind), \(text)")
      #expect(outcome.output == nil)
    }
  }

  @Test(arguments: ["sub/x", "X", "a b", "ž", "a.b", "-a", String(repeating: "a", count: 201)])
  func anIdIsAPlainName(_ id: String) async throws {
    for (kind, _) in Self.kinds {
      var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
      site.files["Posts/_\(kind)/\(id).yml"] = "name: x\n"
      try await site.expectMessages(
        """
        Posts/_\(kind)/\(id).yml: error: "\(id)" cannot be an id [unsafe-path]
        help: name the file with lower-case letters a to z, digits and hyphens, in Posts/_\(kind)/ itself

        """)
    }
  }
}
