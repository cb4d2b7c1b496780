import Testing

@testable import ServusMarkdown

/// Strikethrough, tasks and bare links beyond GitHub's own examples.
@Suite struct InlineTests {
  private func inner(_ text: String, isComment: Bool = false) -> String {
    let html = Converted(text, isComment: isComment).html
    return html.hasPrefix("<p>") ? String(html.dropFirst(3).dropLast(5)) : html
  }

  @Test(arguments: [
    ("~~a *b* `c~~` d~~", "<del>a <em>b</em> <code>c~~</code> d</del>"),
    ("*~a~* **x ~~b~~**", "<em><del>a</del></em> <strong>x <del>b</del></strong>"),
    ("~a *b~ c*", "~a <em>b~ c</em>"), ("~~a\nb~~", "<del>a\nb</del>"), ("\\~a~ ~b\\~ \\~\\~c\\~\\~", "~a~ ~b~ ~~c~~"),
    ("about ~5 and ~6", "about ~5 and ~6"), ("~~ a ~~", "~~ a ~~"), ("a~~b~~c", "a<del>b</del>c"),
    ("~~a ~b~ c~~", "<del>a <del>b</del> c</del>"), ("~~[a](b~~c.md)~~", "<del><a href=\"[b~~c.md]\">a</a></del>"),
    ("~~„a”~~", "<del>„a”</del>"),
    ("<https://a.example/~b~>", "<a href=\"https://a.example/~b~\">https://a.example/~b~</a>"),
  ])
  func tildesStrikeOut(_ text: String, _ html: String) {
    #expect(inner(text) == html)
    if !text.contains("](") { #expect(inner(text, isComment: true) == html) }
  }

  @Test(arguments: [
    ("https://a.example/b_c_d~e~f", "https://a.example/b_c_d~e~f", ""),
    ("https://a.example/x?y=z&w=%20#f.", "https://a.example/x?y=z&amp;w=%20#f", "."),
    ("https://a.example/„", "https://a.example/", "„"), ("https://a.example”.", "https://a.example", "”."),
    ("https://a.example/(b)…", "https://a.example/(b)", "…"),
    ("https://a.example/é", "https://a.example/é", ""),
    ("HTTPS://a.example", "HTTPS://a.example", ""),
  ])
  func addressesEndBeforePunctuation(_ text: String, _ address: String, _ rest: String) {
    #expect(inner(text).hasSuffix("\(address)</a>\(rest)"), "\(inner(text))")
  }

  @Test(arguments: [
    "xhttps://a.example", "https://", "https:// a", "www.", "www. a", "awww.a.example", "ftp://a.example", "a@b",
    "@b.c", "a@b.c-", "o'neil@a.example", "o’neil@a.example", "novák@a.example", "nova\u{301}k@a.example",
    "жk@a.example", "a‑b@a.example", "a\u{AD}b@a.example", "https\\://a.example", "a\\@b.example", "www\\.a.example",
    "://",
    "javascript://a",
  ])
  func theseAreNoAddresses(_ text: String) {
    #expect(!inner(text).contains("<a"), "\(inner(text))")
  }

  @Test func anAddressTakesItsMailtoWithIt() {
    let link = "<a href=\"mailto:a@b.example\">mailto:a@b.example</a>"
    #expect(inner("mailto:a@b.example") == link)
    #expect(inner("(mailto:a@b.example).") == "(\(link)).")
    #expect(inner("Mailto:a@b.example") == "<a href=\"Mailto:a@b.example\">Mailto:a@b.example</a>")
    #expect(inner("xmailto:a@b.example") == "xmailto:<a href=\"mailto:a@b.example\">a@b.example</a>")
    #expect(inner("a@b.example:c@d.example").components(separatedBy: "<a").count == 3)
  }

  @Test(arguments: ["„", "\u{A0}", "–", "«", "→", "📧", "\u{200B}", "é ", "é.\u{A0}", "’"])
  func anAddressMayFollowOtherSigns(_ before: String) {
    #expect(inner("\(before)k@a.example") == "\(before)<a href=\"mailto:k@a.example\">k@a.example</a>")
  }

  @Test func codeLinksAndPicturesHoldNoAddresses() {
    #expect(inner("`https://a.example`") == "<code>https://a.example</code>")
    #expect(inner("[www.a.example](b.md)") == "<a href=\"[b.md]\">www.a.example</a>")
    #expect(inner("x ![a@b.example](c.png)").hasSuffix("alt=\"a@b.example\">"))
    #expect(inner("<a@b.example> c@d.example").components(separatedBy: "mailto:").count == 3)
  }

  @Test func anAddressIsVerbatimToThoseWhoRead() {
    var document = Converted("See www.a.example now\n").document
    #expect(document?.takeText().runs.map(\.isVerbatim) == [false, true, false])
  }

  @Test func tasksAreItemsWithABox() {
    #expect(
      Converted("- [ ] a *b*\n- [x] c\n- d\n").html == """
        <ul>
        <li class="task">
        <label><input type="checkbox" disabled> a <em>b</em></label>
        </li>
        <li class="task">
        <label><input type="checkbox" checked disabled> c</label>
        </li>
        <li>
        d
        </li>
        </ul>

        """)
    #expect(
      Converted("3. [X] a\n\n   b\n").html == """
        <ol start="3">
        <li class="task">
        <p><label><input type="checkbox" checked disabled> a</label></p>
        <p>b</p>
        </li>
        </ol>

        """)
  }

  @Test(arguments: ["- \\[ ] a\n", "- [ ]\n", "- [x](b.md)\n", "[ ] a\n", "- [y] a\n", "- `[ ] a`\n"])
  func theseAreNoTasks(_ text: String) {
    #expect(!Converted(text).html.contains("<input"))
  }

  @Test func aTasksTextIsRead() {
    var document = Converted("- [x] One two\n").document
    #expect(document?.wordCount == 2)
    let text = document?.takeText()
    #expect(text.map { String(decoding: $0.bytes, as: UTF8.self) } == "One two")
  }

  @Test func signsBehindABackslashStayInCodeAndAddresses() {
    #expect(inner("`\\~` <i>\\@</i> [a](b\\~c.md \"\\[\") ~x~").contains("<code>\\~</code> &lt;i&gt;@&lt;/i&gt;"))
    #expect(Converted("[a](b\\~c.md) ~x~\n").document?.references.map(\.destination) == ["b~c.md"])
    #expect(Converted("``` a\\~b\n\\~\n```\n\n~x~\n").html.hasPrefix("<pre><code class=\"language-a~b\">\\~\n"))
    #expect(inner("a*\\~b* ~x~") == "a*~b* <del>x</del>")
  }

  @Test func referencesToNoncharactersAreReplaced() {
    #expect(
      Converted("a &#xFFFF; &#65534;&#xffff; [b](</c&#xFFFF;d> \"e&#xFFFE;\")").html
        == "<p>a \u{FFFD} \u{FFFD}\u{FFFD} <a href=\"[/c\u{FFFD}d]\" title=\"e\u{FFFD}\">b</a></p>\n")
    #expect(
      Converted("## a&#xFFFF;\n\n```b&#xFFFF;\n&#xFFFF;\n```\n\n|a|\n|-|\n|&#xFFFF;|\n").html.contains("&amp;#xFFFF;"))
  }
}
