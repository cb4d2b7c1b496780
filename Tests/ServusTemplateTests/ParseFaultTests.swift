import ServusDiagnostics
import TestSupport
import Testing

@Suite struct ParseFaultTests {
  private func expect(_ layout: MarkedText, _ messages: String..., at location: SourceLocation = #_sourceLocation) {
    let templates = Templates(layout)
    #expect(templates.messages == messages, sourceLocation: location)
    #expect(templates.places == templates.marks, sourceLocation: location)
    #expect(templates.rules.allSatisfy { $0 == .templateSyntax }, sourceLocation: location)
  }

  @Test(.faults("G1")) func anUnclosedTagIsReportedAndTheNextOneIsRead() {
    expect(
      "<p>«{{»title</p>\n<p>{{body}}</p>\n«{{#»a", "tag is never closed | add }} where the tag ends",
      "tag is never closed | add }} where the tag ends")
    expect("a\nü «{{{»title}} b", "tag is never closed | add }}} where the tag ends")
    expect("«{{!» no end {{", "tag is never closed | add }} where the tag ends")
    expect("«{{»title\n<p>\n}}", "tag is never closed | add }} where the tag ends")
    expect("«{{»", "tag is never closed | add }} where the tag ends")
  }

  @Test(.faults("G1")) func anUnclosedSectionIsReportedWhereItOpens() {
    expect(
      "a\n  «{{#posts}}»\n{{title}}", "section \"posts\" is never closed | add {{/posts}} where the section ends")
    expect(
      "«{{<base}}»«{{$title}}»",
      "parent \"base\" is never closed | add {{/base}} where the parent ends",
      "block \"title\" is never closed | add {{/title}} where the block ends")
  }

  @Test(.faults("G1")) func aSectionClosedTwiceSaysWhereItWasOpenedAndClosed() {
    expect(
      "{{#a}}\n{{/a}}\n«{{/a}}»",
      "section \"a\" is closed twice | it was opened in line 1 and closed in line 2")
    expect(
      "{{#a}}{{^b}}{{/b}}«{{/b}}»{{/a}}",
      "section \"b\" is closed twice | it was opened in line 1 and closed in line 1")
    expect("«{{/a}}»", "nothing called \"a\" is open here | remove {{/a}}")
  }

  @Test func aSectionClosedByAnotherNameSaysWhereItWasOpened() {
    expect(
      "\n{{#posts}}\n«{{/post}}»",
      "section \"posts\", opened in line 2, is closed by \"post\" | write {{/posts}}")
    expect(
      "{{#a}}{{#b}}«{{/a}}»{{#c}}{{/c}}",
      "section \"b\", opened in line 1, is closed by \"a\" | write {{/b}}")
  }

  @Test func delimitersMustBeTwo() {
    let message = "delimiters are not understood | write two delimiters without = between two =, like {{=<% %>=}}"
    expect("«{{=<%=}}»{{title}}", message)
    expect("«{{=a b c=}}»", message)
    expect("{{=<% %>=}}<%={{ }}=%>{{title}}")
  }

  @Test(.faults("G1")) func aTagNeedsAName() {
    expect("«{{ }}»", "tag has no name | write a name between the braces")
    expect("«{{>*}}»", "tag has no name | write a name between the braces")
    let help = "names have no white space and no empty part before or after a dot"
    expect("{{ «a b» }}", "\"a b\" is not a name | \(help)")
    expect("{{#«a..b»}}{{/a..b}}", "\"a..b\" is not a name | \(help)")
  }

  @Test(.faults("G3")) func sectionsNestNoDeeperThan64() {
    let fine = String(repeating: "{{#a}}", count: 64) + String(repeating: "{{/a}}", count: 64)
    #expect(Templates(MarkedText(stringLiteral: fine)).messages == [])
    let deep = Templates(MarkedText(stringLiteral: "{{#a}}" + fine + "{{/a}}"))
    #expect(deep.messages == ["sections are nested deeper than 64 | move the inner sections into a partial"])
  }

  @Test(.faults("G1")) func partialsThatNobodyUsesAreParsedToo() {
    let templates = Templates("", partials: ["post/card": "«{{#a}}»"])
    #expect(templates.messages == ["section \"a\" is never closed | add {{/a}} where the section ends"])
    #expect(templates.places == templates.marks)
    #expect(templates.diagnostics.sorted.map(\.file) == ["post/card.mustache"])
  }
}
