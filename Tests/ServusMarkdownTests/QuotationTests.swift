import Testing

@testable import ServusMarkdown

@Suite struct QuotationTests {
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
    #expect(html.contains("<h4 class=\"aside-title\" id=\"aside_1\">Own &amp; title &lt;b&gt;</h4>\n<p>Text.</p>"))
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

  @Test func anUnknownMarkerIsRefused() {
    let converted = Converted("Text\n\n> [!TPI]\n> Text.\n")
    #expect(converted.messages == ["3:5 dialect: unknown kind of aside \"TPI\""])
    #expect(converted.diagnostics.sorted.first?.help == "did you mean \"TIP\"?")
    #expect(
      Converted("> [!SOMETHING]\n> x\n").diagnostics.sorted.first?.help
        == "known kinds: NOTE, TIP, WARNING, EXPERIENCE, LESSON, CHAT, QUOTE")
  }

  @Test func aConversationHasTurns() {
    #expect(
      Converted("> [!CHAT]\n> **Odin & son:** Hi *you*\n>\n> More.\n>\n> **Thor**: Ho\n>\n> **Odin & son:** Bye\n").html
        == """
        <figure class="chat">
        <figcaption>CHAT</figcaption>
        <ol class="turns">
        <li class="turn turn-1">
        <p class="speaker"><b>Odin &amp; son:</b></p>
        <p>Hi <em>you</em></p>
        <p>More.</p>
        </li>
        <li class="turn turn-2">
        <p class="speaker"><b>Thor:</b></p>
        <p>Ho</p>
        </li>
        <li class="turn turn-1">
        <p class="speaker"><b>Odin &amp; son:</b></p>
        <p>Bye</p>
        </li>
        </ol>
        </figure>

        """)
  }

  @Test func aConversationThatNobodyBeginsIsRefused() {
    #expect(
      Converted("> [!CHAT]\n> Hi\n").messages == ["1:3 dialect: a conversation begins with a text that nobody says"])
  }

  @Test func aQuotationInAnotherLanguageSaysSo() {
    #expect(
      Converted("> [!QUOTE en-GB]\n> \"Hi\"\n>\n> — Odin, *Saga*\n").html == """
        <figure class="quotation">
        <blockquote lang="en-GB">
        <p>&quot;Hi&quot;</p>
        </blockquote>
        <figcaption>
        — Odin, <em>Saga</em>
        </figcaption>
        </figure>

        """)
  }

  @Test func aQuotationAndItsRenderingAreAPair() {
    let html = Converted("> [!QUOTE sk]\n> Ahoj\n\n> [!QUOTE en]\n> Hi\n>\n> — Odin\n\n> [!QUOTE en]\n> Bye\n").html
    #expect(
      html == """
        <div class="quotation-pair">
        <figure class="quotation">
        <blockquote lang="sk">
        <p>Ahoj</p>
        </blockquote>
        </figure>
        <figure class="quotation">
        <blockquote>
        <p>Hi</p>
        </blockquote>
        <figcaption>
        — Odin
        </figcaption>
        </figure>
        </div>
        <figure class="quotation">
        <blockquote>
        <p>Bye</p>
        </blockquote>
        </figure>

        """)
  }

  @Test(arguments: [
    "> [!QUOTE sk]\n> A\n\nText\n\n> [!QUOTE en]\n> B\n", "> [!QUOTE sk]\n> A\n\n> [!QUOTE cs]\n> B\n",
    "> [!QUOTE en]\n> A\n\n> [!QUOTE sk]\n> B\n", "> [!QUOTE sk]\n> A\n\n> B\n", "> [!QUOTE sk]\n> A\n",
  ])
  func otherQuotationsStandAlone(_ text: String) {
    #expect(!Converted(text).html.contains("quotation-pair"))
  }

  @Test func theLastParagraphAfterADashIsTheSource() {
    let html = Converted("> Hi\n>\n> — Odin\n").html
    #expect(html.contains("<figcaption>\n— Odin\n</figcaption>"))
    #expect(Converted("> — Odin\n").html == "<blockquote>\n<p>— Odin</p>\n</blockquote>\n")
  }

  @Test(arguments: ["", "English", "en\"x", "e", "EN", "en_GB", "en-", "en-x\"y"])
  func aLanguageThatIsNoTagIsRefused(_ language: String) {
    let converted = Converted("> [!QUOTE \(language)]\n> Hi\n")
    #expect(converted.messages.count == 1)
    #expect(converted.messages.first?.hasPrefix("1:3 dialect: a quotation's language must be a tag") == true)
  }

  @Test func quotationsNest() {
    let html = Converted("> [!NOTE]\n> A\n>\n> > [!TIP]\n> > B\n>\n> > C\n> >\n> > — D\n").html
    #expect(
      html.contains("aside-note") && html.contains("aside-tip") && html.contains("<figcaption>\n— D\n</figcaption>"))
  }
}
