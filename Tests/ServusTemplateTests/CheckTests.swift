import ServusDiagnostics
import ServusTemplate
import TestSupport
import Testing

@Suite struct CheckTests {
  private static let known =
    "known here: author, body, comments, draft, extra, has_comments, has_related, has_tags, kind, related, summary, tags, title, url"

  private func expect(
    _ layout: MarkedText, partials: KeyValuePairs<String, MarkedText> = [:], _ messages: String...,
    at location: SourceLocation = #_sourceLocation
  ) {
    let templates = Templates(layout, partials: partials).checked(against: Post.shape)
    #expect(templates.messages == messages, sourceLocation: location)
    #expect(templates.places == templates.marks, sourceLocation: location)
  }

  @Test func namesAreLookedForAsInRendering() {
    expect(
      """
      {{title}}{{#author}}{{name}}{{title}}{{/author}}{{author.name}}{{#tags}}{{.}}{{title}}{{/tags}}
      {{#summary}}{{.}}{{/summary}}{{^related}}{{draft}}{{/related}}{{#related}}{{author.name}}{{/related}}
      """)
  }

  @Test(.faults("G2")) func unknownVariablesAreReportedAtTheirNames() {
    expect("a\n  {{ «titel» }}", "unknown variable \"titel\" | did you mean \"title\"?")
    expect("{{#«relatd»}}{{anything}}{{.}}{{/relatd}}", "unknown variable \"relatd\" | did you mean \"related\"?")
    expect(
      "{{^«x»}}{{/x}}{{«name»}}{{#author}}{{name}}{{/author}}",
      "unknown variable \"x\" | \(Self.known)", "unknown variable \"name\" | \(Self.known)")
    expect("{{author.«nam»}}", "\"author\" has no field \"nam\" | did you mean \"name\"?")
    expect(
      "{{«related».title}}",
      "\"related\" is a list and has no fields | open a section with {{#related}} and name the field inside")
    expect("{{title.«length»}}", "\"title\" has no field \"length\" | it has no fields at all")
  }

  @Test func aFindingInAPartialComesOnce() {
    expect(
      "{{>card}}{{>card}}{{#related}}{{>card}}{{/related}}{{#author}}{{>card}}{{/author}}",
      partials: ["card": "{{«titel»}}"], "unknown variable \"titel\" | did you mean \"title\"?")
    let twice = Templates("{{«x»}}").checked(against: Post.shape).checked(against: Author.shape)
    #expect(twice.messages == ["unknown variable \"x\" | \(Self.known)"])
  }

  @Test func aPartialIsCheckedWhereverItIsIncluded() {
    expect(
      "{{#author}}{{>name}}{{/author}}{{>name}}", partials: ["name": "{{«name»}}"],
      "unknown variable \"name\" | \(Self.known)")
  }

  @Test(.faults("G2")) func unknownPartialsAndParents() {
    expect(
      "{{> «post/crad» }}", partials: ["post/card": ""], "unknown partial \"post/crad\" | did you mean \"post/card\"?")
    expect("{{<«bse»}}{{/bse}}", partials: ["base": ""], "unknown partial \"bse\" | did you mean \"base\"?")
  }

  @Test(.faults("G3")) func recursionShowsTheChain() {
    let help = "a partial may include itself only for the elements of a tree"
    expect(
      "{{>a}}", partials: ["a": "{{>b}}", "b": "{{#related}}{{>«a»}}{{/related}}"],
      "partial includes itself: a → b → a | \(help)")
    expect("{{<a}}{{/a}}", partials: ["a": "{{<«a»}}{{/a}}"], "partial includes itself: a → a | \(help)")
  }

  @Test func aPartialMayIncludeItselfForTheElementsOfATree() {
    let comment: MarkedText = "{{text}}{{#replies}}{{>comment}}{{/replies}}"
    expect("{{#comments}}{{>comment}}{{/comments}}", partials: ["comment": comment])
    let help = "a partial may include itself only for the elements of a tree"
    expect(
      "{{#comments}}{{>a}}{{/comments}}",
      partials: ["a": "{{#replies}}{{#related}}{{#comments}}{{>«a»}}{{/comments}}{{/related}}{{/replies}}"],
      "partial includes itself: a → a | \(help)")
  }

