import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusMarkdown

@Suite struct CodeLinesTests {
  private static let pieces = [
    "- ", "+ ", "* ", "> ", "1. ", "10) ", "-", ">", "1.", " ", "  ", "   ", "    ", "\t", "\n", "\n", "\n\n", "`",
    "```", "~~~", "<div>",
    "<a>", "</p>", "<!-- x -->", "<https://a.b>", "word", "é", "[^a]: note", "[a]: /b", "|", "#", "***", "\\", "\u{A0}",
  ]

  private static func lines(of text: String) -> SourceLines {
    let source = SourceText(path: "a.md", text: text)
    return SourceLines(bytes: source.bytes[...], source: source, firstLine: 1)
  }

  /// A text is parsed for its code only where code can begin somewhere, and where it is not, there is none.
  @Test(arguments: 0..<8 as Range<UInt64>) func noCodeIsMissedWithoutParsing(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var withCode = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...12, using: &random)
      let text = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
      let lines = Self.lines(of: text)
      let tree = try #require(CMarkTree(parsing: Array(text.utf8)[...]))
      let parsed = CodeLines(tree, count: lines.count)
      let found = try #require(CodeLines.find(in: Array(text.utf8)[...], lines))
      let code = (1...lines.count).filter(parsed.contains)
      #expect((1...lines.count).filter(found.contains) == code, "\(text.debugDescription)")
      if !code.isEmpty { withCode += 1 }
    }
    #expect(withCode > 200)
  }

  @Test(arguments: ["words", "- a\n> b", "3. 10) c", "a `b` <br>", "[^a]: note", ""])
  func mostTextsNeedNotBeParsedForTheirCode(_ text: String) {
    let lines = Self.lines(of: text)
    #expect(!(1...lines.count).contains { CodeLines.mayBegin(in: lines.bytes(ofLine: $0)) })
  }
}
