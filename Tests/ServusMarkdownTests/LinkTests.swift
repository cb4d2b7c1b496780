import TestSupport
import Testing

@testable import ServusMarkdown

@Suite struct LinkTests {
  @Test func linksWithinTheSiteWaitForTheirAddress() {
    let converted = Converted("A [b *c*](../d.md#e \"T & t\") and ![f](g.jpg \"U\") <https://x.example/?a&b>.\n")
    #expect(
      converted.html == """
        <p>A <a href="[../d.md#e]" title="T &amp; t">b <em>c</em></a> and <img src="[g.jpg]" alt="f" title="U"> \
        <a href="https://x.example/?a&amp;b">https://x.example/?a&amp;b</a>.</p>

        """)
    #expect(converted.document?.references.map(\.destination) == ["../d.md#e", "g.jpg"])
    #expect(converted.document?.references.map(\.kind) == [.link, .picture])
    #expect(converted.document?.references.map(\.mark.column) == [11, 39])
  }

  @Test(arguments: [
    ("First line,\nthen [b][x].\n\n[x]: c.md\n", "c.md", 4, 6),
    ("Then [x].\n\n> [x]:   <c d.md> \"T\"\n", "c d.md", 3, 11),
    ("[x]: c.md\n\nThen ![x].\n\n[y]: c.md\n", "c.md", 1, 6),
    ("First line,\nthen [x] of c.md and\n\n[x]: c.md\n", "c.md", 4, 6),
    ("```\n[x]: c.md\n```\n\nThen [y].\n\n[y]: c.md\n", "c.md", 7, 6),
    ("Then [y], see a[0]: c.md and\n\n[^1]: c.md\n\n[y]: c.md\n", "c.md", 5, 6),
    ("Then [a\\]: b].\n\n[a\\]: b]: c.md\n", "c.md", 3, 11),
    ("Then `c.md` [c.md](c.md).\n", "c.md", 1, 20),
    ("Then c.md [y]( <c.md> 'c.md').\n", "c.md", 1, 17),
    ("First line,\nthen [x].\n\n[x]:\nc.md\n", "c.md", 2, 1),
  ])
  func aReferenceIsFoundWhereItsAddressIsNamed(_ text: String, address: String, line: Int, column: Int) {
    let references = Converted(text).document?.references
    #expect(references?.map(\.destination) == [address])
    let mark = references?.first?.mark
    #expect(mark?.line == line)
    #expect(mark?.column == column)
  }

  @Test func aForbiddenAddressIsToldWhereItIsDefined() {
    #expect(
      Converted("Then [x] and [x].\n\n[x]: javascript:alert(1)\n").messages == [
        "3:6 unsafe-link: the address scheme \"javascript\" is not allowed; the text stays without a link"
      ])
  }

  @Test(arguments: [
    "https://a.example/", "http://a.example", "mailto:a@b.example", "tel:+421", "HTTPS://A.EXAMPLE", "//a.example/",
  ])
  func linksElsewhereStayAsTheyAre(_ address: String) {
    #expect(Converted("[a](\(address))").html == "<p><a href=\"\(address)\">a</a></p>\n")
  }

  @Test(
    .faults("H3"),
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#x6A;avascript:alert(1)", "javascript&colon;alert(1)",
      "vbscript:x",
      "data:text/html,x", "file:///etc/passwd", "<java&#10;script:alert(1)>", "<&#1;javascript:alert(1)>",
      "<java&#9;script:alert(1)>", "</**/javascript:x>", "blob:x", "ftp://a.example",
    ].filter { !$0.hasPrefix("</") })
  func otherSchemesLoseTheirAddress(_ address: String) {
    let converted = Converted("[a *b*](\(address))")
    #expect(converted.html == "<p>a <em>b</em></p>\n")
    #expect(converted.diagnostics.sorted.map(\.rule) == [.unsafeLink])
    #expect(Converted("[a *b*](\(address))", isComment: true).html == "<p>a <em>b</em></p>\n")
    #expect(Converted("[a *b*][r]\n\n[r]: \(address)\n").html == "<p>a <em>b</em></p>\n")
  }

  @Test(.faults("H3")) func autolinksAndPicturesLoseThemToo() {
    #expect(Converted("<javascript:alert(1)>").html == "<p>javascript:alert(1)</p>\n")
    #expect(!Converted("![a](javascript:x)").html.contains("javascript"))
    #expect(!Converted("![a](data:text/html,x)").html.contains("data:"))
  }

  @Test func aPictureOfAnotherSchemeOrSiteIsWarnedOf() {
    #expect(
      Converted("![a](data:text/html,x)").messages == [
        "1:6 unsafe-link: the address scheme \"data\" is not allowed; the text stays without a link"
      ])
    #expect(
      Converted("![a](https://b.example/c.png)").messages == [
        "1:6 external-picture: a picture from another site, which the site's own headers forbid to load"
      ])
  }

  @Test func anAddressThatIsPartOfAnotherIsFoundWhereItStands() {
    let references = Converted("[a](nic.md) [b](zappos-pizza.md) [c](zappos) [d](zappos)\n").document?.references
    #expect(references?.map(\.mark.column) == [5, 17, 38, 50])
  }

  @Test func aCommentsLinkIntoTheSiteIsItsText() {
    #expect(Converted("See [this](a.md) and ![b](c.png).", isComment: true).html == "<p>See this and b.</p>\n")
  }

  @Test func rawHTMLThatNamesAFileIsWarnedOf() {
    #expect(
      Converted("A <a href=\"b.md\">b</a> <img src='c.png'> <a href=\"/d/\">d</a>", rawHTML: .keep).messages == [
        "1:12 unknown-address: \"b.md\" in raw HTML is not made the address of a page",
        "1:34 unknown-address: \"c.png\" in raw HTML is not made the address of a page",
      ])
    #expect(
      Converted("<img src='c.png'>", rawHTML: .keep).diagnostics.sorted.map(\.help)
        == ["use a Markdown link or picture, or write the page's address from the site's root"])
  }

  @Test func aColonInAPathIsNoScheme() {
    #expect(Converted("[a](b/c:d.md) [e](?x:y) [f](#x:y)").document?.references.count == 3)
  }

  @Test func aPictureWithoutTextIsWarnedOf() {
    #expect(Converted("Text ![](a.jpg).\n").messages == ["1:10 missing-alt: a picture without a text alternative"])
    #expect(Converted("Text ![ ](a.jpg).\n").messages.count == 1)
  }

  @Test func aPictureAloneInAParagraphIsAFigure() {
    #expect(
      Converted("![a *b*](c.jpg \"Caption & <more>\")\n").html == """
        <figure>
        <img src="[c.jpg]" alt="a b">
        <figcaption>Caption &amp; &lt;more&gt;</figcaption></figure>

        """)
    #expect(Converted("![a](b.jpg)\n").html == "<figure>\n<img src=\"[b.jpg]\" alt=\"a\">\n</figure>\n")
    #expect(Converted("![a](b.jpg) text\n").html == "<p><img src=\"[b.jpg]\" alt=\"a\"> text</p>\n")
    #expect(Converted("![a](b.jpg) ![c](d.jpg)\n").html.hasPrefix("<p>"))
  }

  @Test func commentsLinkOnlyElsewhere() {
    let converted = Converted("# A\n\n[b](c.md) ![d](https://e.example/f.png) ![g](h.jpg)\n", isComment: true)
    #expect(converted.document?.references.isEmpty == true)
    #expect(converted.document?.anchors.isEmpty == true)
    #expect(!converted.html.contains("<img"))
    #expect(!converted.html.contains("c.md"))
  }

  @Test func linksAndPicturesLieInEachOther() {
    #expect(
      Converted("[![a](b.jpg)](c.md)\n").html == "<p><a href=\"[c.md]\"><img src=\"[b.jpg]\" alt=\"a\"></a></p>\n")
    #expect(
      Converted("x ![a [b ![c](d.jpg)](e.md)](f.jpg)\n").html == "<p>x <img src=\"[f.jpg]\" alt=\"a b c\"></p>\n")
    #expect(Converted("[![a](javascript:b)](c.md) [![d](e.jpg)](javascript:f)\n").html.contains("javascript") == false)
  }

  @Test(.faults("H2")) func theTextOfALinkIsEscapedWhereverItGoes() {
    let converted = Converted("![\"<&>](a.jpg) [\"<&>](b.md '\"<&>') x\n")
    #expect(
      converted.html == """
        <p><img src="[a.jpg]" alt="&quot;&lt;&amp;&gt;"> \
        <a href="[b.md]" title="&quot;&lt;&amp;&gt;">&quot;&lt;&amp;&gt;</a> x</p>

        """)
  }
}
