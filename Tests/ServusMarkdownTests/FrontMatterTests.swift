import TestSupport
import Testing

@testable import ServusMarkdown

@Suite struct FrontMatterTests {
  private func split(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    guard case .success(let parts) = SourceDocument.split(bytes) else { return nil }
    return [parts.frontMatter, parts.body].map { String(decoding: bytes[$0], as: UTF8.self) } + ["\(parts.bodyLine)"]
  }

  @Test(.faults("A3", "A15")) func theFirstTwoLinesOfDashesCount() {
    #expect(split("---\na: b\n---\nText\n---\nmore\n") == ["a: b\n", "Text\n---\nmore\n", "4"])
    #expect(split("---\n---\n") == ["", "", "3"])
    #expect(split("---\n---") == ["", "", "3"])
    #expect(split("---\na: b\n---") == ["a: b\n", "", "4"])
    #expect(split("---\na\n---\n---\nb\n---\n") == ["a\n", "---\nb\n---\n", "4"])
  }

  @Test(.faults("A3")) func blanksAfterTheDashesAreAllowedAndNothingElse() {
    #expect(split("--- \t\na\n---  \nb") == ["a\n", "b", "4"])
    #expect(split("---\na\n ---\n----\n---x\n--- #\n...\n---\nb") == ["a\n ---\n----\n---x\n--- #\n...\n", "b", "9"])
  }

  @Test(arguments: ["", "\n", "Text", "---", "----\n---\n", " ---\n---\n", "\n---\n---\n", "--\n---\n", "---x\n---\n"])
  func aTextThatDoesNotBeginWithTheDashesHasNone(_ text: String) {
    guard case .failure(.noFrontMatter) = SourceDocument.split(Array(text.utf8)) else {
      Issue.record("expected no front matter")
      return
    }
  }

  @Test(.faults("A2"), arguments: ["---\n", "---\na: b\n", "---\na: b", "---\n ---\n", "---\n----\n", "---\n...\n"])
  func dashesThatNeverEndAreAFault(_ text: String) {
    guard case .failure(.unclosedFrontMatter) = SourceDocument.split(Array(text.utf8)) else {
      Issue.record("expected an unclosed front matter")
      return
    }
  }

  @Test func wordsAndTheFirstParagraphAreCounted() {
    let document = Converted(
      "![a](b.jpg)\n\n## Two words\n\nFirst *paragraph*\nof `text`.\n\n    not counted\n\nLast — 1.\n"
    ).document
    #expect(document?.firstParagraph == "First paragraph of text.")
    #expect(document?.wordCount == 8)
  }
}
