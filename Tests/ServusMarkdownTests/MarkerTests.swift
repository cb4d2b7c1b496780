import ServusDiagnostics
import Testing

@testable import ServusMarkdown

/// `[!KIND]` at the beginning of a quotation, and the words behind it.
@Suite struct MarkerTests {
  @Test(arguments: ["NOTE", "TIP", "WARNING", "EXPERIENCE", "LESSON", "note"])
  func aMarkerMakesATitledAside(_ marker: String) {
    let kind = marker.lowercased()
    #expect(
      Converted("> [!\(marker)]\n> Text.\n").html == """
        <aside class="aside aside-\(kind)" aria-labelledby="aside_1">
        <h2 class="aside-title" id="aside_1">\(kind.uppercased())</h2>
        <p>Text.</p>
        </aside>

        """)
  }

  @Test func wordsAfterTheMarkerAreTheTitle() {
    let html = Converted("### X\n\n> [!TIP] Own & *title* <b>\n>\n> Text.\n").html
    #expect(
      html.contains("<h4 class=\"aside-title\" id=\"aside_1\">Own &amp; <em>title</em> &lt;b&gt;</h4>\n<p>Text.</p>"))
  }

  @Test func asidesAreNumbered() {
    let html = Converted("> [!TIP]\n> A\n\n> [!TIP]\n> B\n").html
    #expect(html.contains("id=\"aside_1\"") && html.contains("id=\"aside_2\""))
  }

  @Test func aQuotationWithoutAMarkerStaysOne() {
    #expect(Converted("> Text.\n").html == "<blockquote>\n<p>Text.</p>\n</blockquote>\n")
    #expect(Converted("> [!not a marker] x\n").html.hasPrefix("<blockquote>"))
    #expect(Converted("> [a](b.md)\n").html.hasPrefix("<blockquote>"))
  }

  @Test(arguments: ["\\[!NOTE]", "[\\!NOTE]", "\\[\\!NOTE]"])
  func anEscapedMarkerIsText(_ marker: String) {
    #expect(Converted("> \(marker)\n").html == "<blockquote>\n<p>[!NOTE]</p>\n</blockquote>\n")
    let both = Converted("> \(marker) [^1] www.a.example\n\n> [!TIP]\n> Text.\n\n[^1]: Note `\\!`\n").html
    #expect(both.hasPrefix("<blockquote>\n<p>[!NOTE] <sup") && both.contains("aside-tip"))
    #expect(both.contains("<code>\\!</code>"))
    let pair = Converted("> [!QUOTE sk]\n> A\n\n> \\[!QUOTE en]\n> B\n").html
    #expect(!pair.contains("quotation-pair") && pair.contains("[!QUOTE en]"))
  }

  @Test(arguments: ["> [!NOTE]: words", "> [!NOTE]: more words\n> Text.", "> [!NOTE]:\n> Text.", "> > [!NOTE]: words"])
  func aMarkerWithAColonIsRefused(_ text: String) {
    let column = text.hasPrefix("> >") ? 5 : 3
    let converted = Converted("Text\n\n\(text)\n")
    #expect(converted.messages == ["3:\(column) dialect: a colon makes the marker [!NOTE] the address of a link"])
    #expect(
      converted.diagnostics.sorted.map(\.help) == ["write > [!NOTE] and the title without a colon"])
  }

  @Test func aColonElsewhereIsText() {
    #expect(Converted("> [!NOTE] Words: more\n> Text.\n").messages == [])
    #expect(Converted("> [a]: b.md\n> [a]\n").messages == [])
    #expect(Converted("> \\[!NOTE]: words\n").messages == [])
    #expect(Converted("> `[!NOTE]: words`\n").messages == [])
  }

  @Test func anUnknownMarkerIsRefused() {
    let converted = Converted("Text\n\n> [!TPI]\n> Text.\n")
    #expect(converted.messages == ["3:5 dialect: unknown kind of aside \"TPI\""])
    #expect(converted.diagnostics.sorted.first?.help == "did you mean \"TIP\"?")
    #expect(
      Converted("> [!SOMETHING]\n> x\n").diagnostics.sorted.first?.help
        == "known kinds: NOTE, TIP, WARNING, EXPERIENCE, LESSON, CHAT, QUOTE")
  }

  @Test func anUnknownMarkerMayBeInAnyScript() {
    for kind in ["POZNÁMKA", "ПРИМЕЧАНИЕ"] {
      #expect(Converted("> [!\(kind)]\n> x\n").messages == ["1:5 dialect: unknown kind of aside \"\(kind)\""])
    }
  }

  @Test(arguments: ["\u{A0}", "\u{200B}", " \u{FEFF} ", "\u{2003}"])
  func whatIsNotSeenBehindAMarkerIsNoTitle(_ blank: String) {
    for marker in ["[!NOTE]", "[!CHAT]", "[!QUOTE en]"] {
      let plain = Converted("> \(marker)\n> **A:** x\n")
      #expect(Converted("> \(marker)\(blank)\n> **A:** x\n").html == plain.html && plain.messages == [])
    }
    #expect(Converted("> [!QUOTE\u{A0}pl]\n> x\n").html == Converted("> [!QUOTE pl]\n> x\n").html)
  }

  @Test func aTitleKeepsItsMarkup() {
    let html = Converted("> [!TIP] See `a`, [b](b.md) and *c*[^1]\n> Text.\n\n[^1]: Note.\n").html
    #expect(
      html.hasPrefix(
        """
        <aside class="aside aside-tip" aria-labelledby="aside_1">
        <h2 class="aside-title" id="aside_1">See <code>a</code>, <a href="[b.md]">b</a> and <em>c</em><sup class="footnote">
        """), "\(html)")
    #expect(html.contains("id=\"footnote_1_1\"") && html.contains("href=\"[#footnote_1_1]\""))
  }

  @Test(arguments: ["> [!TIP] *a*  \n> Text.\n", "> [!TIP] *a*\n>\n> Text.\n", "> [!TIP]*a*\n> Text.\n"])
  func aTitleIsTheRestOfTheLine(_ text: String) {
    #expect(Converted(text).html.contains("id=\"aside_1\"><em>a</em></h2>\n<p>Text.</p>\n</aside>"))
  }

  @Test func aTitleIsSetAndKnowsItsPlace() {
    var options = MarkdownOptions(
      language: "en",
      typography: { { text, ends, change in Array("z".utf8).withUnsafeBufferPointer { change(0, $0) } } },
      slug: { $0 })
    options.titles = [.tip: "TIP"]
    var diagnostics = Diagnostics()
    var document = MarkdownConverter(options: options)
      .convert(SourceText(path: "a.md", text: "\n> [!TIP] a\n> b\n"), diagnostics: &diagnostics)
    #expect(document.map { String(decoding: $0.html.html.bytes, as: UTF8.self) }?.contains(">z</h2>\n<p>z</p>") == true)
    #expect(document?.takeText().runs.map(\.mark.line) == [2, 2])
  }
}
