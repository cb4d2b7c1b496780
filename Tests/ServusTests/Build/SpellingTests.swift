import TestSupport
import Testing

@testable import Servus

/// Front matter is read as it was typed.
@Suite struct SpellingTests {
  private static let spellings = [
    "No", "yes", "1.10", "007", "1e3", "0x1F", "12:30:45", "null", "~", "2020-01-01", "true", "1_000", "0b1", ".inf",
  ]

  @Test(.faults("A8"), arguments: spellings)
  func aTitleKeepsItsSpelling(_ title: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post(title)]]]).built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains("<h1>\(title)</h1>") == true)
  }

  @Test(.faults("A8"), arguments: spellings.filter { !["~", "null"].contains($0) })
  func aTagKeepsItsSpelling(_ tag: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "tags: [\(tag)]")]]]).built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains(">\(tag)</a>") == true)
  }

  @Test(.faults("A6"), arguments: ["[a, [b]]", "[{a: b}]", "{a: b}", "[a, \"\"]", "[a, \" \"]"])
  func aTagThatIsNoTextIsRefused(_ tags: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", "tags: \(tags)")]]]).built()
    #expect(outcome.rules == ["front-matter"])
    #expect(outcome.diagnostics.sorted.first?.mark?.line == 4)
  }

  @Test(
    .faults("A10"),
    arguments: [
      "2024-13-45", "2023-02-29", "0000-00-00", "yesterday", "[2020-01-01]", "01/02/2024", "2020-1-2", "20200102",
      "2020-01",
      "2020-01-02T24:00", "2020-01-02T10:60", "2020-01-02T10:00:60", "2020-01-02T10", "2020-01-02T10:00+25:00",
      "2020-01-02 10:00 Bratislava", "-2020-01-02", "2020-01-02x",
      "2020-01-02T10:00:00.", "2020-01-02T10:00:00.Z", "2020-01-02T10:00.5", "2020-01-02T10:00:00.5.5",
    ])
  func aDateThatIsNoneIsRefused(_ date: String) async throws {
    let site = try SmallSite(["Posts": ["en": ["a.md": "---\ntitle: A\ndate: \(date)\n---\n"]]])
    let outcome = try await site.built()
    #expect(outcome.output == nil)
    #expect(outcome.rules == [date.hasPrefix("[") ? "front-matter" : "bad-date"])
    #expect(outcome.diagnostics.sorted.first?.mark?.line == 3)
    #expect(outcome.diagnostics.sorted.first?.mark?.column == 7)
  }

  @Test(
    .faults("A10"),
    arguments: [
      "2020-01-02", "2020-01-02T10:30", "2020-01-02 10:30:15+01:00", "2020-02-29", "0001-01-02", "\"2020-01-02\"",
    ])
  func aDateInISO8601IsRead(_ date: String) async throws {
    let site = try SmallSite(["Posts": ["en": ["a.md": "---\ntitle: A\ndate: \(date)\n---\n"]]])
    #expect(try await site.built().messages == "")
  }

  @Test(
    .faults("A1", "A2"),
    arguments: [
      ("", "the post has no front matter"), ("\u{FEFF}", "the post has no front matter"),
      ("Only text.\n", "the post has no front matter"), ("---", "the post has no front matter"),
      ("----\ntitle: A\n----\n", "the post has no front matter"),
      (" ---\ntitle: A\n---\n", "the post has no front matter"),
      ("---\ntitle: A\n", "the front matter is never closed"),
      ("---\ntitle: A\n...\n", "the front matter is never closed"),
      ("---\ntitle: A\n ---\n", "the front matter is never closed"),
      ("---\n---\nText.\n", "the post has no title"), ("---\n# nothing\n---\n", "the post has no title"),
      ("---\ntitle:\ndate: 2020-01-01\n---\n", "the post has no title"),
      ("---\ntitle: \" \"\ndate: 2020-01-01\n---\n", "the title is empty"),
      ("---\ntitle: A\n---\n", "the post has no date"),
      ("---\n- title\n---\n", "expected keys with values, found a list"),
      ("---\ntitle\n---\n", "expected keys with values, found a text"),
    ])
  func aPostWithoutItsFrontMatterIsRefused(text: String, message: String) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": FileTree(stringLiteral: text)]]]).built()
    #expect(outcome.output == nil)
    #expect(outcome.diagnostics.sorted.map(\.message).contains(message))
    #expect(outcome.diagnostics.sorted.allSatisfy { $0.file == "Posts/en/a.md" && $0.mark != nil })
  }

  @Test(.faults("A3")) func onlyALineOfThreeDashesEndsTheFrontMatter() async throws {
    let site = try SmallSite([
      "Posts": [
        "en": [
          "a.md":
            "---   \ntitle: A\ndate: 2020-01-01\ndescription: |\n  One\n  ---\n  two\n--- \t\nText\n\n---\n\nmore\n"
        ]
      ]
    ])
    let outcome = try await site.built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains("<p>Text</p>\n<hr />\n<p>more</p>") == true)
  }

  @Test(.faults("A13")) func frontMatterOverItsLimitIsRefused() async throws {
    let title = String(repeating: "a", count: 64 << 10)
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post(title)]]]).built()
    #expect(outcome.rules == ["too-large"])
    #expect(outcome.diagnostics.sorted.first?.mark?.line == 1)
  }

  @Test(.faults("A18")) func nulIsRefusedInFrontMatterAndHarmlessInText() async throws {
    for title in ["\"a\\0b\"", "a\u{0}b"] {
      #expect(try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post(title)]]]).built().rules == ["front-matter"])
    }
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", body: "x\u{0}y")]]]).built()
    #expect(outcome["en/a/index.html"]?.contains("<p>x\u{FFFD}y</p>") == true)
  }

  @Test(.faults("A21")) func repliesMayBeFiveThousandDeep() async throws {
    var comments = ""
    for number in 1...5_000 {
      comments +=
        "- { author: A, date: 2020-01-20, id: c\(number), text: T\(number > 1 ? ", reply_to: c\(number - 1)" : "") }\n"
    }
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A"), "a.comments.yml": FileTree(stringLiteral: comments)]]
    ])
    let outcome = try await site.built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains("id=\"comment_c5000\"") == true)
  }
}
