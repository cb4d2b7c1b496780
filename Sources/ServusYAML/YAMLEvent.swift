import CYaml
import ServusDiagnostics

/// What libyaml reports of a document, piece by piece.
struct YAMLEvent {
  enum Kind {
    case scalar(String, isPlain: Bool)
    case listStart
    case mappingStart
    case alias(String)
    case documentStart
    case other(yaml_event_type_t)
  }

  let kind: Kind
  let mark: SourceMark
  let anchor: String?
  let tag: String?

  var isListEnd: Bool { isOther(YAML_SEQUENCE_END_EVENT) }
  var isMappingEnd: Bool { isOther(YAML_MAPPING_END_EVENT) }
  var isStreamEnd: Bool { isOther(YAML_STREAM_END_EVENT) }

  init(_ event: yaml_event_t, in places: YAMLPlaces) {
    var length = 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE || scalar.style == YAML_ANY_SCALAR_STYLE
      kind = .scalar(String(decoding: bytes, as: UTF8.self), isPlain: isPlain)
      length = Self.length(of: bytes, scalar.style)
      (anchor, tag) = (Self.text(scalar.anchor), Self.text(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      (kind, anchor, tag) = (.listStart, Self.text(start.anchor), Self.text(start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      (kind, anchor, tag) = (.mappingStart, Self.text(start.anchor), Self.text(start.tag))
    case YAML_ALIAS_EVENT:
      (kind, anchor, tag) = (.alias(Self.text(event.data.alias.anchor) ?? ""), nil, nil)
    case YAML_DOCUMENT_START_EVENT: (kind, anchor, tag) = (.documentStart, nil, nil)
    default: (kind, anchor, tag) = (.other(event.type), nil, nil)
    }
    mark = places.mark(event.start_mark, length: length)
  }

  private func isOther(_ type: yaml_event_type_t) -> Bool {
    if case .other(type) = kind { true } else { false }
  }

  /// How many characters a scalar takes in the source, as far as they stand on one line.
  private static func length(of bytes: UnsafeBufferPointer<UInt8>, _ style: yaml_scalar_style_t) -> Int {
    var length = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? 2 : 0
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { return 1 }
      if byte & 0xC0 != 0x80 { length += 1 }
    }
    return max(1, length)
  }

  private static func text(_ bytes: UnsafePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}
