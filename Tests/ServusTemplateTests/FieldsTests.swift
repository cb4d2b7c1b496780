import ServusMarkup
import ServusTemplate
import Testing

@Suite struct FieldsTests {
  /// A model with more fields than any other.
  private struct Row: TemplateModel {
    var number = 7

    static let names = (0..<100).map { "field\($0)" }
    static let fields = Fields<Row>(
      named: "row", names.map { name in .text(name, "A field.") { "\(name)=\($0.number)" } })
  }

  @Test func everyFieldIsFoundAndNoOther() {
    for name in Row.names {
      #expect(Templates(MarkedText(stringLiteral: "{{\(name)}}")).rendered(Row()) == "\(name)=7")
    }
    #expect(Templates("{{field100}}{{^field100}}nothing{{/field100}}").rendered(Row()) == "nothing")
    #expect(Row.shape.name == "row")
    #expect(Row.shape.fields.map(\.name) == Row.names)
    #expect(Row.shape.fields[0].documentation == "A field.")
  }

  @Test func ofTwoFieldsOfOneNameTheLaterCounts() {
    struct Twice: TemplateModel {
      static let fields = Fields<Twice>([
        .text("name", "The first.") { _ in "first" }, .text("other", "Another.") { _ in "other" },
        .flag("name", "The second.") { _ in true },
      ])
    }
    #expect(Templates("{{name}} {{other}}").rendered(Twice()) == "true other")
  }

  @Test func recordsFromDataAnswerLikeModels() {
    let record = DataRecord([
      "text": .text("<b>"), "html": .html(HTMLBuilder("<i>").html), "flag": .flag(false), "absent": .absent,
      "list": .list(["a", DataRecord([".": .text("b")])]), "record": .record(DataRecord(["text": .text("inner")])),
    ])
    let values = Templates("{{text}} {{html}} {{flag}}{{^flag}}!{{/flag}}{{absent}}")
    #expect(values.rendered(record) == "&lt;b&gt; <i> false!")
    let sections = Templates("{{#list}}{{.}}{{/list}} {{record.text}}{{#record}} {{text}}{{/record}}")
    #expect(sections.rendered(record) == "ab inner inner")
  }

  @Test func whatARecordDoesNotHaveIsLookedForInThoseAround() {
    let templates = Templates("{{name}} {{title}} {{own}}")
    let output = templates.library.render(
      layout: "page", DataRecord(["own": .text("own")]),
      below: [DataRecord(["name": .text("outer"), "title": .text("outer")]), DataRecord(["title": .text("inner")])])
    #expect(String(decoding: output, as: UTF8.self) == "outer inner own")
  }

  @Test func aNameIsTheSameForEachOfItsTexts() {
    #expect(FieldName("seen once") == FieldName(["seen", "once"].joined(separator: " ")))
    #expect(FieldName("seen once") != FieldName("seen twice") && FieldName(".") == .itself)
    #expect(FieldName("seen once").text == "seen once")
  }

  @Test func shapesMayContainEachOther() {
    guard case .list(let replies, let isTree) = Comment.shape.field("replies")?.kind else {
      Issue.record("no list")
      return
    }
    #expect(isTree)
    #expect(replies().name == "Comment")
    #expect(replies().fields.map(\.name) == ["text", "replies", "has_replies"])
  }
}
