import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusMarkdown

@Suite struct QuotationTests {
  @Test func aConversationMayHaveATitle() {
    #expect(
      Converted("> [!CHAT] On the *phone*\n> **Thor:** Ho\n").html.hasPrefix(
        "<figure class=\"chat\">\n<figcaption>On the <em>phone</em></figcaption>\n<ol class=\"turns\">\n<li"))
  }

  @Test func aConversationMayNameItsSource() {
    #expect(
      Converted("> [!CHAT]\n> **Thor:** Ho\n>\n> — Odin, *Saga*\n").html == """
        <figure class="chat" aria-labelledby="chat_1">
        <p class="chat-title quiet" id="chat_1">CHAT</p>
        <ol class="turns">
        <li class="turn turn-1">
        <p class="speaker"><b>Thor:</b></p>
        <p>Ho</p>
        </li>
        </ol>
        <figcaption>
        — Odin, <em>Saga</em>
        </figcaption>
        </figure>

        """)
    let comment = Converted("> [!CHAT] A\n> **Thor:** Ho\n>\n> — Odin\n", isComment: true).html
    #expect(comment.hasPrefix("<figure class=\"chat\">\n<p class=\"chat-title quiet\">A</p>\n<ol"))
  }

  @Test func aLineThatBeginsWithASpeakerIsATurn() {
    let apart = Converted("> [!CHAT]\n> **Thor:** Ho\n>\n> **Odin**: Hi *you*\n> there\n>\n> **Thor:** Bye\n>\n> — S\n")
    #expect(
      Converted("> [!CHAT]\n> **Thor:** Ho\n> **Odin**: Hi *you*\n> there\n> **Thor:** Bye\n>\n> — S\n").html
        == apart.html)
    #expect(
      Converted("> [!CHAT]\n> **Thor:** Ho\n> **bold** text\n").html.contains("<p>Ho\n<strong>bold</strong> text</p>"))
    #expect(
      Converted("> [!CHAT]\n> **Thor:**\n> Ho\n").html.contains(
        "<p class=\"speaker\"><b>Thor:</b></p>\n<p>Ho</p>\n</li>"))
    #expect(
      Converted("> [!CHAT]\n> **Thor:**\n> - Ho\n").html.contains("<p class=\"speaker\"><b>Thor:</b></p>\n<ul>"))
  }

  @Test(arguments: ["**:** Hi", "**:**", "**Thor:** Ho\n> **:** Hi"])
  func aTurnWithoutANameIsRefused(_ text: String) {
    let line = text.contains("\n") ? 3 : 2
    let converted = Converted("> [!CHAT]\n> \(text)\n")
    #expect(converted.messages == ["\(line):3 dialect: a turn of a conversation without a name"])
    #expect(
      converted.diagnostics.sorted.first?.help == "write who speaks before the colon: **Thor:** Good day")
  }

  @Test(arguments: [
    ("CHAT", "a conversation without a turn"), ("CHAT] Words", "a conversation without a turn"),
    ("NOTE", "an aside without a text"), ("TIP] Words", "an aside without a text"),
    ("QUOTE en", "a quotation without a text"),
  ])
  func aMarkerWithNothingBelowIsRefused(_ marker: String, _ message: String) {
    let text = marker.contains("]") ? marker : marker + "]"
    let converted = Converted("Text\n\n> [!\(text)\n")
    #expect(converted.messages == ["3:3 dialect: \(message)"])
    #expect(converted.diagnostics.sorted.first?.help.isEmpty == false)
  }

  @Test func aTitleOfAQuotationIsRefused() {
    let converted = Converted("> [!QUOTE en] The saga\n> Hi\n")
    #expect(converted.messages == ["1:15 dialect: a quotation has no title"])
    #expect(
      converted.diagnostics.sorted.first?.help == "name the source in a last paragraph that begins with \"— \"")
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

  @Test(arguments: [
    ("**B:**Words.", [4]), ("**B: ** Words.", [4]), ("** B:** Words.", [4]), ("__B:__Words.", [4]),
    ("**B **: Words.", [4]),
    ("Words.\n> **B:**More.", [5]), ("**B:** Words.\n> **C:**More.", [5]),
    ("**B:**3\n> **C:**4\n>\n> **D: **5", [4, 5, 7]),
  ])
  func namesThatAreNotBoldAreRefused(_ turns: String, lines: [Int]) {
    #expect(
      Converted("> [!CHAT]\n> **A:** Words.\n>\n> \(turns)\n").messages
        == lines.map { "\($0):3 dialect: the signs around this name do not make it bold" })
  }

  @Test(arguments: [
    "\\*\\*Not bold:\\*\\*x", "Call with\n> **kwargs and so.", "** **", "**2 pieces for 5: good.", "*B:*x",
  ])
  func otherAsterisksAreText(_ turn: String) {
    #expect(Converted("> [!CHAT]\n> **A:** Words.\n> **B:** More.\n> \(turn)\n").messages == [])
  }

  @Test func aBlankMayStandBeforeTheColon() {
    let html = Converted("> [!CHAT]\n> **A** : Words *here*.\n> **B** : More.\n").html
    #expect(html.contains("<b>A:</b></p>\n<p>Words <em>here</em>.</p>"))
    #expect(html.contains("<b>B:</b></p>\n<p>More.</p>"))
    #expect(Converted("> [!CHAT]\n> **A**\u{A0}:\tWords\n").html.contains("<b>A:</b></p>\n<p>Words</p>"))
    #expect(Converted("> [!CHAT]\n> **A:** x\n> **Great** :)\n").html.contains("<p>x\n<strong>Great</strong> :)</p>"))
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
        <blockquote lang="en">
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

  @Test(.faults("H13"), arguments: ["", "English", "en\"x", "e", "E1", "en_GB", "en-", "en-x\"y"])
  func aLanguageThatIsNoTagIsRefused(_ language: String) {
    let converted = Converted("> [!QUOTE \(language)]\n> Hi\n")
    #expect(converted.messages.count == 1)
    #expect(converted.messages.first?.hasPrefix("1:3 dialect: a quotation's language must be a tag") == true)
  }

  @Test(arguments: ["EN", "En"]) func thePagesLanguageMayBeWrittenInCapitals(_ language: String) {
    let converted = Converted("> [!QUOTE \(language)]\n> Hi\n")
    #expect(converted.messages == [])
    #expect(converted.html == "<figure class=\"quotation\">\n<blockquote>\n<p>Hi</p>\n</blockquote>\n</figure>\n")
    let pair = Converted("> [!QUOTE SK]\n> Ahoj\n\n> [!QUOTE \(language)]\n> Hi\n").html
    #expect(pair.hasPrefix("<div class=\"quotation-pair\">\n<figure class=\"quotation\">\n<blockquote lang=\"SK\">"))
  }

  @Test(arguments: ["de-AT", "DE", "de", "de-at-1996"])
  func aQuotationIsSetByTheRulesOfItsLanguageInWhateverRegion(_ language: String) {
    var options = MarkdownOptions(
      language: "en",
      typography: { { text, ends, change in Array("own".utf8).withUnsafeBufferPointer { change(0, $0) } } },
      slug: { $0 })
    options.siteLanguages += ["de"]
    options.foreignTypography["de"] = {
      { text, ends, change in Array("fremd".utf8).withUnsafeBufferPointer { change(0, $0) } }
    }
    var diagnostics = Diagnostics()
    var document = MarkdownConverter(options: options)
      .convert(SourceText(path: "a.md", text: "> [!QUOTE \(language)]\n> x\n"), diagnostics: &diagnostics)
    let html = document.map { String(decoding: $0.html.html.bytes, as: UTF8.self) }
    #expect(html?.contains("<blockquote lang=\"\(language)\">\n<p>fremd</p>") == true)
    #expect(document?.takeText().runs.map(\.quotation?.language) == ["de"])
  }

  @Test func quotationsNest() {
    let html = Converted("> [!NOTE]\n> A\n>\n> > [!TIP]\n> > B\n>\n> > C\n> >\n> > — D\n").html
    #expect(
      html.contains("aside-note") && html.contains("aside-tip") && html.contains("<figcaption>\n— D\n</figcaption>"))
  }

  @Test func anAsideInACommentHasNoHeadingAndNoID() {
    #expect(
      Converted("> [!NOTE]\n> Text.\n", isComment: true).html == """
        <aside class="aside aside-note" role="note">
        <p class="aside-title">NOTE</p>
        <p>Text.</p>
        </aside>

        """)
  }

  @Test(arguments: ["cz", "ua", "zz-Latn"]) func aLanguageThatDoesNotExistIsRefused(_ language: String) {
    #expect(
      Converted("> [!QUOTE \(language)]\n> Text.\n").messages == ["1:11 dialect: there is no language \"\(language)\""])
  }
}
