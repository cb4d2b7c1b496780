import TestSupport
import Testing

@testable import ServusMarkdown

@Suite struct HeadingTests {
  @Test func headingsGetIdsFromTheirText() {
    let converted = Converted("## First *part*\n\n### Čaj & `code`\n\nSetext\n---\n")
    #expect(
      converted.html == """
        <h2 id="first-part">First <em>part</em></h2>
        <h3 id="čaj---code">Čaj &amp; <code>code</code></h3>
        <h2 id="setext">Setext</h2>

        """)
    #expect(converted.document?.anchors == ["first-part", "čaj---code", "setext"])
    #expect(converted.messages == [])
  }

  @Test func equalHeadingsGetNumbers() {
    let converted = Converted("## A\n\n## A\n\n## A-2\n\n## A\n\n## A\n")
    #expect(converted.document?.headings.map(\.id) == ["a", "a-2", "a-2-2", "a-3", "a-4"])
  }

  @Test func aHeadingWithoutTextHasAnIdToo() {
    #expect(Converted("##\n\n## ##\n").document?.headings.map(\.id) == ["section", "section-2"])
  }

  @Test func anOwnIdStandsInBraces() {
    let converted = Converted("## Heading {#own_Id-1}\n\n## {#bare}\n\n## Not {#x} own\n")
    #expect(converted.document?.headings.map(\.id) == ["own_Id-1", "bare", "not---x--own"])
    #expect(converted.document?.headings.map(\.text) == ["Heading", "", "Not {#x} own"])
    #expect(converted.html.hasPrefix("<h2 id=\"own_Id-1\">Heading</h2>\n"))
  }

  @Test(.faults("H13"), arguments: ["own id", "a\"b", "č", "", "_hidden", "a.b"])
  func anOwnIdOfOtherSignsIsRefused(_ id: String) {
    let converted = Converted("## Heading {#\(id)}\n")
    #expect(converted.messages == ["1:12 dialect: \"\(id)\" cannot be a heading's id"])
  }

  @Test func anOwnIdThatStandsTwiceIsRefused() {
    #expect(
      Converted("## A {#same}\n\n## B {#same}\n").messages
        == ["3:6 dialect: the id \"same\" stands twice in this text"])
  }

  @Test func pointsAreLevel2HeadingsWithANumber() {
    let text = "## 7. Hire the *right* people\n\n### 8. No\n\n## 9.Tight\n\n## 10 No\n\n## 2024. Year\n"
    let converted = Converted(text, hasPoints: true)
    #expect(converted.document?.headings.map(\.point) == [7, nil, 9, nil, 2024])
    #expect(converted.document?.headings.map(\.id).prefix(1) == ["point-7"])
    #expect(converted.document?.headings.first?.text == "Hire the right people")
    #expect(converted.html.hasPrefix("<h2 id=\"point-7\">7. Hire the <em>right</em> people</h2>\n"))
    #expect(Converted(text).document?.headings.map(\.point) == [nil, nil, nil, nil, nil])
  }

  @Test func headingsInQuotationsAreNoPointsAndNotInTheContents() {
    let converted = Converted("> ## 1. Quoted\n\n## 2. Own\n", hasPoints: true)
    #expect(converted.document?.headings.map(\.point) == [2])
    #expect(converted.html.contains("<h2 id=\"1--quoted\">"))
  }

  @Test func levelsThatAreSkippedAreWarnedOf() {
    let converted = Converted("Text\n\n# One\n\n#### Four\n\n##### Five\n\n## Two\n\n### Three\n")
    #expect(
      converted.messages == [
        "3:1 heading-order: a heading of level 1: the page's title is the only one",
        "5:1 heading-order: a heading of level 4 after one of level 1",
      ])
    #expect(Converted("### Three\n").messages == ["1:1 heading-order: a heading of level 3 after one of level 1"])
  }

  @Test func placesOfHeadingsCountInTheFile() {
    let heading = Converted("Text\n\n  ## Heading\n").document?.headings.first
    #expect(heading?.mark.line == 3)
  }

  @Test func aPointKeepsItsAddress() {
    let converted = Converted("## 8. Eight {#own}\n", hasPoints: true)
    #expect(converted.html.contains("<h2 id=\"point-8\">"))
    #expect(converted.messages == ["1:13 dialect: point 8 cannot have an id of its own"])
  }

  @Test(arguments: ["aside_1", "footnote_1", "comment_a", "_top"]) func idsOfOthersAreTaken(_ id: String) {
    #expect(Converted("## A {#\(id)}\n").messages == ["1:6 dialect: \"\(id)\" cannot be a heading's id"])
  }

  @Test func headingsInCommentsAreNone() {
    #expect(Converted("# A *b*\n", isComment: true).html == "<p><strong>A <em>b</em></strong></p>\n")
  }

  @Test func aCommentMayHaveATableAndWhatLooksLikeAFootnote() {
    let html = Converted("| a |\n|--|\n| 1 |\n\n[^1]: w", isComment: true).html
    #expect(html.contains("<td>1</td>") && html.contains("<p>[^1]: w</p>"))
  }
}