  @Test(.faults("G3")) func recursionIsFoundBehindWhatWasWalkedBefore() {
    let help = "a partial may include itself only for the elements of a tree"
    expect(
      "{{#comments}}{{>a}}{{/comments}}", partials: ["a": "{{#replies}}{{>b}}{{/replies}}{{>b}}", "b": "{{>«a»}}"],
      "partial includes itself: a → b → a | \(help)")
  }

  @Test(.faults("G3")) func partialsIncludeEachOtherNoDeeperThan64() {
    var partials: [String: SourceText] = [:]
    for depth in 1...65 {
      partials["p\(depth)"] = SourceText(path: "p\(depth).mustache", text: depth < 65 ? "{{>p\(depth + 1)}}" : "")
    }
    var diagnostics = Diagnostics()
    let library = TemplateLibrary(
      layouts: ["page": SourceText(path: "page.mustache", text: "{{>p1}}")], partials: partials,
      diagnostics: &diagnostics)
    library.check(layout: "page", against: Post.shape, diagnostics: &diagnostics)
    #expect(diagnostics.sorted.map(\.message) == ["partials include each other deeper than 64"])
    #expect(diagnostics.sorted.map(\.help) == ["move some of them up into the partials that include them"])
    #expect(diagnostics.sorted.map(\.file) == ["p64.mustache"])
  }

