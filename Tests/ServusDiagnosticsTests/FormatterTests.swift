import ServusDiagnostics
import Testing

/// How a message looks on a terminal.
@Suite struct FormatterTests {
  private func format(_ line: String, column: Int, length: Int = 1, isColored: Bool = false) -> String {
    let source = SourceText(path: "Posts/sk/thor.md", text: "first\n\(line)\n")
    let diagnostic = Diagnostic(
      .unknownCompany, "unknown company \"amazn\"", at: SourceMark(line: 2, column: column, length: length), in: source,
      help: "did you mean \"amazon\"?")
    return DiagnosticFormatter(isColored: isColored).format(diagnostic)
  }

  /// The line that is shown and the carets below it.
  private func excerpt(_ line: String, column: Int, length: Int = 1) -> [String] {
    format(line, column: column, length: length).split(separator: "\n").dropFirst().dropLast().map(String.init)
  }

  @Test func aMessageHasALineAnExcerptAndAWayOut() {
    #expect(
      format("  company: amazn", column: 12, length: 5) == """
        Posts/sk/thor.md:2:12: error: unknown company "amazn" [unknown-company]
            company: amazn
                     ^~~~~
        help: did you mean "amazon"?

        """)
  }

  @Test func colourMarksTheSeverityTheMessageTheCaretsAndTheWayOut() {
    #expect(
      format("  x", column: 3, isColored: true) == """
        Posts/sk/thor.md:2:3: \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1munknown company "amazn"\u{1B}[0m [unknown-company]
            x
            \u{1B}[1;31m^\u{1B}[0m
        \u{1B}[1;36mhelp:\u{1B}[0m did you mean "amazon"?

        """)
    let warning = DiagnosticFormatter(isColored: true).format(Diagnostic(.unknownKey, "x", help: "y"))
    #expect(warning.hasPrefix("\u{1B}[1;33mwarning:\u{1B}[0m \u{1B}[1mx\u{1B}[0m [unknown-key]\n"))
  }

  @Test func whatHasNoPlaceHasNoExcerpt() {
    let formatter = DiagnosticFormatter(isColored: false)
    #expect(
      formatter.format(Diagnostic(.unreadable, "x", file: "a", help: "y")) == "a: error: x [unreadable]\nhelp: y\n")
    #expect(formatter.format(Diagnostic(note: "x", help: "y")) == "note: x\nhelp: y\n")
    #expect(
      formatter.format(Diagnostic(.unreadable, "x", file: "a", mark: SourceMark(line: 3, column: 4), help: "y"))
        == "a:3:4: error: x [unreadable]\nhelp: y\n")
  }

  @Test func caretsStandBelowTabsAndWideLetters() {
    #expect(excerpt("\t\tkey: value", column: 8, length: 5) == ["    key: value", "         ^~~~~"])
    #expect(excerpt("a\tb", column: 3) == ["    a b", "      ^"])
    #expect(excerpt("čľšť: x", column: 7) == ["    čľšť: x", "          ^"])
  }

  @Test func caretsStandBelowLettersThatTakeTwoCellsOrNone() {
    #expect(excerpt("日本: x", column: 5) == ["    日本: x", "          ^"])
    #expect(excerpt("e\u{301}: x", column: 5) == ["    e\u{301}: x", "       ^"])
    #expect(excerpt("日本", column: 1, length: 2) == ["    日本", "    ^~~~"])
  }

  @Test func controlCharactersAreShownAndCounted() {
    #expect(excerpt("\u{1B}[31mx: y", column: 9) == ["    \\x1b[31mx: y", "               ^"])
    #expect(excerpt("a\u{7}b", column: 2) == ["    a\\x07b", "     ^~~~"])
    #expect(DiagnosticFormatter.visible("\u{0}\n\r\t\u{7F}\u{9B}") == "\\x00\\x0a\\x0d \\x7f\\x9b")
    #expect(DiagnosticFormatter.visible("\u{202E}\u{2028}\u{200F}\u{2066}") == "\\u{202e}\\u{2028}\\u{200f}\\u{2066}")
    #expect(DiagnosticFormatter.visible("žluť 🦊 \u{A0}") == "žluť 🦊 \u{A0}")
  }

  @Test func namesMessagesAndHelpAreMadeVisibleToo() {
    let diagnostic = Diagnostic(.unreadable, "b\u{1B}[2J", file: "a\u{1B}[2J\n", help: "c\u{1B}[2J")
    let text = DiagnosticFormatter(isColored: false).format(diagnostic)
    #expect(text == "a\\x1b[2J\\x0a: error: b\\x1b[2J [unreadable]\nhelp: c\\x1b[2J\n")
  }

  @Test func aLongLineIsCutAroundItsPlace() {
    func a(_ count: Int) -> String { String(repeating: "a", count: count) }
    func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
    #expect(excerpt(a(500) + "X" + a(500), column: 501) == ["    …\(a(47))X\(a(46))…", "    \(blanks(48))^"])
    #expect(excerpt(a(500) + "X", column: 501) == ["    …\(a(94))X", "    \(blanks(95))^"])
    #expect(excerpt("X" + a(500), column: 1) == ["    X\(a(94))…", "    ^"])
    #expect(excerpt(a(96), column: 96) == ["    \(a(96))", "    \(blanks(95))^"])
    #expect(excerpt(a(97), column: 97) == ["    …\(a(95))", "    \(blanks(95))^"])
    #expect(excerpt(blanks(500) + "X", column: 501) == ["    X", "    ^"])
  }

  @Test func carriageReturnsAndTabsMoveNoCaret() {
    #expect(excerpt("\tkey:\tx\r", column: 7) == ["    key: x", "         ^"])
  }

  @Test func aCutDoesNotPartAMarkFromItsLetter() {
    let line = String(repeating: "e\u{301}", count: 300)
    let lines = excerpt(line, column: 301, length: 2)
    #expect(lines[0].hasPrefix("    …e\u{301}"))
    #expect(lines[0].hasSuffix("e\u{301}…"))
    #expect(lines[0].unicodeScalars.count { $0 == "e" } == 94)
    #expect(lines[1] == String(repeating: " ", count: 52) + "^")
  }

  @Test func theCaretsOfALongPlaceEndWithTheLine() {
    let lines = excerpt("x: " + String(repeating: "日", count: 100), column: 4, length: 100)
    #expect(lines == ["    x: \(String(repeating: "日", count: 46))…", "       ^" + String(repeating: "~", count: 91)])
  }

  @Test func anExcerptKeepsWhatStandsAroundItsPlace() {
    let line = Array(String(repeating: "č", count: 1_000).utf8)
    let middle = Excerpt(of: line[...], around: 500)
    #expect(middle.text.unicodeScalars.count == 400)
    #expect((middle.column, middle.isCut.left, middle.isCut.right) == (201, true, true))
    let beyond = Excerpt(of: line[...], around: 2_000)
    #expect((beyond.text.unicodeScalars.count, beyond.column, beyond.isCut.left) == (200, 201, true))
    #expect(Excerpt(of: Array("ab\r".utf8)[...], around: 1).text == "ab")
    #expect(Excerpt(of: [], around: 1) == Excerpt(text: "", column: 1))
  }

  @Test func aPlaceAtOrBeyondTheEndOfALineIsNoTrap() {
    #expect(excerpt("abc", column: 4) == ["    abc", "       ^"])
    for column in [1, 2, 50, 1_000] { _ = format("", column: column, length: 9) }
    _ = format("abc", column: 2, length: 1_000)
  }
}
