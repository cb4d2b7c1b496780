import Foundation
import TestSupport
import Testing

@testable import ServusMarkup

/// HTML, JSON and XML as their standards want them.
@Suite struct WriterTests {
  private func json(_ text: String) -> String {
    var writer = JSONWriter()
    writer.text(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func xml(_ text: String) -> String {
    var writer = XMLWriter()
    writer.element("e", text: text)
    return String(decoding: writer.bytes, as: UTF8.self).replacing(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "")
  }

  @Test(
    .faults("H4"),
    arguments: [
      ("a\"b\\c", #""a\"b\\c""#), ("\n\t\r\u{8}", #""\n\t\u000d\u0008""#),
      ("\u{0}\u{1f}\u{7f}", #""\u0000\u001f\u007f""#),
      ("</script><!--&", #""\u003c/script\u003e\u003c!--\u0026""#),
      ("\u{2028}\u{2029}\u{202A}", "\"\\u2028\\u2029\u{202A}\""),
      ("žluť 🦊", "\"žluť 🦊\""), ("", "\"\""),
    ])
  func jsonTextsMayStandInAScript(text: String, expected: String) {
    #expect(json(text) == expected)
  }

  @Test func jsonIsReadBackAsItWas() throws {
    let text = String(String.UnicodeScalarView((0...0x3000).compactMap(Unicode.Scalar.init)))
    let data = Data("[\(json(text))]".utf8)
    #expect(try JSONDecoder().decode([String].self, from: data) == [text])
  }

  @Test func jsonHasItsCommas() {
    var writer = JSONWriter()
    writer.object { json in
      json.member("a", "1")
      json.member("none", nil as String?)
      json.member("empty", "")
      json.key("b")
      json.array { json in
        json.number(1)
        json.number(-2)
        json.object { _ in }
        json.array { _ in }
        json.text([0x78])
      }
      json.key("c")
      json.object { $0.member("d", "e") }
      json.member("f", "g")
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":"1","b":[1,-2,{},[],"x"],"c":{"d":"e"},"f":"g"}"#)
  }

  @Test(
    .faults("H7"),
    arguments: [
      ("a & b < c > d \"e\"", "a &amp; b &lt; c &gt; d &quot;e&quot;"), ("]]>", "]]&gt;"), ("\t\n", "\t\n"),
      ("\u{0}\u{8}\u{b}\u{c}\u{e}\u{1f}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("\u{FFFD}\u{FFBF}ľ", "\u{FFFD}\u{FFBF}ľ"), ("🦊", "🦊"),
    ])
  func xmlTextsAreEscapedAndValid(text: String, expected: String) {
    #expect(xml(text) == "<e>\(expected)</e>\n")
  }

  /// Long texts are escaped block by block, and a character may stand across two of them.
  @Test(arguments: 2040...2050)
  func xmlTextsOfAnyLengthAreEscaped(length: Int) {
    let text = String(repeating: "x", count: length)
    #expect(xml("\(text)\u{FFFE}<ľ\(text)\"") == "<e>\(text)\u{FFFD}&lt;ľ\(text)&quot;</e>\n")
  }

  @Test func xmlAttributesAreQuoted() {
    var writer = XMLWriter()
    writer.element("a", [("b", "\"<&>'")]) { $0.emptyElement("c", [("d", ""), ("e", "x")]) }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a b="&quot;&lt;&amp;&gt;'">
        <c d="" e="x"/>
        </a>

        """)
  }

  @Test(arguments: [
    ("plain/sk/", "plain/sk/"), ("\"<&>'", "&quot;&lt;&amp;&gt;'"), ("ľ\u{FFFF}&", "ľ\u{FFFF}&amp;"), ("", ""),
  ])
  func attributesOfLinksAreEscaped(value: String, expected: String) {
    var html = HTMLBuilder("<a ")
    html.add(attribute: "href", value: value)
    #expect(String(decoding: html.html.bytes, as: UTF8.self) == "<a href=\"\(expected)\"")
  }

  @Test func byteSetsHoldWhatTheyWereMadeOf() {
    let bytes: Set<UInt8> = [0, 0x22, 0x3F, 0x40, 0x7F, 0xC3, 0xFF]
    let set = ByteSet(bytes)
    #expect((UInt8.min...UInt8.max).filter { set.contains($0) } == bytes.sorted())
  }
}
