import TestSupport
import Testing

@testable import Servus

/// Comments that came with a post.
@Suite struct CommentTests {
  /// The ids of comments on a page in their order, each with as many dots as it lies deep.
  private func outline(_ comments: String) async throws -> String {
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A"), "a.comments.yml": FileTree(stringLiteral: comments)]]
    ]).built()
    #expect(outcome.messages == "")
    let page = try #require(outcome["en/a/index.html"])
    var depth = -1
    var lines: [String] = []
    for tag in page.matches(of: /<div id="comment_([^"]+)">|<\/div>/) {
      depth += tag.1 == nil ? -1 : 1
      if let id = tag.1 { lines.append(String(repeating: ".", count: depth) + id) }
    }
    return lines.joined(separator: " ")
  }

  private func comment(_ id: String, _ answered: String? = nil) -> String {
    "- {id: \(id), author: X, date: 2020-01-20, text: Hello\(answered.map { ", reply_to: \($0)" } ?? "")}\n"
  }

  @Test func repliesStandWithinWhatTheyAnswerInTheFilesOrder() async throws {
    let file =
      comment("a") + comment("b") + comment("c", "a") + comment("d", "b") + comment("e", "a") + comment("f", "c")
    #expect(try await outline(file) == "a .c ..f .e b .d")
  }

  @Test func noLinkOfACommentGoesUnsaid() async throws {
    let comments = """
      - author: X
        date: 2020-01-20
        text: |
          See [x](nope.md) and

          [b](javascript:a) but [c](https://example.org/)

      """
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A"), "a.comments.yml": FileTree(stringLiteral: comments)]]
    ])
    let outcome = try await site.built()
    #expect(
      outcome.messages == """
        Posts/en/a.comments.yml:4:13: warning: comments link to other sites alone; the text stays without a link [unsafe-link]
            See [x](nope.md) and
                    ^~~~~~~
        help: write the whole address, with https://

        Posts/en/a.comments.yml:6:9: warning: the address scheme "javascript" is not allowed; the text stays without a link \
        [unsafe-link]
            [b](javascript:a) but [c](https://example.org/)
                ^~~~~~~~~~~~
        help: use http, https, mailto or tel

        """)
    #expect(
      outcome["en/a/index.html"]?.contains(
        "<p>See x and</p>\n<p>b but <a href=\"https://example.org/\">c</a></p>") == true)
  }

  /// Of a text beside its key only the first line stands where its letters do.
  @Test(arguments: [
    ("text: \"a\\n\\n[x](no.md)\"", "3:9"), ("text: '[x](no.md)'", "3:14"), ("text: a [x](no.md)", "3:15"),
    ("text: |\n\n    See [x](no.md)", "5:13"), ("text: |2\n      [x](no.md)", "4:11"),
  ])
  func aLinkIsMarkedWhereItIsWritten(_ text: String, _ place: String) async throws {
    let comments = "- author: X\n  date: 2020-01-20\n  \(text)\n"
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A"), "a.comments.yml": FileTree(stringLiteral: comments)]]
    ])
    #expect(try await site.built().messages.hasPrefix("Posts/en/a.comments.yml:\(place): warning: comments link to"))
  }

  @Test func veryDeepRepliesStandAfterWhatTheyAnswer() async throws {
    let file =
      comment("a") + comment("b", "a") + comment("c", "b") + comment("d", "c") + comment("e", "d") + comment("f", "e")
    #expect(try await outline(file) == "a .b ..c ...d ...e ...f")
  }

  @Test func aThousandRepliesToEachOtherAreNoDeepNest() async throws {
    let file = (1...1000).map { comment("c\($0)", $0 == 1 ? nil : "c\($0 - 1)") }.joined()
    let outline = try await outline(file).split(separator: " ")
    #expect(outline.count == 1000)
    #expect(outline.last == "...c1000")
  }

  @Test func aReplyMayStandBeforeWhatItAnswers() async throws {
    let file =
      comment("f", "c") + comment("e", "a") + comment("d", "b") + comment("c", "a") + comment("b") + comment("a")
    #expect(try await outline(file) == "b .d a .e .c ..f")
  }

  @Test func aThousandRepliesFromTheNewestOnAreShownAsFromTheOldest() async throws {
    let file = (1...1000).reversed().map { comment("c\($0)", $0 == 1 ? nil : "c\($0 - 1)") }.joined()
    let outline = try await outline(file).split(separator: " ")
    #expect(outline.count == 1000)
    #expect(outline.prefix(4) == ["c1", ".c2", "..c3", "...c1000"])
  }

  @Test(arguments: [
    ("C1", "C1", "C1"), ("c_1", "c_1", "c_1"), ("1.5", "1.5", "1.5"), ("č/1", "č/1", "%C4%8D/1"),
    ("a%20b", "a%20b", "a%2520b"), ("\"<#&>\"", "&lt;#&amp;&gt;", "%3C%23&amp;%3E"),
  ])
  func anIDIsAnyWord(_ id: String, written: String, inAddress: String) async throws {
    let file = comment(id) + comment("x", id)
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A"), "a.comments.yml": FileTree(stringLiteral: file)]],
      "Templates": [
        "partials": [
          "comment.mustache": """
          <div id="{{id}}">{{#reply_to}}<a href="{{address}}">{{title}}</a>{{/reply_to}}
          {{#replies}}
          {{>comment}}
          {{/replies}}
          </div>
          """
        ]
      ],
    ]).built()
    #expect(outcome.messages == "")
    let page = try #require(outcome["en/a/index.html"])
    #expect(page.contains("id=\"comment_\(written)\""), "\(page)")
    #expect(page.contains("href=\"#comment_\(inAddress)\""), "\(page)")
  }
}
