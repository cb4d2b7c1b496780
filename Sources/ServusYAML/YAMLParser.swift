import ServusDiagnostics

/// Parses YAML into located nodes. What libyaml does not withstand (deep nesting, alias bombs) is refused before it sees it.
package struct YAMLParser: Sendable {
  /// The file that messages point into.
  package let source: SourceText
  /// The rule that a syntax error breaks: `front-matter`, `bad-config`, …
  package let rule: Rule

  package init(source: SourceText, rule: Rule) {
    self.source = source
    self.rule = rule
  }

  /// The value of a whole document, or nil where it is empty or cannot be used, which was reported.
  ///
  /// - Parameters:
  ///   - range: the bytes of `source` to parse, at the start of a line.
  ///   - firstLine: the line of the file at which `range` begins.
  package func parse(
    _ range: Range<Int>? = nil, firstLine: Int = 1, diagnostics: inout Diagnostics
  ) -> YAMLNode? {
    let bytes = source.bytes[range ?? source.bytes.indices]
    if let refusal = YAMLGuard(bytes: bytes, firstLine: firstLine).refusal {
      diagnostics.report(Diagnostic(refusal, in: source))
      return nil
    }
    guard let standIns = LineBreakStandIns(bytes) else {
      return parse(bytes, firstLine: firstLine, diagnostics: &diagnostics)
    }
    return parse(standIns.bytes[...], firstLine: firstLine, restoring: standIns.restored, diagnostics: &diagnostics)
      .map(standIns.restored)
  }

  private func parse(
    _ bytes: ArraySlice<UInt8>, firstLine: Int, restoring: (String) -> String = { $0 }, diagnostics: inout Diagnostics
  ) -> YAMLNode? {
    let (root, faults) = bytes.withUnsafeBufferPointer { bytes in
      EventReader.read(bytes, rule: rule, firstLine: firstLine)
    }
    for fault in faults {
      diagnostics.report(diagnostic(for: fault, in: bytes, firstLine: firstLine, restoring: restoring))
    }
    return root
  }

  private func diagnostic(
    for fault: YAMLFault, in bytes: ArraySlice<UInt8>, firstLine: Int, restoring: (String) -> String
  ) -> Diagnostic {
    switch fault {
    case .syntax(let problem, let context, let contextMark, let mark):
      let place = YAMLProblem.isShownAtItsBeginning(problem, context: context) ? contextMark : mark
      let line = source.line(place.line) ?? ""
      let (before, rest) = (line.prefix(place.column - 1), line.dropFirst(place.column - 1))
      let words = YAMLProblem(problem, context: context, behind: before, at: rest.first)
      return Diagnostic(rule, words.message, at: place, in: source, help: words.help)
    case .forbiddenByte(let problem, let offset):
      let start = min(offset, max(0, bytes.count - 1))
      let place = SourceText(path: source.path, bytes: Array(bytes)).mark(of: start..<min(start + 1, bytes.count))
      let words = YAMLProblem(problem, context: "", behind: "", at: nil)
      return Diagnostic(
        rule, words.message, at: SourceMark(line: place.line + firstLine - 1, column: place.column), in: source,
        help: words.help)
    case .refused(let refusal):
      return Diagnostic(
        refusal.rule, restoring(refusal.message), at: refusal.mark, in: source, help: refusal.help)
    }
  }
}
