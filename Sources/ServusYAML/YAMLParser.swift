import ServusDiagnostics
import Yams

/// Parses YAML into located nodes. The only place that knows Yams; what Yams and libyaml do not withstand (deep
/// nesting, alias bombs, foreign tags) is refused before they see it.
package struct YAMLParser: Sendable {
  /// The file that messages point into.
  package let source: SourceText
  /// The rule that a syntax error breaks: `front-matter`, `bad-config`, …
  package let rule: Rule

  package init(source: SourceText, rule: Rule) {
    self.source = source
    self.rule = rule
  }

  /// The value of a whole document, or nil where it is empty or an error was reported.
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
    let lineOffset = firstLine - 1
    if let root = bytes.withUnsafeBufferPointer({ EventReader.root(of: $0, lineOffset: lineOffset) }) { return root }
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      guard let root = try Yams.Parser(yaml: text, encoding: .utf8).singleRoot() else { return nil }
      var converter = NodeConverter(lineOffset: lineOffset, mayHaveTags: Self.mayHaveTags(bytes))
      return try converter.convert(root)
    } catch {
      diagnostics.report(diagnostic(for: error, in: bytes, firstLine: firstLine))
      return nil
    }
  }

  /// Whether a `!` stands where it can begin a tag: asking Yams for the tag of every value is slow.
  private static func mayHaveTags(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: "!"), index + 1 < bytes.endIndex else { return false }
      let isStart = index == bytes.startIndex || " \n[,{".utf8.contains(bytes[index - 1])
      let next = bytes[index + 1]
      return isStart
        && (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z") || "!<".utf8.contains(next))
    }
  }

  private func diagnostic(for error: any Error, in bytes: ArraySlice<UInt8>, firstLine: Int) -> Diagnostic {
    switch error {
    case YamlError.scanner(let context, let problem, let end, _),
      YamlError.parser(let context, let problem, let end, _),
      YamlError.composer(let context, let problem, let end, _):
      let words = context?.text ?? ""
      let mark = YAMLProblem.isShownAtItsBeginning(problem, context: words) ? context?.mark ?? end : end
      let place = SourceMark(line: mark.line + firstLine - 1, column: mark.column)
      let line = source.line(place.line) ?? ""
      let (before, rest) = (line.prefix(place.column - 1), line.dropFirst(place.column - 1))
      let fault = YAMLProblem(problem, context: words, behind: before, at: rest.first)
      return Diagnostic(rule, fault.message, at: place, in: source, help: fault.help)
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let first = context.mark.line + firstLine - 1
      let second = secondLine(of: key, after: first, column: context.mark.column)
      return Diagnostic(
        rule, "key \"\(key)\" is given twice",
        at: SourceMark(line: second, column: context.mark.column, length: key.unicodeScalars.count), in: source,
        help: "the first one stands in line \(first); keep one of them")
    case YamlError.reader(let problem, let offset, _, _):
      let start = bytes.startIndex + min(offset ?? 0, max(0, bytes.count - 1))
      let fault = YAMLProblem(problem, context: "", behind: "", at: nil)
      return Diagnostic(
        rule, fault.message, at: source.mark(of: start..<min(start + 1, bytes.endIndex)), in: source, help: fault.help)
    case let refusal as YAMLRefusal:
      return Diagnostic(refusal.rule ?? rule, refusal.message, at: refusal.mark, in: source, help: refusal.help)
    default:
      return Diagnostic(
        rule, "not valid YAML", at: SourceMark(line: firstLine, column: 1), in: source,
        help: "look for what YAML does not allow")
    }
  }

  /// Yams marks only the first of two equal keys; the second is the next line where the key stands in that column.
  private func secondLine(of key: String, after first: Int, column: Int) -> Int {
    var number = first + 1
    while let line = source.line(number) {
      let text = line.dropFirst(column - 1).drop { $0 == "\"" || $0 == "'" }
      let rest = text.dropFirst(key.count).drop { $0 == "\"" || $0 == "'" || $0 == " " }
      let isKey = text.hasPrefix(key) && rest.hasPrefix(":")
      if isKey, line.prefix(column - 1).allSatisfy({ $0 == " " || $0 == "-" }) { return number }
      number += 1
    }
    return first
  }
}

/// A refusal that a parsed tree gives cause for.
struct YAMLRefusal: Error {
  /// Nil: the rule of the document.
  var rule: Rule?
  let message: String
  let mark: SourceMark
  let help: String
}

/// Turns Yams' tree into ours, within a budget, since aliases share what they name.
private struct NodeConverter {
  let lineOffset: Int
  let mayHaveTags: Bool
  /// Nodes that a document may still have once its aliases are followed.
  var budget = 1_000_000

  mutating func convert(_ node: Node) throws -> YAMLNode {
    let mark = self.mark(of: node)
    budget -= 1
    if budget < 0 {
      throw YAMLRefusal(
        rule: .tooCostly, message: "aliases make this document larger than 1,000,000 values", mark: mark,
        help: "write the values out, or use fewer aliases")
    }
    if mayHaveTags { try checkTag(of: node, at: mark) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), mark: mark)
    case .sequence(let sequence):
      return YAMLNode(content: .list(try sequence.map { try convert($0) }), mark: mark)
    case .mapping(let mapping):
      return YAMLNode(content: .mapping(try mapping.map { try entry($0.key, $0.value) }), mark: mark)
    case .alias:
      throw YAMLRefusal(
        message: "an alias that names nothing", mark: mark,
        help: "put a text that begins with * between quotation marks")
    }
  }

  private mutating func entry(_ key: Node, _ value: Node) throws -> YAMLEntry {
    guard case .scalar(let scalar) = key else {
      throw YAMLRefusal(message: "a key must be a text", mark: mark(of: key), help: "write a word and a colon")
    }
    return YAMLEntry(key: scalar.string, keyMark: mark(of: key), value: try convert(value))
  }

  private func mark(of node: Node) -> SourceMark {
    let place = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    var length = 1
    if case .scalar(let scalar) = node, !scalar.string.utf8.contains(UInt8(ascii: "\n")) {
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      length = scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
    }
    return SourceMark(line: place.line + lineOffset, column: place.column, length: max(1, length))
  }

  /// The tags of YAML's core schema, and what Yams calls a value without a tag.
  private static let coreTags: Set<String> = {
    let names = ["str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value"]
    return Set(names.map { "tag:yaml.org,2002:\($0)" } + ["", "!"])
  }()

  private func checkTag(of node: Node, at mark: SourceMark) throws {
    let tag = node.tag.description
    guard !Self.coreTags.contains(tag) else { return }
    throw YAMLRefusal(
      message: "the YAML tag \(tag) is not supported", mark: mark,
      help: "remove the tag, or put a text that begins with ! between quotation marks")
  }
}
