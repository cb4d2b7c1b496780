import ServusDiagnostics

extension Program {
  /// Parses a template and reports all that is wrong with it; what could be understood can still be rendered.
  static func parsing(
    _ source: SourceText, partials: [FieldName: Int], diagnostics: inout Diagnostics
  ) -> Program {
    var tokenizer = Tokenizer(source.bytes)
    tokenizer.run()
    var trimmer = LineTrimmer(source.bytes, tokens: tokenizer.tokens)
    trimmer.run()
    var builder = ProgramBuilder(source: source, tokens: trimmer.tokens, partials: partials)
    let program = builder.build()
    for (fault, range) in tokenizer.faults + builder.faults {
      diagnostics.report(fault.diagnostic(at: range, in: source))
    }
    return program
  }
}

extension TemplateFault {
  func diagnostic(at range: Range<Int>, in source: SourceText) -> Diagnostic {
    Diagnostic(rule, message, at: source.mark(of: range), in: source, help: help)
  }
}
