import Testing

@testable import ServusMarkdown

@Suite struct TableTests {
  private func table(_ rows: String) -> String {
    "<div class=\"table\">\n<table>\n\(rows)\n</table>\n</div>\n"
  }

  @Test func columnsHaveTheirSide() {
    #expect(
      Converted("| a | b | c | |\n|:--|:-:|--:|---|\n| 1 | 2 | 3\n").html
        == table(
          """
          <thead>
          <tr>
          <th scope="col">a</th>
          <th scope="col" class="center">b</th>
          <th scope="col" class="end">c</th>
          <td></td>
          </tr>
          </thead>
          <tbody>
          <tr>
          <td>1</td>
          <td class="center">2</td>
          <td class="end">3</td>
          <td></td>
          </tr>
          </tbody>
          """))
  }

  private func cells(_ text: String) -> [String] {
    Converted(text).html.components(between: "<td>", and: "</td>")
  }

  @Test(arguments: ["\u{FEFF}", "\u{FEFF}\u{FEFF}"]) func aByteOrderMarkBeforeThemIsNoPartOfThem(_ mark: String) {
    for text in [" :\n-|\n", " „a\" b | c\n-|-\n", "> a | b\n> -|-\n", "- a | b\n  -|-\n"] {
      #expect(Converted(mark + text).html == Converted(text).html)
    }
  }

  @Test func cellsHoldInlinesAndNothingElse() {
    #expect(
      cells("|a|\n|-|\n| **b** `c\\|d` ~~e~~ |\n| # f # |\n| > g |\n|1. h|\n| i\\\\|\n")
        == ["<strong>b</strong> <code>c|d</code> <del>e</del>", "# f #", "&gt; g", "1. h", "i|"])
  }

  @Test func linksAndPicturesInCellsBecomeSlots() {
    let converted = Converted(
      "Text [x](y.md)\n\n| [a](b.md) | ![c](d.png) |\n|---|---|\n| [e] | [a](b.md) |\n\n[e]: f.md\n")
    #expect(converted.document?.references.map(\.destination) == ["y.md", "b.md", "d.png", "f.md", "b.md"])
    #expect(converted.document?.references.map(\.mark.line) == [1, 3, 3, 7, 5])
    #expect(converted.document?.references.map(\.mark.column) == [10, 7, 20, 6, 13])
  }

  @Test func definitionsAreFoundWhereverTheyStand() {
    #expect(
      cells(
        "> [a]: /x\n\n[b]:\n  /y\n  'T'\n\ntext\n[c]: /no\n\n```\n[d]: /no\n```\n\n|h|\n|-|\n|[a]|\n|[b]|\n|[c]|\n|[d]|\n"
      )
        == ["<a href=\"[/x]\">a</a>", "<a href=\"[/y]\" title=\"T\">b</a>", "[c]", "[d]"])
  }

  @Test func tablesStandInListsAndQuotations() {
    #expect(cells("- x\n\n  | a |\n  |---|\n  | b |\n") == ["b"])
    #expect(cells("> | a |\n> |---|\n> | b |\n>| c |\n") == ["b", "c"])
    #expect(cells("> - > | a |\n>   > |---|\n>   > | b |\n") == ["b"])
    #expect(cells("1. a | b\n   --|--\n   c | d\n") == ["c", "d"])
    #expect(cells("A[^1]\n\n[^1]: | a |\n    |---|\n    | b |\n") == ["b"])
  }

  @Test func aTableInterruptsAParagraph() {
    let converted = Converted("One [x](y.md)\ntwo **three**\n| a |\n|---|\n| b |\n")
    #expect(
      converted.html.hasPrefix("<p>One <a href=\"[y.md]\">x</a>\ntwo <strong>three</strong></p>\n<div class=\"table\">")
    )
    #expect(converted.document?.references.map(\.mark.line) == [1])
    #expect(converted.document?.firstParagraph == "One x two three")
  }

  @Test func aRuleMayFollow() {
    let html = Converted("| a |\n| - |\n| b |\n---\nText\n").html
    #expect(html.hasSuffix("</table>\n</div>\n<hr />\n<p>Text</p>\n"))
    #expect(cells("| a |\n| - |\n| b |\n===\n\nText\n") == ["b", "==="])
  }

  @Test func whatIsNoTableStaysAsItIs() {
    for text in [
      "a | b\n", "a | b\n--- | --- | ---\n", "a\n---\n", "| a |\n| - - |\n", "    | a |\n    |---|\n", "a\n:-:\n",
    ] {
      #expect(!Converted(text).html.contains("<table"), "\(text)")
    }
    #expect(Converted("a | b\n---\n").html == "<h2 id=\"a---b\">a | b</h2>\n")
    #expect(Converted("```\n|a|\n|-|\n```\n").html == "<pre><code>|a|\n|-|\n</code></pre>\n")
  }

  @Test func commentsHaveTables() {
    #expect(Converted("|a|\n|-|\n", isComment: true).html.contains("<th scope=\"col\">a</th>"))
  }

  @Test func cellsAreReadOneByOne() {
    var document = Converted("x\n\n| One two | three |\n|---|---|\n| four | |\n").document
    #expect(document?.wordCount == 5)
    let text = document?.takeText()
    #expect(
      text?.runs.map { text?.withBytes(of: $0) { String(decoding: $0, as: UTF8.self) } } == [
        "x", "One two", "three", "four",
      ])
    #expect(text?.runs.map(\.mark.line) == [1, 3, 3, 5])
  }

  @Test func findingsInCellsKnowTheirLine() {
    #expect(
      Converted("| a |\n|---|\n| b |\n| ![](c.png) |\n").messages == [
        "4:7 missing-alt: a picture without a text alternative"
      ])
  }

  @Test func missingCellsHaveALimit() {
    let text = String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n"
    #expect(
      Converted(text + String(repeating: "|x\n", count: 1_000)).messages
        == ["1:1 too-costly: tables with more than 500,000 missing cells"])
  }
}

extension String {
  /// What stands between two marks, each time.
  fileprivate func components(between start: String, and end: String) -> [String] {
    ranges(of: start).compactMap { range in
      self[range.upperBound...].firstRange(of: end).map { String(self[range.upperBound..<$0.lowerBound]) }
    }
  }
}
