import ServusDiagnostics

/// A command that asks for what the site does not have.
package struct UsageFault: Error {
  /// What is wrong with the command.
  package let diagnostic: Diagnostic

  init(_ rule: Rule, _ message: String, help: String) {
    diagnostic = Diagnostic(rule, message, help: help)
  }
}

extension SiteConfiguration {
  /// Refuses a language that the site does not have.
  func require(language: String) throws(UsageFault) {
    guard !languages.contains(language) else { return }
    throw UsageFault(
      .unknownLanguage, "unknown language \"\(language)\"",
      help: didYouMean(language, among: languages.sorted(), orElse: "languages of this site"))
  }
}
