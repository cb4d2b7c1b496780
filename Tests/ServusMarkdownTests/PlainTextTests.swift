import ServusDiagnostics
import Testing

@testable import ServusMarkdown

/// The text without markup, by sections.
@Suite struct PlainTextTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("— …", 0), ("one two\tthree", 3), ("Ťava, žena – éra", 3), ("„Ř“ ‘1’", 2),
    ("Человек и 2 души", 4),
    ("⼾ €", 2), ("well-known e.g. this/that", 3), ("abcdefgh ijklmnopq r", 3), ("a b c d e f g h i j k", 11),
    ("seventeen letters.  (and)  more", 4),
  ])
  func wordsStandBetweenBlanksAndHaveALetter(_ text: String, _ count: Int) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { TreePass.words(in: $0) } == count)
  }

  /// Each run as `section kind: text`.
  private func runs(_ markdown: String) -> [String] {
    guard var document = Converted(markdown).document else { return [] }
    let text = document.takeText()
    #expect(document.takeText().runs.isEmpty)
    return text.runs.map { run in
      let kind = (run.isHeading ? "#" : "") + (run.isVerbatim ? "`" : "") + (run.quotation.map { $0.language } ?? "")
      return "\(run.section)\(kind) \(text.withBytes(of: run) { String(decoding: $0, as: UTF8.self) })"
    }
  }

  @Test func headingsBeginSections() {
    #expect(
      runs("A *b*c\nd.\n\n## Own {#id}\n\n- x\n- y\n\n> ### Quoted\n\n### Next\n")
        == ["0 A bc d.", "1# Own", "1 x", "1 y", "1 Quoted", "2# Next"])
  }

  @Test func codeAndShownAddressesAreVerbatim() {
    #expect(
      runs("Say `so \"what\"` to <https://a.example/> or [me](https://b.example/).\n\n    code\n")
        == ["0 Say ", "0` so \"what\"", "0  to ", "0` https://a.example/", "0  or me.", "0` code\n"])
  }

  @Test func typographyComesLater() {
    let options = MarkdownOptions(
      language: "en", typography: { { _, _, change in Array("set".utf8).withUnsafeBufferPointer { change(0, $0) } } },
      slug: { $0 })
    let document = MarkdownConverter(options: options)
    var diagnostics = Diagnostics()
    var converted = document.convert(SourceText(path: "a.md", text: "\"typed\"\n"), diagnostics: &diagnostics)
    let text = converted?.takeText()
    #expect(text.map { String(decoding: $0.bytes, as: UTF8.self) } == "\"typed\"")
  }

  @Test func titlesOfAsidesAndSpeakersBelongToTheText() {
    #expect(runs("> [!TIP] Own title\n> Text.\n") == ["0 Own title", "0 Text."])
    #expect(runs("> [!CHAT]\n> **Thor:** Hello.\n") == ["0 Thor", "0 Hello."])
  }

  @Test func quotationsSayTheirLanguage() {
    #expect(
      runs("> [!QUOTE sk]\n> Text.\n>\n> — Source\n\n> [!QUOTE sk]\n> Other.\n\n> Plain.\n")
        == ["0sk Text.", "0 — Source", "0sk Other.", "0 Plain."])
  }

  @Test func runsKnowTheirPlace() {
    var document = Converted("A\n\n> [!NOTE]\n> b\n\n- c\n").document
    let marks = document?.takeText().runs.map { [$0.mark.line, $0.mark.column] }
    #expect(marks == [[1, 1], [3, 3], [6, 3]])
  }

  @Test func picturesAreReadByTheirCaptionsAndAlternatives() {
    #expect(runs("![Alt](a.png \"Caption.\")\n") == ["0 Caption. Alt"])
  }

  @Test func whatIsNotShownIsNotRead() {
    #expect(runs("[x](b \"title\")<br>\n\n<!-- no -->\n") == ["0 x<br>", "0 <!-- no -->\n"])
  }
}
