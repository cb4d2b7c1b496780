import ArgumentParser
import Servus
import ServusDiagnostics
import ServusMarkup

/// What came of a run, for programs: one JSON document, in which each message has a line of its own. Documentation/messages.md
/// describes it; keys may be added, but none changes its meaning.
struct JSONReport {
  let bytes: [UInt8]

  /// - Parameter errorsOnly: whether warnings and notes are left out; the summary counts them all the same.
  init(_ result: BuildResult, errorsOnly: Bool, exitCode: ExitCode) {
    let findings = errorsOnly ? result.diagnostics.sortedErrors : result.diagnostics.sorted
    let messages = findings.map { finding in
      var json = JSONWriter()
      json.object { $0.add(finding) }
      return "\n" + String(decoding: json.bytes, as: UTF8.self)
    }
    var summary = JSONWriter()
    summary.object { $0.add(result, exitCode) }
    let text =
      "{\"messages\":[\(messages.joined(separator: ","))],\n\"summary\":"
      + String(decoding: summary.bytes, as: UTF8.self) + "}\n"
    bytes = Array(Self.withoutControls(text).utf8)
  }

  /// Control characters that JSON allows in texts would steer a terminal all the same.
  private static func withoutControls(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: { $0 != "\n" && DiagnosticFormatter.isControl($0) }) else { return json }
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if scalar != "\n", DiagnosticFormatter.isControl(scalar) {
        let digits = String(scalar.value, radix: 16)
        result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension JSONWriter {
  fileprivate mutating func add(_ finding: Diagnostic) {
    let mark = finding.mark
    add("file", text: finding.file)
    add("line", mark?.line)
    add("column", mark?.column)
    add("endColumn", mark.map { $0.column + max(1, $0.length) })
    add("severity", text: finding.severity.rawValue)
    add("rule", text: finding.rule?.rawValue)
    add("message", text: finding.message)
    add("help", text: finding.help)
    add("excerpt", text: finding.excerpt?.text)
  }

  fileprivate mutating func add(_ result: BuildResult, _ exitCode: ExitCode) {
    let diagnostics = result.diagnostics.sorted
    add("errors", diagnostics.count { $0.severity == .error })
    add("warnings", diagnostics.count { $0.severity == .warning })
    add("pages", result.pages)
    add("written", result.report?.written)
    add("unchanged", result.report?.unchanged)
    add("removed", result.report?.removed)
    add("milliseconds", Int(result.timings.total / .milliseconds(1)))
    add("status", Int(exitCode.rawValue))
  }

  private mutating func add(_ name: StaticString, text: String?) {
    key(name)
    if let text { self.text(text) } else { nothing() }
  }

  private mutating func add(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { self.number(number) } else { nothing() }
  }
}
