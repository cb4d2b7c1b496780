import TestSupport
import Testing

@testable import ServusMarkdown

@Suite struct RawHTMLTests {
  private let text = "A <b>b</b> &amp; <!-- c -->\n\n<div>\n<script>alert(1)</script>\n</div>\n\n</article></body>\n"

  @Test(.faults("H9")) func tagsAreShownAsText() {
    #expect(
      Converted(text).html == """
        <p>A &lt;b&gt;b&lt;/b&gt; &amp; &lt;!-- c --&gt;</p>
        <p>&lt;div&gt;
        &lt;script&gt;alert(1)&lt;/script&gt;
        &lt;/div&gt;
        </p>
        <p>&lt;/article&gt;&lt;/body&gt;
        </p>

        """)
  }

  @Test(.faults("H9")) func tagsReachThePageWhereTheSiteWantsThem() {
    #expect(
      Converted("A <b>b</b>\n\n<div>c</div>\n", rawHTML: .keep).html == "<p>A <b>b</b></p>\n<div>c</div>\n")
  }

  @Test(.faults("H9")) func commentsAlwaysShowTagsAsText() {
    #expect(!Converted(text, rawHTML: .keep, isComment: true).html.contains("<script"))
  }

  @Test(.faults("H2")) func aCodeFencesLanguageIsEscaped() {
    #expect(
      Converted("```a\"><script>\nx < y\n```\n").html
        == "<pre><code class=\"language-a&quot;&gt;&lt;script&gt;\">x &lt; y\n</code></pre>\n")
  }

  @Test func templateCodeInAPostIsText() {
    #expect(Converted("{{title}} {{{body}}} {{>x}}\n").html == "<p>{{title}} {{{body}}} {{&gt;x}}</p>\n")
  }

  @Test func nulBecomesTheReplacementCharacter() {
    #expect(Converted("a\u{0}b").html == "<p>a\u{FFFD}b</p>\n")
  }
}
