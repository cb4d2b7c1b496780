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
}
