import ServusDiagnostics

/// Reads the keys of one mapping, each by the kind of value that it must have, and reports what does not fit. The keys
/// that were asked for are the known ones: `reportUnknownKeys` names all others.
package struct MappingReader: Sendable {
  package let source: SourceText
  /// The rule that a value of the wrong kind breaks.
  package let rule: Rule
  package let mark: SourceMark
  package private(set) var diagnostics = Diagnostics()
  private let entries: [YAMLEntry]
  private var known: Set<String> = []

  /// A reader of `node`, or nil, with a message, where it is no mapping.
  package init?(_ node: YAMLNode, source: SourceText, rule: Rule, diagnostics: inout Diagnostics) {
    guard case .mapping(let entries) = node.content else {
      diagnostics.report(
        Diagnostic(
          rule, "expected keys with values, found \(node.kindName)", at: node.mark, in: source,
          help: "write key: value, each key on a line of its own"))
      return nil
    }
    self.entries = entries
    self.source = source
    self.rule = rule
    mark = node.mark
  }

  /// A reader of a document without content.
  package init(emptyFor source: SourceText, rule: Rule) {
    self.source = source
    self.rule = rule
    entries = []
    mark = SourceMark(line: 1, column: 1)
  }

  /// The keys in the file's order.
  package var keys: [Located<String>] { entries.map { Located($0.key, at: $0.keyMark) } }

  /// The value of a key as it stands; nil where the key is missing or has no value.
  package mutating func node(_ key: String) -> YAMLNode? {
    known.insert(key)
    return entries.first { $0.key == key && !$0.value.isEmpty }?.value
  }

  /// Whether a key stands there, be its value empty or not.
  package func hasKey(_ key: String) -> Bool {
    entries.contains { $0.key == key }
  }

  package mutating func text(_ key: String) -> Located<String>? {
    node(key).flatMap { text($0, of: key) }
  }

  /// `yes`, `true`, `on` and `no`, `false`, `off` as YAML 1.1 spells them, quoted or not; anything else is an error.
  package mutating func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .scalar(let text, _) = node.content {
      switch text {
      case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "y", "Y": return true
      case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N": return false
      default: break
      }
      report("\"\(key)\" must be true or false, not \"\(text)\"", at: node.mark, help: "write true or false")
    } else {
      report("\"\(key)\" must be true or false, found \(node.kindName)", at: node.mark, help: "write true or false")
    }
    return nil
  }

  package mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Located<Int>? {
    node(key).flatMap { integer($0, of: key, in: range) }
  }

  package mutating func integers(_ key: String, in range: ClosedRange<Int>) -> [Located<Int>] {
    list(key).compactMap { integer($0, of: key, in: range) }
  }

  /// A list of names; a single name counts as a list of one. Several in one text, with commas, are an error: that is a
  /// list whose brackets were forgotten. Blanks around a name do not count.
  package mutating func names(_ key: String) -> [Located<String>] {
    if let node = node(key), case .scalar(let text, isPlain: true) = node.content, text.contains(",") {
      report("\"\(key)\" is one text with commas", at: node.mark, help: "write a list: [\(text)]")
      return []
    }
    return texts(key).map { Located($0.value.trimmed, at: $0.mark) }
  }

  /// A list of texts; a single text counts as a list of one.
  package mutating func texts(_ key: String) -> [Located<String>] {
    list(key).compactMap { text($0, of: key) }
  }

  /// The items of a list; a single scalar counts as a list of one.
  package mutating func list(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    switch node.content {
    case .list(let items): return items
    case .scalar: return [node]
    case .mapping:
      report("\"\(key)\" must be a list, found a mapping", at: node.mark, help: "write a list: [one, two]")
      return []
    }
  }

  /// A reader of the mapping under a key; give it back with `finish` when it has been read.
  package mutating func mapping(_ key: String) -> MappingReader? {
    node(key).flatMap { mapping($0, of: key) }
  }

  /// A reader of a mapping that stands in a list under a key.
  package mutating func mapping(_ node: YAMLNode, of key: String) -> MappingReader? {
    guard case .mapping = node.content else {
      report(
        "\"\(key)\" must have keys of its own, found \(node.kindName)", at: node.mark,
        help: "write each key on a line of its own below \"\(key)\", indented")
      return nil
    }
    return MappingReader(node, source: source, rule: rule, diagnostics: &diagnostics)
  }

  /// Takes over what a reader of a nested mapping found.
  package mutating func finish(_ nested: MappingReader) {
    diagnostics.append(contentsOf: nested.diagnostics)
  }

  package mutating func report(_ message: String, at mark: SourceMark, help: String) {
    report(rule, message, at: mark, help: help)
  }

  package mutating func report(_ rule: Rule, _ message: String, at mark: SourceMark, help: String) {
    diagnostics.report(Diagnostic(rule, message, at: mark, in: source, help: help))
  }

  package mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.report(diagnostic)
  }

  /// Reports, as warnings, the keys that nobody asked for.
  package mutating func reportUnknownKeys() {
    for entry in entries where !known.contains(entry.key) {
      report(
        .unknownKey, "unknown key \"\(entry.key)\"", at: entry.keyMark,
        help: didYouMean(entry.key, among: known.sorted(), orElse: "known here"))
    }
  }

  /// The text of a node that stands under a key or in its list.
  package mutating func text(_ node: YAMLNode, of key: String) -> Located<String>? {
    guard case .scalar(let text, _) = node.content else {
      report("\"\(key)\" must be a text, found \(node.kindName)", at: node.mark, help: "write one text here")
      return nil
    }
    guard !text.unicodeScalars.contains("\0") else {
      report("\"\(key)\" holds a NUL character", at: node.mark, help: "remove it")
      return nil
    }
    return Located(text, at: node.mark)
  }

  private mutating func integer(_ node: YAMLNode, of key: String, in range: ClosedRange<Int>) -> Located<Int>? {
    guard case .scalar(let text, isPlain: true) = node.content, let number = Int(text), range.contains(number) else {
      report(
        "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: node.mark,
        help: isNumber(node) ? "choose a number between these two" : "write digits only, without quotation marks")
      return nil
    }
    return Located(number, at: node.mark)
  }

  private func isNumber(_ node: YAMLNode) -> Bool {
    if case .scalar(let text, isPlain: true) = node.content { Int(text) != nil } else { false }
  }
}
