import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// What YAML could make of front matter that is not meant as data: anchors, bombs, sizes, tags, further documents.
@Suite struct FrontMatterLimitTests {
  private func outcome(_ post: String) async throws -> Outcome {
    try await SmallSite(["Posts": ["en": ["a.md": FileTree(stringLiteral: post)]]]).built()
  }

  @Test(.faults("A12")) func anchorsAreFollowedWithinTheLimit() async throws {
    let outcome = try await outcome(SmallSite.post("&t A", "description: *t\ntags: &g [x, y]\ntakeaways: *g").text)
    #expect(outcome.messages == "")
    #expect(outcome["en/a/index.html"]?.contains(">y</a>") == true)
  }

  @Test(.faults("A12")) func anAliasBombIsRefusedBeforeItIsParsed() async throws {
    let levels = (1...9).map { level in
      "  a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]"
    }
    let bomb = "extra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + levels.joined(separator: "\n")
    #expect(try await outcome(SmallSite.post("A", bomb).text).places == ["8:22 too-costly"])
  }

  @Test(.faults("A12")) func aBombIsNoKeyAndNothingIsMerged() async throws {
    let bomb = "extra:\n  a: &a [x, x, x]\n  b: &b [*a, *a, *a]\n  c: &c [*b, *b, *b]\n  ? *c\n  : x"
    #expect(try await outcome(SmallSite.post("A", bomb).text).places == ["8:5 front-matter"])
    #expect(
      try await outcome(SmallSite.post("A", "case: {<<: &a {channel: chat}, company: x}").text).places == [
        "4:8 unknown-key", "4:41 unknown-company",
      ])
  }

  @Test(
    .faults("A13"),
    arguments: [
      (String(repeating: "[", count: 60_000), "too-deep"), (String(repeating: "[", count: 100_000), "too-large"),
      ("\n" + (0..<100_000).map { "k\($0): x" }.joined(separator: "\n"), "too-large"),
      ("\"" + String(repeating: "a", count: 10 << 20) + "\"", "too-large"),
    ])
  func frontMatterOverALimitIsRefusedBeforeItIsParsed(keys: String, rule: String) async throws {
    #expect(try await outcome(SmallSite.post("A", "extra: " + keys).text).rules == [rule])
  }

  @Test(.faults("A14")) func aForeignTagIsRefusedByItsName() async throws {
    let post = SmallSite.post("!ruby/object:X A", "extra: [!!python/object:os.system x, !!binary aGk=]").text
    #expect(
      try await outcome(post).messages == """
        Posts/en/a.md:2:8: error: the YAML tag !ruby/object:X is not supported [front-matter]
            title: !ruby/object:X A
                   ^
        help: remove the tag, or put a text that begins with ! between quotation marks

        Posts/en/a.md:4:9: error: the YAML tag tag:yaml.org,2002:python/object:os.system is not supported [front-matter]
            extra: [!!python/object:os.system x, !!binary aGk=]
                    ^
        help: remove the tag, or put a text that begins with ! between quotation marks

        Posts/en/a.md:4:38: error: the YAML tag tag:yaml.org,2002:binary is not supported [front-matter]
            extra: [!!python/object:os.system x, !!binary aGk=]
                                                 ^~~~
        help: remove the tag, or put a text that begins with ! between quotation marks

        """)
  }

  @Test(.faults("A15")) func furtherDocumentsAreText() async throws {
    let outcome = try await outcome("---\ntitle: A\ndate: 2020-01-15\n---\ntitle: B\n---\nText.\n")
    #expect(outcome["en/a/index.html"]?.contains("<h1>A</h1>") == true)
    #expect(outcome["en/a/index.html"]?.contains("title: B</h2>") == true)
  }

  @Test(.faults("B9")) func aPostWithTooManyTagsIsRefused() async throws {
    let tags = (0..<1_001).map { "t\($0)" }.joined(separator: ", ")
    let outcome = try await outcome(SmallSite.post("A", "tags: [\(tags)]").text)
    #expect(
      outcome.messages.hasPrefix("Posts/en/a.md:4:5898: error: more than 1000 tags [too-costly]\n"),
      "\(outcome.messages)")
    #expect(outcome.messages.hasSuffix("help: keep those that matter\n"))
  }
}
