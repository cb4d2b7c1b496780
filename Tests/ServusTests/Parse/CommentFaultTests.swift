import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// What is wrong with comments is refused at its place in their file.
@Suite(.faults("A21")) struct CommentFaultTests {
  private static let comment = "author: A, date: 2020-01-20, text: x"

  private func site(_ comments: String, at path: String = "Posts/en/a.comments.yml") throws -> SmallSite {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    site.files[path] = comments
    return site
  }

  private func messages(_ comments: String) async throws -> String {
    try await site(comments).built().messages
  }

  @Test(arguments: [("author: A\n", "a mapping"), ("Hello\n", "a text")])
  func aFileThatIsNoListIsRefused(comments: String, kind: String) async throws {
    let found = try await messages(comments)
    #expect(
      found.hasPrefix(
        "Posts/en/a.comments.yml:1:1: error: expected a list of comments, found \(kind) [bad-comment]\n"))
    #expect(found.hasSuffix("help: begin each comment with \"- author:\"\n"))
  }

  @Test(arguments: ["", "# none yet\n", "[]\n"])
  func aFileWithoutCommentsIsFine(_ comments: String) async throws {
    #expect(try await messages(comments) == "")
  }

  @Test func aReplyToNobodyIsRefused() async throws {
    try await site("- {\(Self.comment), id: first}\n- {\(Self.comment), reply_to: frist}\n").expectMessages(
      """
      Posts/en/a.comments.yml:2:52: error: a reply to "frist", but no comment has that id [bad-comment]
          - {author: A, date: 2020-01-20, text: x, reply_to: frist}
                                                             ^~~~~
      help: did you mean "first"?

      """)
  }

  @Test func repliesInARingAreRefusedAtItsFirst() async throws {
    try await site("- {\(Self.comment), id: a, reply_to: b}\n- {\(Self.comment), id: b, reply_to: a}\n").expectMessages(
      """
      Posts/en/a.comments.yml:1:59: error: a reply to "b", which leads back to this comment [bad-comment]
          - {author: A, date: 2020-01-20, text: x, id: a, reply_to: b}
                                                                    ^
      help: remove the reply_to: of one of them

      """)
    #expect(try await site("- {\(Self.comment), id: a, reply_to: a}\n").built().rules == ["bad-comment"])
  }

  @Test func eachOfSeveralRingsIsReportedOnce() async throws {
    // What answers a comment of a ring is no part of it.
    let answers = ["b", "c", "b", "e", "d", "a"]
    let comments = zip("abcdef", answers).map { "- {\(Self.comment), id: \($0), reply_to: \($1)}\n" }.joined()
    let found = try await site(comments).built().diagnostics.sorted
    #expect(found.map(\.mark?.line) == [2, 4])
    #expect(Set(found.map(\.rule)) == [.badComment])
  }

  @Test func aRingOfManyRepliesIsReported() async throws {
    let count = 3_000
    let comments = (0..<count).map { "- {\(Self.comment), id: c\($0), reply_to: c\(($0 + 1) % count)}\n" }.joined()
    #expect(try await site(comments).built().rules == ["bad-comment"])
  }

  @Test(arguments: ["\"\"", "\"a b\"", "\"a\\tb\"", "\"a\\u00a0b\"", "\"a\\x1bb\"", "\"a\\u202eb\""])
  func anIDWithBlanksOrControlCharactersIsRefused(_ id: String) async throws {
    let found = try await messages("- {\(Self.comment), id: \(id)}\n")
    #expect(found.hasPrefix("Posts/en/a.comments.yml:1:46: error: \""))
    #expect(found.contains("\" cannot be an id [bad-comment]\n"))
    #expect(found.hasSuffix("help: write one word, without blanks\n"))
  }

  @Test func manyRepliesToNobodyAreReportedInFull() async throws {
    let comments = (0..<2_000).map { "- {\(Self.comment), id: c\($0), reply_to: d\($0)}\n" }.joined()
    let helps = try await site(comments).built().diagnostics.sorted.map(\.help)
    #expect(helps.count == 2_000)
    #expect(helps.first == "did you mean \"c0\"?")
    #expect(helps.last == "give the comment that it answers an id:")
  }

  @Test func commentsOnNoPostAreAWarning() async throws {
    for (file, post) in [("en/b", "en/b"), ("xx/a", "xx/a"), ("a", "a")] {
      try await site("- {\(Self.comment)}\n", at: "Posts/\(file).comments.yml").expectMessages(
        """
        Posts/\(file).comments.yml: warning: comments on a post that does not exist [orphan-comments]
        help: there is no Posts/\(post).md: rename or remove the comments

        """)
    }
  }

  @Test func anAliasBombIsRefused() async throws {
    let found = try await messages("- &a {\(Self.comment)}\n" + String(repeating: "- *a\n", count: 25))
    #expect(found.hasPrefix("Posts/en/a.comments.yml:22:3: error: more than 20 aliases [too-costly]\n"))
  }

  @Test(arguments: [
    ("- {\(comment), text: y}\n", "1:42 bad-comment"), ("- {\(comment), datte: y}\n", "1:42 unknown-key"),
    ("- author: [A]\n  date: x\n  text: {a: b}\n", "1:11 bad-comment 2:9 bad-date 3:9 bad-comment"),
    ("- {\(comment), id: [x]}\n", "1:46 bad-comment"), ("- {\(comment), url: \"javascript:x\"}\n", "1:47 bad-comment"),
    ("-\tauthor: A\n\tdate: x\n", "1:2 bad-comment"), ("- a\n- [b]\n", "1:3 bad-comment 2:3 bad-comment"),
  ])
  func faultsInCommentsAreMarked(comments: String, places: String) async throws {
    let found = try await site(comments).built().places
    #expect(found.joined(separator: " ") == places)
  }

  @Test func aLimitOfTheTextIsMarkedInTheFile() async throws {
    let deep = String(repeating: ">", count: 101)
    for (comments, place) in [
      ("- author: A\n  date: 2020-01-20\n  text: \"\(deep)\"\n", "3:10"),
      ("- author: A\n  date: 2020-01-20\n  text: |\n    x\n    \(deep)\n", "5:5"),
    ] {
      let found = try await messages(comments)
      #expect(
        found.hasPrefix(
          "Posts/en/a.comments.yml:\(place): error: lists and quotations nested deeper than 100 levels [too-deep]\n"))
      #expect(found.contains(">>>>"))
    }
  }
}
