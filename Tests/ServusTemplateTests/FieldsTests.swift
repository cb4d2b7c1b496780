import ServusTemplate
import Testing

@Suite struct FieldsTests {
  @Test func everyFieldIsFoundAndNoOther() {
    let names = (0..<100).map { "field\($0)" }
    let fields = Fields<Int>(named: "number", names.map { name in .text(name, "A field.") { "\(name)=\($0)" } })
    for name in names {
      guard case .text(let text) = fields.value(of: FieldName(name), in: 7) else {
        Issue.record("\(name) is missing")
        continue
      }
      #expect(text == "\(name)=7")
    }
    if fields.value(of: "field100", in: 7) != nil { Issue.record("field100 is not there") }
    #expect(fields.shape.name == "number")
    #expect(fields.shape.fields.map(\.name) == names)
    #expect(fields.shape.fields[0].documentation == "A field.")
  }

  @Test func namesHashAsFNV1a() {
    #expect(FieldName("").hashCode == 0xCBF2_9CE4_8422_2325)
    #expect(FieldName("a").hashCode == 0xAF63_DC4C_8601_EC8C)
    #expect(FieldName("foobar").hashCode == 0x8594_4171_F739_67E8)
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
