/// Puts a finding into the words that a terminal shows.
package struct DiagnosticFormatter: Sendable {
  /// Whether to use ANSI colours.
  package let isColored: Bool

  package init(isColored: Bool) {
    self.isColored = isColored
  }

  /// The message line, the source line with carets, and the way out; ends with a line break.
  package func format(_ diagnostic: Diagnostic) -> String {
    let color = Self.color(of: diagnostic.severity)
    var text = Self.place(of: diagnostic).map { $0 + ": " } ?? ""
    text += styled(diagnostic.severity.rawValue + ":", color) + " " + styled(Self.visible(diagnostic.message), "1")
    if let rule = diagnostic.rule { text += " [\(rule.rawValue)]" }
    text += "\n"
    if let layout = Self.layout(of: diagnostic) {
      let carets = layout.carets.drop { $0 == " " }
      let blanks = layout.carets.dropLast(carets.count)
      text += "    \(layout.line)\n    \(blanks)\(styled(String(carets), color))\n"
    }
    return text + styled("help:", "1;36") + " \(Self.visible(diagnostic.help))\n"
  }

  /// The file that a finding is about, with line and column where it is about a place; nil where it is about no file.
  package static func place(of diagnostic: Diagnostic) -> String? {
    guard let file = diagnostic.file else { return nil }
    return visible(file) + (diagnostic.mark.map { ":\($0.line):\($0.column)" } ?? "")
  }

  /// The source line, and below it carets; empty where a finding shows no line.
  package static func excerpt(of diagnostic: Diagnostic) -> String {
    layout(of: diagnostic).map { "\($0.line)\n\($0.carets)\n" } ?? ""
  }

  private static func layout(of diagnostic: Diagnostic) -> ExcerptLayout? {
    diagnostic.excerpt.flatMap { ExcerptLayout($0, length: diagnostic.mark?.length ?? 1) }
  }

  private static func color(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The text with control characters, line breaks and bidirectional controls made visible, so that no input can
  /// steer the terminal.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result += " "
      } else if isControl(scalar) {
        let digits = String(scalar.value, radix: 16)
        result += scalar.value < 0x100 ? "\\x" + (digits.count < 2 ? "0" : "") + digits : "\\u{\(digits)}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a character would steer the terminal instead of being shown.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
