import ServusDiagnostics

/// Reads the keys of one mapping, each by the kind of value that it must have, and reports what does not fit. The keys
/// that were asked for are the known ones: `reportUnknownKeys` names all others.
package struct MappingReader: Sendable {
  package let source: SourceText
  /// The rule that a value of the wrong kind breaks.
  package let rule: Rule
  package let mark: SourceMark
  package private(set) var diagnostics = Diagnostics()
  private let entries: YAMLMapping
  /// The keys that were asked for, some more than once.
  private var asked: [String] = []
  /// Of each entry, whether its key was.
  private var isAsked: [Bool]

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
    isAsked = Array(repeating: false, count: entries.count)
    self.source = source
    self.rule = rule
    mark = node.mark
  }

  /// A reader of a document without content.
  package init(emptyFor source: SourceText, rule: Rule) {
    self.source = source
    self.rule = rule
    (entries, isAsked) = (YAMLMapping(), [])
    mark = SourceMark(line: 1, column: 1)
  }

  /// The keys in the file's order.
  package var keys: [Located<String>] { entries.map { Located($0.key, at: $0.keyMark) } }

  /// The value of a key as it stands; nil where the key is missing or has no value.
  package mutating func node(_ key: String) -> YAMLNode? {
    value(of: key).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a key, which is noted as asked for.
  private mutating func value(of key: String) -> YAMLNode? {
    asked.append(key)
    guard let position = entries.position(of: key) else { return nil }
    isAsked[position] = true
    return entries[position].value
  }

  /// Whether a key has no value, or a list without items.
  package mutating func isMissing(_ key: String) -> Bool {
    guard let node = node(key) else { return true }
    if case .list(let items) = node.content { return items.isEmpty }
    return false
  }

  /// Whether a key stands there, be its value empty or not.
  package func hasKey(_ key: String) -> Bool {
    entries.position(of: key) != nil
  }

  package mutating func text(_ key: String) -> Located<String>? {
    node(key).flatMap { text($0, of: key) }
  }

  /// `yes`, `true`, `on` and `no`, `false`, `off` as YAML 1.1 spells them, quoted or not; anything else is an error.
  package mutating func flag(_ key: String) -> Bool? {
    guard let node = value(of: key) else { return nil }
    if let flag = Self.flag(node) { return flag }
    let found =
      switch node.content {
      case .scalar where node.isEmpty: ", found nothing"
      case .scalar(let text, _): ", not \"\(text)\""
      case .list, .mapping: ", found \(node.kindName)"
      }
    report("\"\(key)\" must be true or false" + found, at: node.mark, help: "write true or false")
    return nil
  }

  /// The truth value that a node is; nil where it is none.
  private static func flag(_ node: YAMLNode) -> Bool? {
    guard case .scalar(let text, _) = node.content else { return nil }
    return switch text {
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "y", "Y": true
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N": false
    default: nil
    }
  }

  /// Whether a key that nobody knows was probably meant to be this one, and does not say no. All others must have been asked
  /// for before.
  package func hasSlip(for key: String) -> Bool {
    let others = unknown
    guard !others.isEmpty else { return false }
    let names = known
    return others.contains { isSlip($0, for: key, among: names) }
  }

  private func isSlip(_ entry: YAMLEntry, for key: String, among names: [String]) -> Bool {
    Self.flag(entry.value) != false && nearestName(to: entry.key, among: names) == key
  }

  /// The keys that were asked for, in order.
  private var known: [String] { Set(asked).sorted() }

  /// The entries that nobody asked for.
  private var unknown: [YAMLEntry] { zip(entries, isAsked).filter { !$1 }.map(\.0) }

  package mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Located<Int>? {
    node(key).flatMap { integer($0, of: key, in: range) }
  }

  package mutating func integers(_ key: String, in range: ClosedRange<Int>) -> [Located<Int>] {
    hasForgottenBrackets(key) ? [] : list(key).compactMap { integer($0, of: key, in: range) }
  }

  /// A list of names. Blanks around a name do not count.
  package mutating func names(_ key: String) -> [Located<String>] {
    hasForgottenBrackets(key) ? [] : texts(key).map { Located($0.value.trimmed, at: $0.mark) }
  }

  /// Whether several items stand in one text, with commas, which is reported.
  private mutating func hasForgottenBrackets(_ key: String) -> Bool {
    guard let node = node(key), case .scalar(let text, isPlain: true) = node.content, text.contains(",") else {
      return false
    }
    report("\"\(key)\" is one text with commas", at: node.mark, help: "write a list: [\(text)]")
    return true
  }

  /// Tells which texts are empty of those that stand at a key: one, or one for each language. What is of another kind is reported
  /// by whoever reads it.
  package mutating func reportEmptyTexts(of key: String, _ rule: Rule = .missingKey, help: String) {
    guard let node = node(key) else { return }
    var empty: [YAMLNode] = []
    if case .mapping(let entries) = node.content {
      empty = entries.isEmpty ? [node] : entries.map(\.value).filter(\.isBlank)
    } else if node.isBlank {
      empty = [node]
    }
    for text in empty { report(rule, "\"\(key)\" is empty", at: text.mark, help: help) }
  }

  /// A list of texts.
  package mutating func texts(_ key: String) -> [Located<String>] {
    list(key).compactMap { text($0, of: key) }
  }

  /// The items of a list.
  ///
  /// - Parameter example: what to write where there is none; of a text a list of one is made.
  package mutating func list(_ key: String, example: String? = nil) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    let made: String
    switch node.content {
    case .list(let items): return items
    case .scalar(let text, _): made = "[\(yamlText(text, isInList: true))]"
    case .mapping: made = "[one, two]"
    }
    report(
      "\"\(key)\" must be a list, found \(node.kindName)", at: node.mark, help: "write a list: \(example ?? made)")
    return []
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
  ///
  /// - Parameter remark: what is done about a slip in a key's name, to be added to the way out.
  package mutating func reportUnknownKeys(remark: (key: String, text: String)? = nil) {
    let others = unknown
    guard !others.isEmpty else { return }
    let known = known
    for entry in others {
      var help = didYouMean(entry.key, among: known, orElse: "known here")
      if let remark, isSlip(entry, for: remark.key, among: known) { help += " \(remark.text)" }
      report(.unknownKey, "unknown key \"\(entry.key)\"", at: entry.keyMark, help: help)
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
