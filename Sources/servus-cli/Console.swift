import ArgumentParser
import Servus
import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the terminal gets: results on standard output, messages on standard error.
enum Console {
  static let output = STDOUT_FILENO

  static func printResult(_ text: String) {
    write(Array("\(text)\n".utf8), to: STDOUT_FILENO)
  }

  /// Writes what a command was asked for; where that cannot be had, says so and throws the exit status. A reader that goes
  /// away knows it.
  static func deliver(_ bytes: [UInt8]) throws {
    guard let error = write(bytes, to: output) else { return }
    if error != EPIPE {
      printMessage(
        "error: standard output cannot be written: \(String(cString: strerror(error))) [\(Rule.unwritable.rawValue)]\n"
          + "help: make room where it goes, or send it elsewhere")
    }
    throw ExitCode(74)
  }

  /// What is not about the site.
  static func printMessage(_ text: String) {
    write(Array("\(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Prints every finding, or errors alone, and where there is more than one, how many there are.
  ///
  /// - Parameter countsRules: whether to say how many findings each rule has.
  static func printMessages(_ diagnostics: Diagnostics, errorsOnly: Bool = false, countsRules: Bool = false) {
    let formatter = DiagnosticFormatter(isColored: isInteractive)
    let findings = errorsOnly ? diagnostics.sortedErrors : diagnostics.sorted
    var text = findings.map(formatter.format).joined(separator: "\n")
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    if errors + warnings > 1 {
      let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      text += "\n\(counts.joined(separator: ", "))\(countsRules ? ": " + Self.counts(ofRulesIn: findings) : "")\n"
    }
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Does what a command asks for; where the site does not have it, says so and throws the exit status.
  static func refusingUnknown<Result: Sendable>(_ work: () async throws(UsageFault) -> Result) async throws -> Result {
    do throws(UsageFault) {
      return try await work()
    } catch {
      var diagnostics = Diagnostics()
      diagnostics.report(error.diagnostic)
      printMessages(diagnostics)
      throw ExitCode(64)
    }
  }

  /// `2 broken-link, 3 missing-alt`: errors before warnings, the most frequent first.
  private static func counts(ofRulesIn findings: [Diagnostic]) -> String {
    Dictionary(grouping: findings.compactMap(\.rule)) { $0 }
      .map { (isWarning: $0.severity == .warning ? 1 : 0, count: $1.count, name: $0.rawValue) }
      .sorted { ($0.isWarning, -$0.count, $0.name) < ($1.isWarning, -$1.count, $1.name) }
      .map { "\($0.count) \($0.name)" }.joined(separator: ", ")
  }

  /// The number of the system's error where not all could be written.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      #else
        let count = rest.withUnsafeBytes { Darwin.write(descriptor, $0.baseAddress, $0.count) }
      #endif
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  static func endProcess(with code: ExitCode) -> Never {
    exit(code.rawValue)
  }

  static var isOutputTerminal: Bool { isatty(output) == 1 }

  /// How many cells a line of standard output has: `COLUMNS` where it is set, else the terminal's, else 80.
  static var width: Int {
    if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 0 { return columns }
    return terminalWidth(of: output) ?? 80
  }

  /// The columns of the terminal that gets the messages; nil where they are not known.
  static var messageWidth: Int? { terminalWidth(of: STDERR_FILENO) }

  private static func terminalWidth(of descriptor: Int32) -> Int? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// Whether messages may have colour, and a bar may move: only on a terminal, and never with `NO_COLOR` or `CI`.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && isUnset("NO_COLOR") && isUnset("CI")
      && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  private static func isUnset(_ name: String) -> Bool {
    getenv(name).map { $0.pointee == 0 } ?? true
  }
}

extension Diagnostics {
  /// 0 built, 1 the site has errors, 74 a file could not be read or written.
  var exitCode: ExitCode {
    if contains(where: { $0.rule?.isSystemRefusal == true }) { return ExitCode(74) }
    return count(of: .error) > 0 ? ExitCode(1) : .success
  }
}
