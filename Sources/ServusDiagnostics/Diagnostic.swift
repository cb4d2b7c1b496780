/// One finding about a site: what is wrong, where, and a way out.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning, note
  }

  package private(set) var severity: Severity
  /// Nil for a note that belongs to no rule.
  package let rule: Rule?
  package let message: String
  /// The file, relative to the site's folder; nil where the finding is about no file.
  package let file: String?
  package let mark: SourceMark?
  /// Of the source line that `mark` points into.
  package let excerpt: Excerpt?
  /// The way out.
  package let help: String

  /// A finding about a place in a source text that is at hand.
  package init(_ rule: Rule, _ message: String, at mark: SourceMark, in source: SourceText, help: String) {
    self.init(rule, message, file: source.path, mark: mark, excerpt: source.excerpt(at: mark), help: help)
  }

  /// A finding about a file as a whole, or about a place whose line was kept.
  package init(
    _ rule: Rule, _ message: String, file: String? = nil, mark: SourceMark? = nil, excerpt: Excerpt? = nil,
    help: String
  ) {
    self.severity = rule.severity
    self.rule = rule
    self.message = message
    self.file = file
    self.mark = mark
    self.excerpt = excerpt
    self.help = help
  }

  /// The finding with the line that it is about.
  fileprivate func showing(_ excerpt: Excerpt) -> Diagnostic {
    guard let rule else { return self }
    return Diagnostic(rule, message, file: file, mark: mark, excerpt: excerpt, help: help)
  }

  /// The finding as `--strict` takes it: a warning is an error.
  fileprivate var raised: Diagnostic {
    var raised = self
    if severity == .warning { raised.severity = .error }
    return raised
  }

  /// A remark that breaks no rule and changes no exit status.
  package init(note message: String, help: String) {
    severity = .note
    rule = nil
    self.message = message
    file = nil
    mark = nil
    excerpt = nil
    self.help = help
  }
}

/// The findings of a run, in the order of files, lines and columns when they are read.
package struct Diagnostics: Sendable {
  private var findings: [Diagnostic] = []

  package init() {}

  package mutating func report(_ diagnostic: Diagnostic) {
    findings.append(diagnostic)
  }

  package mutating func append(contentsOf others: Diagnostics) {
    findings.append(contentsOf: others.findings)
  }

  package var isEmpty: Bool { findings.isEmpty }

  /// Makes every warning an error.
  package mutating func raiseWarnings() {
    findings = findings.map(\.raised)
  }

  /// The findings that name a place only, by file: what a message shows of it is still to be read.
  package var placesToRead: [PlacesToRead] {
    let places = findings.enumerated().compactMap { index, finding in
      finding.excerpt == nil ? finding.mark.map { (file: finding.file ?? "", finding: index, mark: $0) } : nil
    }
    return Dictionary(grouping: places, by: \.file).map { file, places in
      PlacesToRead(file: file, places: places.map { ($0.finding, $0.mark) })
    }
  }

  /// Shows what was read at places that were to be read.
  package mutating func show(_ excerpts: [PlacesToRead.Excerpts]) {
    for (finding, excerpt) in excerpts.joined() { findings[finding] = findings[finding].showing(excerpt) }
  }

  /// The places in a file that findings are about.
  package struct PlacesToRead: Sendable {
    /// Each with the position of its finding.
    package typealias Excerpts = [(finding: Int, excerpt: Excerpt)]

    package let file: String
    fileprivate let places: [(finding: Int, mark: SourceMark)]

    /// What messages show of the places; places that the text has not are left out.
    package func excerpts(of source: SourceText) -> Excerpts {
      places.compactMap { place in source.excerpt(at: place.mark).map { (place.finding, $0) } }
    }
  }

  /// All findings as they came.
  package var inOrderOfReport: [Diagnostic] { findings }

  package func contains(where predicate: (Diagnostic) -> Bool) -> Bool {
    findings.contains(where: predicate)
  }

  package func count(of severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Whether the site may not be written: any error, and with `strict` any warning.
  package func forbidWriting(strict: Bool) -> Bool {
    findings.contains { $0.severity == .error || (strict && $0.severity == .warning) }
  }

  /// All findings by file, line and column; equal places keep the order in which they were reported, repeats go.
  package var sorted: [Diagnostic] { Self.sorted(findings) }

  /// The errors alone, in the same order.
  package var sortedErrors: [Diagnostic] { Self.sorted(findings.filter { $0.severity == .error }) }

  private static func sorted(_ findings: [Diagnostic]) -> [Diagnostic] {
    let order = findings.indices.map { (place: place(of: findings[$0]), index: $0) }
      .sorted { ($0.place, $0.index) < ($1.place, $1.index) }
    var sorted: [Diagnostic] = []
    var firstOfPlace = 0
    for (position, entry) in order.enumerated() {
      if position > 0, order[position - 1].place != entry.place { firstOfPlace = sorted.count }
      if !sorted[firstOfPlace...].contains(findings[entry.index]) { sorted.append(findings[entry.index]) }
    }
    return sorted
  }

  private static func place(of diagnostic: Diagnostic) -> Place {
    Place(file: diagnostic.file ?? "", line: diagnostic.mark?.line ?? 0, column: diagnostic.mark?.column ?? 0)
  }

  private struct Place: Comparable {
    let file: String
    let line: Int
    let column: Int

    static func < (left: Place, right: Place) -> Bool {
      if left.file != right.file { return left.file < right.file }
      return (left.line, left.column) < (right.line, right.column)
    }
  }
}
