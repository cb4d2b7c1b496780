import ServusDiagnostics
import Testing

/// The findings of a run.
@Suite struct DiagnosticsTests {
  private func finding(
    _ file: String?, _ line: Int, _ column: Int, _ message: String = "", _ rule: Rule = .badDate
  ) -> Diagnostic {
    Diagnostic(rule, message, file: file, mark: SourceMark(line: line, column: column), help: "")
  }

  @Test func findingsAreSortedByPlaceAndRepeatsGo() {
    var diagnostics = Diagnostics()
    let ordered = [
      finding(nil, 1, 1), finding("a", 2, 9), finding("a", 10, 1), finding("a", 10, 2, "x"), finding("b", 1, 1),
    ]
    for diagnostic in ordered.reversed() + ordered { diagnostics.report(diagnostic) }
    diagnostics.report(finding("a", 10, 2, "w"))
    #expect(diagnostics.sorted.map(\.message) == ["", "", "", "x", "w", ""])
    #expect(diagnostics.sorted.map(\.file) == [nil, "a", "a", "a", "a", "b"])
  }

  @Test func errorsForbidWritingAndWarningsOnlyWhenStrict() {
    var diagnostics = Diagnostics()
    diagnostics.report(Diagnostic(note: "x", help: ""))
    #expect(!diagnostics.forbidWriting(strict: true))
    diagnostics.report(finding("a", 1, 1, "", .unknownKey))
    #expect(!diagnostics.forbidWriting(strict: false))
    #expect(diagnostics.forbidWriting(strict: true))
    diagnostics.report(finding("a", 1, 1))
    #expect(diagnostics.forbidWriting(strict: false))
    #expect([.error, .warning, .note].map { diagnostics.count(of: $0) } == [1, 1, 1])
  }

  @Test func rulesHaveTheNamesOfTheContract() {
    let errors = """
      front-matter missing-key bad-date bad-encoding bad-config bad-strings bad-comment bad-alias unknown-language
      unknown-author unknown-company unknown-series unknown-offer duplicate-address unsafe-path unsafe-output broken-link
      broken-anchor dialect template-syntax unknown-variable unknown-partial template-recursion point-twice
      point-out-of-range too-large too-deep too-costly unreadable unwritable
      """
    let warnings = """
      unknown-key missing-translation stale-translation wrong-language missing-alt heading-order unused-asset
      orphan-comments point-gap similar-tags
      """
    for (names, severity) in [(errors, Diagnostic.Severity.error), (warnings, .warning)] {
      for name in names.split(whereSeparator: \.isWhitespace) {
        #expect(Rule(rawValue: String(name))?.severity == severity, "\(name)")
      }
    }
  }

  @Test func marksCountLinesAndScalars() {
    let source = SourceText(path: "a", text: "ab\nčľ🦊x\ny")
    #expect(source.mark(of: 0..<2) == SourceMark(line: 1, column: 1, length: 2))
    #expect(source.mark(of: 11..<12) == SourceMark(line: 2, column: 4, length: 1))
    #expect(source.mark(of: 1..<14) == SourceMark(line: 1, column: 2, length: 1))
    #expect([1, 2, 3, 4].map { source.line($0) } == ["ab", "čľ🦊x", "y", nil])
    #expect(SourceText(path: "a", text: "a\r\nb\n").line(1) == "a")
    #expect(SourceText(path: "a", text: "").line(1) == "")
  }
}
