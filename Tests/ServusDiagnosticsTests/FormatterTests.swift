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

  @Test func colourMarksTheSeverityAlone() {
    #expect(
      format("x", column: 1, isColored: true).hasPrefix("Posts/sk/thor.md:2:1: \u{1B}[1;31merror:\u{1B}[0m unknown"))
    let warning = DiagnosticFormatter(isColored: true).format(Diagnostic(.unknownKey, "x"))
    #expect(warning == "\u{1B}[1;33mwarning:\u{1B}[0m x [unknown-key]\n")
  }

  @Test func whatHasNoPlaceHasNoExcerpt() {
    let formatter = DiagnosticFormatter(isColored: false)
    #expect(formatter.format(Diagnostic(.unreadable, "x", file: "a")) == "a: error: x [unreadable]\n")
    #expect(formatter.format(Diagnostic(note: "x", help: "y")) == "note: x\nhelp: y\n")
    #expect(
      formatter.format(Diagnostic(.unreadable, "x", file: "a", mark: SourceMark(line: 3, column: 4)))
        == "a:3:4: error: x [unreadable]\n")
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
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let lines = excerpt(line, column: 501)
    #expect(lines[0].count <= 4 + 120)
    let place = lines[1].distance(from: lines[1].startIndex, to: lines[1].firstIndex(of: "^") ?? lines[1].endIndex)
    #expect(lines[0].dropFirst(place).first == "X")
  }

  @Test func aPlaceAtOrBeyondTheEndOfALineIsNoTrap() {
    #expect(excerpt("abc", column: 4) == ["    abc", "       ^"])
    for column in [1, 2, 50, 1_000] { _ = format("", column: column, length: 9) }
    _ = format("abc", column: 2, length: 1_000)
  }
}
