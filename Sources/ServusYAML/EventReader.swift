import CYaml
import ServusDiagnostics

/// Reads ordinary YAML from the events of libyaml, which Yams brings along, straight into located nodes: the front matter of
/// ten thousand posts takes a quarter of the time that Yams' own tree takes. What is not ordinary (errors, tags,
/// anchors and aliases, keys that are given twice or are no texts) is left to Yams and its messages.
struct EventReader {
  private var parser = yaml_parser_t()
  private let lineOffset: Int

  /// The root of the only document; nil where Yams must look at the text.
  static func root(of bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) -> YAMLNode? {
    var reader = EventReader(lineOffset: lineOffset)
    guard yaml_parser_initialize(&reader.parser) == 1 else { return nil }
    defer { yaml_parser_delete(&reader.parser) }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&reader.parser, bytes.baseAddress, bytes.count)
    return reader.document()
  }

  private init(lineOffset: Int) {
    self.lineOffset = lineOffset
  }

  private mutating func document() -> YAMLNode? {
    guard next() == .other(YAML_STREAM_START_EVENT), next() == .other(YAML_DOCUMENT_START_EVENT),
      let root = node(beginningWith: next()), next() == .other(YAML_DOCUMENT_END_EVENT),
      next() == .other(YAML_STREAM_END_EVENT)
    else { return nil }
    return root
  }

  private mutating func node(beginningWith event: Event) -> YAMLNode? {
    switch event {
    case .scalar(let text, let isPlain, let mark): YAMLNode(content: .scalar(text, isPlain: isPlain), mark: mark)
    case .listStart(let mark): list().map { YAMLNode(content: .list($0), mark: mark) }
    case .mappingStart(let mark): mapping().map { YAMLNode(content: .mapping($0), mark: mark) }
    case .special, .other: nil
    }
  }

  private mutating func list() -> [YAMLNode]? {
    var items: [YAMLNode] = []
    while true {
      let event = next()
      if event == .other(YAML_SEQUENCE_END_EVENT) { return items }
      guard let item = node(beginningWith: event) else { return nil }
      items.append(item)
    }
  }

  private mutating func mapping() -> [YAMLEntry]? {
    var entries: [YAMLEntry] = []
    var keys: Set<String> = []
    while true {
      let event = next()
      if event == .other(YAML_MAPPING_END_EVENT) { return entries }
      guard case .scalar(let key, _, let mark) = event, keys.insert(key).inserted,
        let value = node(beginningWith: next())
      else { return nil }
      entries.append(YAMLEntry(key: key, keyMark: mark, value: value))
    }
  }

  // MARK: Events

  private enum Event: Equatable {
    case scalar(String, isPlain: Bool, SourceMark)
    case listStart(SourceMark)
    case mappingStart(SourceMark)
    /// An error, or something with a tag or an anchor.
    case special
    case other(yaml_event_type_t)
  }

  private mutating func next() -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { return .special }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_SCALAR_EVENT: return scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return start.anchor == nil && start.tag == nil ? .listStart(mark(event.start_mark, length: 1)) : .special
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return start.anchor == nil && start.tag == nil ? .mappingStart(mark(event.start_mark, length: 1)) : .special
    case YAML_ALIAS_EVENT: return .special
    default: return .other(event.type)
    }
  }

  private func scalar(_ event: yaml_event_t) -> Event {
    let scalar = event.data.scalar
    guard scalar.anchor == nil, scalar.tag == nil else { return .special }
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let isQuoted = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
    let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE || scalar.style == YAML_ANY_SCALAR_STYLE
    var length = isQuoted ? 2 : 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 { length += 1 }
      if byte == UInt8(ascii: "\n") {
        length = 1
        break
      }
    }
    return .scalar(
      String(decoding: bytes, as: UTF8.self), isPlain: isPlain, mark(event.start_mark, length: max(1, length)))
  }

  private func mark(_ mark: yaml_mark_t, length: Int) -> SourceMark {
    SourceMark(line: Int(mark.line) + 1 + lineOffset, column: Int(mark.column) + 1, length: length)
  }
}
