import Testing

@testable import ServusMarkdown

@Suite struct FootnoteTests {
  private func section(_ items: String) -> String {
    """
    <section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes_title">
    <h2 id="footnotes_title">FOOTNOTES</h2>
    <ol>
    \(items)
    </ol>
    </section>

    """
  }

  private func reference(_ number: Int, _ count: Int = 1) -> String {
    "<sup class=\"footnote\"><a href=\"[#footnote_\(number)]\" id=\"footnote_\(number)_\(count)\" role=\"doc-noteref\">"
      + "\(number)</a></sup>"
  }

  private func back(_ number: Int) -> String {
    " <a href=\"[#footnote_\(number)_1]\" role=\"doc-backlink\" aria-label=\"BACK\">↩\u{FE0E}</a>"
  }

  @Test func footnotesAreNumberedAsTheyAreReferredTo() {
    let converted = Converted("One[^b] two[^a].\n\n[^a]: First *a*.\n[^b]: Then b,\nlazy.\n")
    #expect(
      converted.html == "<p>One\(reference(1)) two\(reference(2)).</p>\n"
        + section(
          """
          <li id="footnote_1">
          <p>Then b,
          lazy.\(back(1))</p>
          </li>
          <li id="footnote_2">
          <p>First <em>a</em>.\(back(2))</p>
          </li>
          """))
    #expect(converted.messages == [])
    #expect(
      converted.document?.anchors == [
        "footnotes_title", "footnote_1", "footnote_1_1", "footnote_2", "footnote_2_1",
      ])
  }

  @Test func aFootnoteHoldsParagraphsListsAndCode() {
    let text = """
      A[^x].

      [^x]: One.

          Two.

          - three

                code

      [^y]:
              code only

      B[^y].

      """
    let html = Converted(text).html
    #expect(
      html.hasSuffix(
        section(
          """
          <li id="footnote_1">
          <p>One.</p>
          <p>Two.</p>
          <ul>
          <li>
          <p>three</p>
          <pre><code>code
          </code></pre>
          </li>
          </ul>
          <p>\(back(1))</p>
          </li>
          <li id="footnote_2">
          <pre><code>code only
          </code></pre>
          <p>\(back(2))</p>
          </li>
          """)), "\(html)")
    #expect(html.hasPrefix("<p>A\(reference(1)).</p>\n<p>B\(reference(2)).</p>\n"))
  }

  @Test func severalReferencesEachHaveAWayBack() {
    let html = Converted("A[^x] b[^x].\n\n[^x]: T.\n").html
    #expect(html.contains("A\(reference(1)) b\(reference(1, 2))."))
    #expect(
      html.contains(
        "T. <a href=\"[#footnote_1_1]\" role=\"doc-backlink\" aria-label=\"BACK (1)\">↩\u{FE0E}<sup>1</sup></a>"
          + " <a href=\"[#footnote_1_2]\" role=\"doc-backlink\" aria-label=\"BACK (2)\">↩\u{FE0E}<sup>2</sup></a></p>"))
  }

  @Test func referencesStandInListsQuotationsCellsAndFootnotes() {
    let text = "- a[^1]\n\n> b[^2]\n\n| c[^3] |\n|---|\n| d[^1] |\n\n[^1]: A[^4]\n\n[^2]: B\n\n[^3]: C\n\n[^4]: D\n"
    let converted = Converted(text)
    #expect(converted.messages == [])
    for part in [
      "<li>a\(reference(1))</li>", "<p>b\(reference(2))</p>", ">c\(reference(3))</th>", "<td>d\(reference(1, 2))</td>",
      "<p>A\(reference(4)) <a",
    ] { #expect(converted.html.contains(part)) }
  }

  @Test func aHeadingsReferenceIsInNeitherItsIdNorTheContents() {
    let converted = Converted("## Title[^1]\n\n[^1]: T\n")
    #expect(converted.document?.headings.map(\.text) == ["Title"])
    #expect(converted.document?.headings.map(\.id) == ["title"])
    #expect(converted.html.hasPrefix("<h2 id=\"title\">Title\(reference(1))</h2>\n"))
  }

  @Test func aHeadingCannotTakeAFootnotesId() {
    #expect(
      Converted("## A[^1] {#footnote_1}\n\n[^1]: T\n").messages
        == ["1:10 dialect: \"footnote_1\" cannot be a heading's id"])
  }

  @Test func neighboursAreTwoReferences() {
    #expect(
      Converted("A[^1][^2]![^1][word][^2]\n\n[^1]: x\n[^2]: y\n").html
        .hasPrefix("<p>A\(reference(1))\(reference(2))!\(reference(1, 2))[word]\(reference(2, 2))</p>"))
  }

  @Test func aReferenceInALinksTextStandsBehindIt() {
    #expect(
      Converted("[a *b[^1]* c](d.md) ![e[^1]](f.png) g\n\n[^1]: x\n").html
        .hasPrefix(
          "<p><a href=\"[d.md]\">a <em>b</em> c</a>\(reference(1)) <img src=\"[f.png]\" alt=\"e\"> g</p>"))
  }

  @Test func codeAndEscapesAreNoReferences() {
    let text = "`[^a]` \\[^a] `\\[^a]`\n\n    [^a]: code\n\n```\n[^a]: code\n```\n"
    let converted = Converted(text)
    #expect(converted.messages == [])
    #expect(
      converted.html.hasPrefix(
        "<p><code>[^a]</code> [^a] <code>\\[^a]</code></p>\n<pre><code>[^a]: code\n</code></pre>\n"))
  }

  @Test func linksInFootnotesWork() {
    let converted = Converted("A[^1]\n\n[^1]: See [b](c.md), [d] and ![e](f.png).\n\n[d]: g.md\n")
    let references = converted.document?.references.suffix(3)
    #expect(references?.map(\.destination) == ["c.md", "g.md", "f.png"])
    #expect(references?.map(\.mark.line) == [3, 5, 3])
  }

  @Test func theTextOfAFootnoteIsRead() {
    var document = Converted("One two[^1]\n\n[^1]: Three four\n").document
    #expect(document?.wordCount == 4)
    #expect(document?.firstParagraph == "One two")
    let text = document?.takeText()
    #expect(text.map { String(decoding: $0.bytes, as: UTF8.self) } == "One twoThree four")
    #expect(text?.runs.map(\.mark.line) == [1, 3])
  }

  @Test func whatMakesNoSenseIsAnError() {
    #expect(
      Converted("A[^nope]\n").messages == ["1:2 dialect: the footnote [^nope] has no text"])
    #expect(
      Converted("A[^a]\n\n[^a]: x\n\n  [^a]: y\n").messages == ["5:3 dialect: the footnote [^a] has two texts"])
    #expect(
      Converted("A[^a]\n\n> [^a]: x\n").messages
        == ["3:3 dialect: the text of the footnote [^a] stands in a quotation or list"])
    #expect(Converted("A[^a]\n\n- x\n\n    [^a]: word\n").messages.count == 1)
    #expect(Converted("A\n\n[^a]: x\n").messages == ["3:1 dialect: nothing refers to the footnote [^a]"])
    #expect(Converted("A[^a]\n\n[^a]:\n\nB\n").messages == ["3:1 dialect: the footnote [^a] is empty"])
    #expect(
      Converted("A[^abd]\n\n[^abc]: x\n").diagnostics.sorted.first?.help == "did you mean \"abc\"?")
  }

  @Test func commentsHaveNone() {
    let converted = Converted("A[^a]\n\n[^a]: x.\n", isComment: true)
    #expect(converted.html == "<p>A[^a]</p>\n<p>[^a]: x.</p>\n")
    #expect(converted.messages == [])
    #expect(Converted("    [^a]: b\n", isComment: true).html == "<pre><code>[^a]: b\n</code></pre>\n")
    #expect(Converted("> [^a]: b\n", isComment: true).html.contains("<p>[^a]: b</p>"))
    #expect(Converted("A[^a]\n\n[^a]: word\n", isComment: true).html == "<p>A[^a]</p>\n<p>[^a]: word</p>\n")
  }
}
