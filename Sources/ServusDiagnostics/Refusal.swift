/// A text that is not handed to a library, because it passes a limit.
package struct Refusal: Error {
  package let rule: Rule
  package let message: String
  package let mark: SourceMark
  package let help: String

  package init(rule: Rule, message: String, mark: SourceMark, help: String) {
    self.rule = rule
    self.message = message
    self.mark = mark
    self.help = help
  }
}

extension Diagnostic {
  /// A refusal as a finding about its source.
  package init(_ refusal: Refusal, in source: SourceText) {
    self.init(refusal.rule, refusal.message, at: refusal.mark, in: source, help: refusal.help)
  }
}