  @Test func whatRenderingWouldLeaveOutIsReported() {
    let open = String(repeating: "{{#title}}", count: 60)
    let close = String(repeating: "{{/title}}", count: 60)
    var partials: [String: SourceText] = [:]
    for depth in 1...5 {
      let text = open + (depth < 5 ? "{{>p\(depth + 1)}}" : "") + close
      partials["p\(depth)"] = SourceText(path: "p\(depth).mustache", text: text)
    }
    var diagnostics = Diagnostics()
    let library = TemplateLibrary(
      layouts: ["page": SourceText(path: "page.mustache", text: "{{>p1}}")], partials: partials,
      diagnostics: &diagnostics)
    library.check(layout: "page", against: Post.shape, diagnostics: &diagnostics)
    #expect(
      diagnostics.sorted.map(\.message) == ["partials, blocks and sections lie in each other deeper than 256"])
    #expect(diagnostics.sorted.map(\.help) == ["open fewer sections around partials"])
  }

  @Test func manyInclusionsAreNotWalkedAgainAndAgain() {
    var partials: [String: SourceText] = [:]
    for depth in 1...60 {
      let next = depth < 60 ? "{{>p\(depth + 1)}}{{>p\(depth + 1)}}" : "{{nothing}}"
      partials["p\(depth)"] = SourceText(path: "p\(depth).mustache", text: next)
    }
    var diagnostics = Diagnostics()
    let library = TemplateLibrary(
      layouts: ["page": SourceText(path: "page.mustache", text: "{{>p1}}")], partials: partials,
      diagnostics: &diagnostics)
    library.check(layout: "page", against: Post.shape, diagnostics: &diagnostics)
    #expect(diagnostics.sorted.map(\.message) == ["unknown variable \"nothing\""])
  }

  @Test func dynamicNamesNeedAChoiceOfPartials() {
    expect(
      "{{>*kind}}", partials: ["note": "{{title}}", "article": "{{«x»}}"], "unknown variable \"x\" | \(Self.known)")
    expect(
      "{{>*«kind»}}", partials: ["note": ""],
      "there is no partial \"article\", which \"kind\" can stand for | add a partial of that name")
    expect(
      "{{>*«title»}}", "\"title\" cannot name a partial | only a field with a fixed choice of words can name a partial")
  }

  @Test func argumentsAreCheckedWhereTheParentPutsThem() {
    let base: MarkedText = "{{#author}}{{$who}}{{/who}}{{/author}}"
    expect("{{<base}}{{$who}}{{name}}{{/who}}{{/base}}", partials: ["base": base])
    expect(
      "{{<base}}{{$who}}{{«nme»}}{{/who}}{{/base}}", partials: ["base": base],
      "unknown variable \"nme\" | did you mean \"name\"?")
    expect(
      "{{<base}}{{$«woh»}}{{/woh}}{{/base}}", partials: ["base": base],
      "parent \"base\" has no block \"woh\" | did you mean \"who\"?")
  }

  @Test func listsAndRecordsCannotBeInserted() {
    expect("{{«tags»}}", "\"tags\" is a list and cannot be inserted | open a section with {{#tags}}")
    expect("{{«author»}}", "\"author\" is a record and cannot be inserted | open a section with {{#author}}")
    expect("{{#author}}{{«.»}}{{/author}}", "\".\" is a record and cannot be inserted | open a section with {{#.}}")
  }

  @Test func onlyHTMLIsInsertedAsItIs() {
    expect("{{body}}{{{body}}}{{&body}}")
    expect(
      "{{{«title»}}}{{&«url»}}",
      "\"title\" is text and cannot be inserted unescaped"
        + " | use two braces: {{title}}; only html fields are inserted as they are",
      "\"url\" is an address and cannot be inserted unescaped"
        + " | use two braces: {{url}}; only html fields are inserted as they are")
    expect(
      "<p title=\"{{«body»}}\">",
      "\"body\" is html and cannot stand in an attribute value | use a text or address field there")
  }

  @Test func onlyAddressesBeginAURL() {
    let fault = "cannot begin a URL | only address fields may begin the value of href, src and the like"
    expect("<a href=\"{{url}}\" title=\"{{title}}\"><a href=\"/tag/{{title}}\"><a href='#{{title}}'>")
    expect("<a href=\"{{«title»}}\">", "\"title\" is text and \(fault)")
    expect("<IMG SRC=' {{«title»}}'>", "\"title\" is text and \(fault)")
    expect("<a href=\"{{#draft}}/x{{/draft}}{{url}}{{«title»}}\">", "\"title\" is text and \(fault)")
    expect(
      "{{<a}}{{$u}}{{«title»}}{{/u}}{{/a}}{{<a}}{{$u}}/{{title}}{{/u}}{{/a}}",
      partials: ["a": "<a href=\"{{$u}}{{url}}{{/u}}\">"], "\"title\" is text and \(fault)")
  }

  @Test func anythingMayBeInData() {
    expect(
      """
      {{extra.mood}}{{extra.film.year}}{{#extra}}{{mood}}{{title}}{{#links}}{{.}}{{name}}{{/links}}{{.}}{{/extra}}
      {{^extra.mood}}{{title}}{{/extra.mood}}<a href="{{extra.url}}" title="{{extra.mood}}"></a>
      """)
  }

  /// What a name stands for inside a section over data, only rendering knows.
  @Test func dataAreNeverTrusted() {
    let isRaw = "is data and cannot be inserted unescaped | use two braces:"
    let rule = "; only html fields are inserted as they are"
    expect("{{{«extra.mood»}}}", "\"extra.mood\" \(isRaw) {{extra.mood}}\(rule)")
    expect("{{#extra}}{{body}}{{{«body»}}}{{/extra}}", "\"body\" \(isRaw) {{body}}\(rule)")
    expect("{{#extra.a}}{{#author}}{{&«body»}}{{/author}}{{/extra.a}}", "\"body\" \(isRaw) {{body}}\(rule)")
    expect("{{#extra}}{{{«.»}}}{{/extra}}", "\".\" \(isRaw) {{.}}\(rule)")
    expect("{{#extra}}<a href=\"{{url}}\"></a>{{/extra}}")
    expect(
      "<a href=\"{{>a}}\"></a>", partials: ["a": "{{«extra.url»}}"],
      "\"extra.url\" is data and cannot begin a URL | only address fields may begin the value of href, src and the like"
    )
    expect(
      "{{>*«extra.kind»}}",
      "\"extra.kind\" cannot name a partial | only a field with a fixed choice of words can name a partial")
  }

  @Test func aShapeCanGrow() {
    let weather = Shape(name: "weather", fields: [.init("mood", .text, "The mood.")])
    let shape = Post.shape.adding(.init("weather", .record { weather }, "More."))
    let templates = Templates("{{weather.mood}}{{weather.«mod»}}").checked(against: shape)
    #expect(templates.messages == ["\"weather\" has no field \"mod\" | did you mean \"mood\"?"])
    #expect(templates.places == templates.marks)
  }
}
