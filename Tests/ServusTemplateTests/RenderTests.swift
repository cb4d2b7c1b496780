import ServusMarkup
import ServusTemplate
import Testing

@Suite struct RenderTests {
  private func render(
    _ layout: MarkedText, partials: KeyValuePairs<String, MarkedText> = [:], _ post: Post = Post()
  ) -> String {
    Templates(layout, partials: partials).rendered(post)
  }

  @Test func textIsEscapedForItsPlace() {
    let post = Post(title: "a<b>&\"c\"'ü")
    #expect(render("{{title}}", post) == "a&lt;b&gt;&amp;&quot;c&quot;'ü")
    #expect(render("<p title=\"{{title}}\">", post) == "<p title=\"a&lt;b&gt;&amp;&quot;c&quot;&#39;ü\">")
    let url = SafeURL(below: "/", path: "a&b'c")
    #expect(render("<a href='{{url}}'>", Post(url: url)) == "<a href='/a&amp;b&#39;c'>")
  }

  /// Bytes are looked at eight at a time.
  @Test(arguments: 0..<20)
  func whatIsEscapedIsFoundAtEveryPlace(_ place: Int) {
    let (before, after) = (String(repeating: "a", count: place), String(repeating: "ü", count: 19 - place))
    for (sign, escaped) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")] {
      let post = Post(title: before + sign + after)
      #expect(render("<p title='{{title}}'>", post) == "<p title='\(before)\(escaped)\(after)'>")
      #expect(render("{{title}}", post) == before + (sign == "'" ? sign : escaped) + after)
    }
    for sign in ["#", "$", "%", "(", ";", "=", "?", "\u{1}", "ž", "⼾"] {
      #expect(render("<p title='{{title}}'>", Post(title: before + sign)) == "<p title='\(before)\(sign)'>")
    }
  }

  @Test func aLongPageIsWhole() {
    let tags = (0..<5_000).map { "tag \($0)" }
    #expect(render("{{#tags}}{{.}}\n{{/tags}}", Post(tags: tags)) == tags.joined(separator: "\n") + "\n")
    let title = String(repeating: "long ", count: 50_000)
    #expect(render("a{{title}}b", Post(title: title)) == "a\(title)b")
  }

  @Test func partialsAndBlocksInAttributesEscapeAsAttributes() {
    let post = Post(title: "'", body: HTMLBuilder("<'>").html)
    #expect(render("<p title='{{>a}}'>{{>a}}", partials: ["a": "{{title}}"], post) == "<p title='&#39;'>'")
    #expect(
      render("{{<a}}{{$b}}{{title}}{{body}}{{/b}}{{/a}}", partials: ["a": "<p title='{{$b}}{{/b}}'>"], post)
        == "<p title='&#39;&lt;&#39;&gt;'>")
  }

  @Test func htmlIsInsertedAsItIs() {
    #expect(render("{{body}}{{{body}}}{{&body}}") == "<p>Body</p><p>Body</p><p>Body</p>")
    #expect(
      render("<pre>\n  {{>b}}\n</pre>", partials: ["b": "{{body}}\n"], Post(body: HTMLBuilder("a\nb").html))
        == "<pre>\n  a\nb\n</pre>")
  }

  @Test func whatIsEmptyOrAbsentIsFalsy() {
    let layout: MarkedText = """
      {{^summary}}1{{/summary}}{{^author}}2{{/author}}{{^tags}}3{{/tags}}{{^draft}}4{{/draft}}{{^body}}5{{/body}}
      """
    #expect(render(layout, Post(summary: "", body: SafeHTML())) == "12345")
    let full = Post(summary: "s", isDraft: true, tags: ["t"], author: Author(name: "n"))
    #expect(render(layout, full) == "")
  }

  @Test func aSectionOverAValueHasTheValueAsItsDot() {
    #expect(render("{{#summary}}{{.}}{{title}}{{/summary}}", Post(summary: "<")) == "&lt;Title")
    #expect(render("{{#tags}}{{.}},{{/tags}}", Post(tags: ["a", "b"])) == "a,b,")
    #expect(render("{{#draft}}{{.}}{{/draft}}", Post(isDraft: true)) == "true")
  }

  private static let extra = TemplateValue.record(
    DataRecord([
      "mood": .text("a<b>'"), "hot": .flag(true), "cold": .flag(false), "none": .absent, "title": .text("Own"),
      "urls": .list(["https://example.org/?a&b", "javascript:a()", " jAvascript:a()", "data:,a", "/path"]),
      "film": .record(DataRecord(["year": .text("2011")])),
      "rows": .list([DataRecord([".": .list(["a", "b"])]), DataRecord([".": .list(["c"])])]),
    ]))

  @Test func dataAreReadByTheirNames() {
    let post = Post(extra: Self.extra)
    #expect(render("{{extra.mood}} <p title='{{extra.mood}}'>", post) == "a&lt;b&gt;' <p title='a&lt;b&gt;&#39;'>")
    #expect(render("{{extra.film.year}}{{#extra.film}}{{year}}{{title}}{{/extra.film}}", post) == "20112011Title")
    #expect(render("{{#extra}}{{title}}{{url}}{{/extra}}", post) == "Own/post")
    #expect(
      render("{{#extra.hot}}1{{/extra.hot}}{{#extra.cold}}2{{/extra.cold}}{{^extra.none}}3{{/extra.none}}", post)
        == "13")
    #expect(render("{{#extra.rows}}{{#.}}{{.}}{{/.}};{{/extra.rows}}", post) == "ab;c;")
    #expect(render("{{extra.nothing.at.all}}{{extra.mood.more}}{{extra.urls}}{{extra.film}}", post) == "")
    #expect(render("{{#extra}}1{{/extra}}{{^extra}}2{{/extra}}{{extra.mood}}") == "2")
  }

  @Test func dataBeginAURLOnlyWhereTheyLeadElsewhere() {
    let post = Post(title: "javascript:a()", extra: Self.extra)
    #expect(
      render("{{#extra.urls}}<a href=\"{{.}}\"></a>{{/extra.urls}}", post)
        == "<a href=\"https://example.org/?a&amp;b\"></a>" + String(repeating: "<a href=\"\"></a>", count: 4))
    // A name that the data do not have is looked for around them.
    #expect(
      render("{{#extra.film}}<a href=\"{{title}}\"><a href=\"{{url}}\">{{/extra.film}}", post)
        == "<a href=\"\"><a href=\"/post\">")
  }

  @Test func unknownNamesAndPartialsAreEmpty() {
    #expect(render("a{{nothing}}{{title.nothing}}{{>nothing}}{{>*nothing}}{{<nothing}}{{/nothing}}b") == "ab")
    #expect(render("a{{>*kind}}b", partials: ["note": "{{title}}"]) == "aTitleb")
  }

  @Test func aPartialMayIncludeItselfWhileThereAreData() {
    let thread = Post(comments: [Comment(text: "a", replies: [Comment(text: "b"), Comment(text: "c")])])
    let output = render(
      "{{#comments}}{{>c}}{{/comments}}",
      partials: ["c": "<li>{{text}}{{#replies}}{{>c}}{{/replies}}</li>"], thread)
    #expect(output == "<li>a<li>b</li><li>c</li></li>")
  }

  @Test func endlessRecursionEnds() {
    #expect(render("{{>a}}", partials: ["a": "x{{>a}}"]) == String(repeating: "x", count: 511))
  }

  @Test func standaloneTagsLeaveNoLineWithEitherLineBreak() {
    #expect(render("a\r\n {{#title}}\r\nb\r\n {{/title}}\r\nc") == "a\r\nb\r\nc")
    #expect(render("a\n {{#title}} \nb\n\t{{/title}}\nc") == "a\nb\nc")
  }

  @Test func linesOfAPartialAreIndentedButForEmptyOnes() {
    #expect(
      render("a\n  {{>b}}\nc", partials: ["b": "{{title}}\n\nd\n  {{>e}}\n", "e": "f\ng\n"])
        == "a\n  Title\n\n  d\n    f\n    g\nc")
  }

  @Test func aBlockThatTakesUpLinesYieldsLines() {
    let base: MarkedText = "<main>\n  {{$content}}{{/content}}\n</main>\n"
    #expect(
      render("{{<base}}{{$content}}{{title}}{{/content}}{{/base}}\n", partials: ["base": base])
        == "<main>\n  Title\n</main>\n")
    #expect(
      render("{{<base}}\n{{$content}}\n<p>\n  a\n</p>\n{{/content}}\n{{/base}}\n", partials: ["base": base])
        == "<main>\n  <p>\n    a\n  </p>\n</main>\n")
    #expect(render("{{<base}}{{/base}}", partials: ["base": base]) == "<main>\n</main>\n")
  }

  @Test func defaultContentKeepsItsIndentation() {
    #expect(
      render("{{>a}}", partials: ["a": "<p>\n  {{$b}}\n      x\n\n    y\n  {{/b}}\n</p>\n"])
        == "<p>\n      x\n\n    y\n</p>\n")
  }

  @Test func anArgumentMayFillAGrandparentsBlockWithABlockOfItsOwn() {
    let output = render(
      "{{<a}}{{$x}}[{{$x}}y{{/x}}]{{/x}}{{/a}}", partials: ["a": "{{$x}}z{{/x}}"])
    #expect(output == "[y]")
  }
}
