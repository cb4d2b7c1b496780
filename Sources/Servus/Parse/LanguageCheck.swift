import ServusDiagnostics
import ServusLanguage
import ServusMarkdown

/// Asks whether texts are in the languages that their folders and quotations say.
struct LanguageCheck: Sendable {
  private let judge: LanguageJudge

  init(_ languages: [Language]) {
    judge = LanguageJudge(languages)
  }

  /// Warns of a text, or of a quotation in it, that seems to be in another language of the site.
  func check(_ text: PlainText, of source: SourceText, language: String, diagnostics: inout Diagnostics) {
    var own = judge.emptyTally
    var quoted: [PlainText.Quotation: LanguageJudge.Tally] = [:]
    // Each run ends a word, as a blank would.
    var rest = text.runs.reduce(0) { $0 + ($1.quotation == nil ? $1.range.count + 1 : 0) }
    for run in text.runs {
      if run.quotation == nil {
        // Mostly a part of a text shows that no language can outvote its own any more.
        if judge.isSettled(own, for: language, bytesLeft: rest) { continue }
        rest -= run.range.count + 1
      }
      guard !run.isVerbatim else { continue }
      text.withBytes(of: run) { bytes in
        if let quotation = run.quotation {
          judge.count(bytes, into: &quoted[quotation, default: judge.emptyTally])
        } else {
          judge.count(bytes, into: &own)
        }
      }
    }
    if let other = judge.language(of: own, insteadOf: language) {
      report(
        "the text seems to be in \"\(other)\", not in \"\(language)\"",
        at: firstRun(of: nil, in: text, speakingFor: other), of: source,
        help: "move the file to Posts/\(other)/, or mark what it quotes: > [!QUOTE \(other)]",
        diagnostics: &diagnostics)
    }
    for (quotation, tally) in quoted.sorted(by: { $0.key.number < $1.key.number }) {
      guard let other = judge.language(of: tally, insteadOf: quotation.language) else { continue }
      report(
        "the quotation seems to be in \"\(other)\", not in \"\(quotation.language)\"",
        at: firstRun(of: quotation, in: text, speakingFor: other), of: source, help: "write > [!QUOTE \(other)]",
        diagnostics: &diagnostics)
    }
  }

  /// The first piece of a text that has a word of that language.
  private func firstRun(
    of quotation: PlainText.Quotation?, in text: PlainText, speakingFor language: String
  ) -> PlainText.Run? {
    text.runs.first { run in
      guard run.quotation == quotation, !run.isVerbatim else { return false }
      var tally = judge.emptyTally
      text.withBytes(of: run) { judge.count($0, into: &tally) }
      return judge.votes(for: language, in: tally) > 0
    }
  }

  private func report(
    _ message: String, at run: PlainText.Run?, of source: SourceText, help: String, diagnostics: inout Diagnostics
  ) {
    let mark = run?.mark ?? SourceMark(line: 1, column: 1)
    diagnostics.report(Diagnostic(.wrongLanguage, message, at: mark, in: source, help: help))
  }
}
