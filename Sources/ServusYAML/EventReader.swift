import CYaml
import ServusDiagnostics

/// Reads YAML from the events of libyaml, which Yams brings along, straight into located nodes: the front matter of ten
/// thousand posts takes a quarter of the time that Yams' own tree takes, and every key that is given twice is known with
/// both of its places.
struct EventReader {
  private static let mostValues = 1_000_000

  private var parser = yaml_parser_t()
  private let rule: Rule
  private let places: YAMLPlaces
  /// The nodes that aliases may stand for, and how many values each of them is.
  private var anchored: [String: (node: YAMLNode, size: Int)] = [:]
  /// How many values the document has once its aliases are followed: they share what they name.
  private var size = 0
  private var faults: [YAMLFault] = []
  private var hasForeignTag = false

  /// The root of the only document, and what is wrong. Keys that are given twice leave the root standing, with the first of
  /// them; other faults leave none.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, rule: Rule, firstLine: Int
  ) -> (root: YAMLNode?, faults: [YAMLFault]) {
    var reader = EventReader(rule: rule, places: YAMLPlaces(of: bytes, firstLine: firstLine))
    guard yaml_parser_initialize(&reader.parser) == 1 else {
      return (nil, [YAMLFault(reader.parser, in: reader.places)])
    }
    defer { yaml_parser_delete(&reader.parser) }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&reader.parser, bytes.baseAddress, bytes.count)
    do throws(YAMLFault) {
      let root = try reader.document()
      return (reader.hasForeignTag ? nil : root, reader.faults)
    } catch {
      return (nil, reader.faults + [error])
    }
  }

  private init(rule: Rule, places: YAMLPlaces) {
    self.rule = rule
    self.places = places
  }

  private mutating func next() throws(YAMLFault) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw YAMLFault(parser, in: places) }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event, in: places)
  }

  private mutating func document() throws(YAMLFault) -> YAMLNode? {
    _ = try next()
    guard case .documentStart = try next().kind else { return nil }
    let root = try node(beginningWith: try next())
    _ = try next()
    let end = try next()
    guard end.isStreamEnd else {
      throw .syntax(problem: "but found another document", context: "", contextMark: end.mark, mark: end.mark)
    }
    return root
  }

  private mutating func node(beginningWith event: YAMLEvent) throws(YAMLFault) -> YAMLNode {
    if case .alias(let name) = event.kind { return try node(named: name, at: event.mark) }
    let before = size
    size += 1
    if let tag = event.tag { check(tag, at: event.mark) }
    let content: YAMLNode.Content =
      switch event.kind {
      case .scalar(let text, let isPlain): .scalar(text, isPlain: isPlain)
      case .listStart: .list(try list())
      default: .mapping(try mapping())
      }
    let node = YAMLNode(content: content, mark: event.mark)
    if let anchor = event.anchor { anchored[anchor] = (node, size - before) }
    return node
  }

  private mutating func node(named name: String, at mark: SourceMark) throws(YAMLFault) -> YAMLNode {
    guard let known = anchored[name] else {
      throw .syntax(problem: "found undefined alias", context: "", contextMark: mark, mark: mark)
    }
    size += known.size
    guard size <= Self.mostValues else {
      throw .refused(
        Refusal(
          rule: .tooCostly, message: "aliases make this document larger than 1,000,000 values", mark: mark,
          help: "write the values out, or use fewer aliases"))
    }
    return known.node
  }

  private mutating func list() throws(YAMLFault) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if event.isListEnd { return items }
      items.append(try node(beginningWith: event))
    }
  }

  private mutating func mapping() throws(YAMLFault) -> YAMLMapping {
    var mapping = YAMLMapping()
    while true {
      let event = try next()
      if event.isMappingEnd { return mapping }
      guard case .scalar(let key, _) = event.kind else {
        throw .refused(
          Refusal(rule: rule, message: "a key must be a text", mark: event.mark, help: "write a word and a colon"))
      }
      if let tag = event.tag { check(tag, at: event.mark) }
      let value = try node(beginningWith: try next())
      if let first = mapping.position(of: key) {
        reportTwice(key, first: mapping[first].keyMark.line, again: event.mark)
      } else {
        mapping.append(YAMLEntry(key: key, keyMark: event.mark, value: value))
      }
    }
  }

  private mutating func reportTwice(_ key: String, first line: Int, again mark: SourceMark) {
    faults.append(
      .refused(
        Refusal(
          rule: rule, message: "key \"\(key)\" is given twice", mark: mark,
          help: "the first one stands in line \(line); keep one of them")))
  }

  /// The tags of YAML's core schema, and the one that says "a text".
  private static let coreTags: Set<String> = {
    let names = ["str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value"]
    return Set(names.map { "tag:yaml.org,2002:\($0)" } + ["!"])
  }()

  private mutating func check(_ tag: String, at mark: SourceMark) {
    guard !Self.coreTags.contains(tag) else { return }
    hasForeignTag = true
    faults.append(
      .refused(
        Refusal(
          rule: rule, message: "the YAML tag \(tag) is not supported", mark: mark,
          help: "remove the tag, or put a text that begins with ! between quotation marks")))
  }
}
