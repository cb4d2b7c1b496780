/// Puts a finding into the words that a terminal shows.
package struct DiagnosticFormatter: Sendable {
  /// Whether to mark the severity with ANSI colours.
  package let isColored: Bool

  package init(isColored: Bool) {
    self.isColored = isColored
  }

  /// The message line, the source line with carets, and the way out; ends with a line break.
  package func format(_ diagnostic: Diagnostic) -> String {
    var text = Self.place(of: diagnostic)
    text += styled(diagnostic.severity.rawValue + ":", as: diagnostic.severity) + " "
    text += Self.visible(diagnostic.message)
    if let rule = diagnostic.rule { text += " [\(rule.rawValue)]" }
    text += "\n"
    if let excerpt = diagnostic.excerpt, let mark = diagnostic.mark { text += Self.underlined(excerpt, mark) }
    if let help = diagnostic.help { text += "help: \(Self.visible(help))\n" }
    return text
  }

  private static func place(of diagnostic: Diagnostic) -> String {
    guard let file = diagnostic.file else { return "" }
    guard let mark = diagnostic.mark else { return visible(file) + ": " }
    return "\(visible(file)):\(mark.line):\(mark.column): "
  }

  private func styled(_ text: String, as severity: Diagnostic.Severity) -> String {
    guard isColored else { return text }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The longest part of a source line that is shown.
  private static let shownScalars = 120

  private static func underlined(_ line: String, _ mark: SourceMark) -> String {
    let scalars = line.unicodeScalars
    let indentation = scalars.prefix { $0 == " " || $0 == "\t" }.count
    let skipped = max(min(indentation, mark.column - 1), mark.column - shownScalars / 2)
    let shown = scalars.dropFirst(skipped).prefix(shownScalars)
    guard !shown.isEmpty else { return "" }
    let before = scalars.dropFirst(skipped).prefix(mark.column - 1 - skipped)
    let under = scalars.dropFirst(mark.column - 1).prefix(max(1, mark.length)).prefix(shownScalars / 2)
    let padding = String(repeating: " ", count: displayWidth(of: visible(String(before))))
    let carets = "^" + String(repeating: "~", count: max(0, displayWidth(of: visible(String(under))) - 1))
    return "    \(visible(String(shown)))\n    \(padding)\(carets)\n"
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

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
