import ServusDiagnostics
import ServusYAML

/// Reads what stands under `extra`. Values that aliases share are told apart here, so what they come to is limited.
struct ExtraReader {
  private static let mostBytes = 1 << 20
  private static let mostValues = 10_000

  private var size = 0
  private var values = 0
  private var depth = 0

  /// The data under a key, nil where there is none or too much of it, which is reported.
  static func read(_ node: YAMLNode, in mapping: inout MappingReader) -> ExtraData? {
    var reader = ExtraReader()
    do throws(Refusal) {
      return try reader.data(node)
    } catch {
      mapping.report(error.rule, error.message, at: error.mark, help: error.help)
      return nil
    }
  }

  private mutating func data(_ node: YAMLNode) throws(Refusal) -> ExtraData {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExtraData.deepestNesting else {
      throw Refusal(
        rule: .tooDeep, message: "nested deeper than \(ExtraData.deepestNesting) levels", mark: node.mark,
        help: "flatten the lists and mappings")
    }
    values += 1
    guard values <= Self.mostValues else {
      throw Self.tooLarge("more than 10,000 values under \"extra\"", at: node)
    }
    switch node.content {
    case .scalar(let text, isPlain: true) where ["", "~", "null", "Null", "NULL"].contains(text): return .nothing
    case .scalar(let text, isPlain: true) where ["true", "True", "TRUE"].contains(text): return .flag(true)
    case .scalar(let text, isPlain: true) where ["false", "False", "FALSE"].contains(text): return .flag(false)
    case .scalar(let text, _):
      try count(text.utf8.count, at: node)
      return .text(text)
    case .list(let items):
      var values: [ExtraData] = []
      for item in items { values.append(try data(item)) }
      return .list(values)
    case .mapping(let entries):
      var values: [(key: String, value: ExtraData)] = []
      for entry in entries {
        try count(entry.key.utf8.count, at: entry.value)
        values.append((entry.key, try data(entry.value)))
      }
      return .mapping(values)
    }
  }

  private mutating func count(_ bytes: Int, at node: YAMLNode) throws(Refusal) {
    size += bytes
    guard size <= Self.mostBytes else {
      throw Self.tooLarge("more than 1 MiB under \"extra\"", at: node)
    }
  }

  private static func tooLarge(_ message: String, at node: YAMLNode) -> Refusal {
    Refusal(
      rule: .tooLarge, message: message, mark: node.mark,
      help: "keep what is as large as that in a file beside the post")
  }
}
