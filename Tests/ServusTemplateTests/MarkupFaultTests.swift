import TestSupport
import Testing

@Suite struct MarkupFaultTests {
  private func expect(_ layout: MarkedText, _ messages: String..., at location: SourceLocation = #_sourceLocation) {
    let templates = Templates(layout)
    #expect(templates.messages == messages, sourceLocation: location)
    #expect(templates.places == templates.marks, sourceLocation: location)
  }

  private let inside = "stands inside an HTML tag | data may stand in text and in quoted attribute values"

  @Test func dataMayNotStandInsideATag() {
    expect("<«{{tag}}»>", "variable \"tag\" \(inside)")
    expect("</«{{tag}}»>", "variable \"tag\" \(inside)")
    expect("<p «{{attributes}}»>", "variable \"attributes\" \(inside)")
    expect("<p «{{>attributes}}»>", "partial \"attributes\" \(inside)")
    expect("<p «{{$attributes}}»{{/attributes}}>", "block \"attributes\" \(inside)")
    expect("<h«{{level}}»>", "variable \"level\" \(inside)")
  }

  @Test(.faults("H2")) func attributeValuesNeedQuotes() {
    let help = "put the value of class in double quotes"
    expect("<p class=«{{a}}»>", "variable \"a\" stands in an attribute value without quotes | \(help)")
    expect("<p class=a-«{{a}}» id=\"{{b}}\">", "variable \"a\" stands in an attribute value without quotes | \(help)")
    expect("<p class=\"{{a}}\" id = '{{b}}' hidden title=\"x{{c}}\">{{d}}")
  }

  @Test(.faults("H5")) func noDataBelongsInScriptsAndStyles() {
    let help = "put data into a data- attribute, which a script can read"
    expect("<script>let a = «{{a}}»</script>{{b}}", "variable \"a\" stands inside <script> | \(help)")
    expect("<STYLE>«{{{a}}}»</style>", "variable \"a\" stands inside <style> | \(help)")
    expect("<script>«{{>a}}»</script>", "partial \"a\" stands inside <script> | \(help)")
    expect(
      "<script type=\"application/ld+json\">«{{{a}}}»</script>", "variable \"a\" stands inside <script> | \(help)")
  }

  @Test(.faults("H5")) func noDataBelongsInAttributesThatAreCode() {
    let help = "put data into a data- attribute"
    expect(
      "<p onclick=\"f('«{{a}}»')\">", "variable \"a\" stands in the attribute onclick, whose value is code | \(help)")
    expect(
      "<p style=\"color: «{{a}}»\">", "variable \"a\" stands in the attribute style, whose value is code | \(help)")
    expect("<p srcdoc=\"«{{a}}»\">", "variable \"a\" stands in the attribute srcdoc, whose value is code | \(help)")
    let inAddress = "variable \"a\" stands in the attribute href, whose value is code | \(help)"
    expect("<a href=\"JavaScript:f('«{{a}}»')\">", inAddress)
    expect("<a href=\" java\tscript:f('«{{a}}»')\">", inAddress)
    expect("<a href=\"data:text/html,«{{a}}»\">", inAddress)
    expect("<a href=\"viber://forward?text={{a}}\">")
  }

  @Test func textThatLooksLikeATagIsNone() {
    expect("1 < 2 {{a}} <3 {{b}} <!-- <p {{c}} --> {{d}} <{{#e}}{{/e}}> <!doctype html> {{f}}")
  }

  @Test func sectionsMayNotTearTagsApart() {
    let help =
      "does not end where it began in the HTML"
      + " | let each HTML tag, quote and comment begin and end on the same side of the section"
    expect("<p «{{#a}}»class=\"{{/a}}\">", "section \"a\" \(help)")
    expect("«{{#a}}»<script>{{/a}}</script>", "section \"a\" \(help)")
    expect("<a {{#a}}href=\"{{a}}\"{{/a}}{{#b}} hidden{{/b}}>{{#c}}<a href=\"{{c}}\">{{/c}}")
    expect(
      "<a {{#a}}data-{{/a}}href=\"«{{b}}»\">",
      "variable \"b\" stands in an attribute value without quotes | put the value of data- in double quotes")
  }

  @Test func templatesMayNotEndInsideATag() {
    expect("<p>\n «<»a href=\"b", "template ends inside an attribute value | close it in the same file")
    expect("«<»p ", "template ends inside an HTML tag | close it in the same file")
    expect("«<»!-- ", "template ends inside an HTML comment | close it in the same file")
    expect("«<»style>", "template ends inside <style> | close it in the same file")
  }
}
