/// Letters that stand in for the line breaks of Unicode while libyaml reads a text. To libyaml, which knows YAML 1.1, U+0085,
/// U+2028 and U+2029 end a line; in YAML 1.2 (5.4), in every editor's count of lines and in our messages they do not.
struct LineBreakStandIns {
  /// The text with stand-ins, as many scalars as before.
  let bytes: [UInt8]
  /// What each of them stands for.
  private let breaks: [Unicode.Scalar: Unicode.Scalar]

  private static let breaks: [Unicode.Scalar] = ["\u{85}", "\u{2028}", "\u{2029}"]

  /// Nil where there is nothing to stand in for.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.indices.contains(where: { Self.isBreak(text[$0...]) }) else { return nil }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    // A text is far shorter than there are private letters.
    let used = Set(scalars)
    let free = (UInt32(0xF0000)...0xFFFFD).lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
    breaks = Dictionary(uniqueKeysWithValues: zip(free, Self.breaks))
    let standIns = Dictionary(uniqueKeysWithValues: breaks.map { ($1, $0) })
    var replaced = String.UnicodeScalarView()
    for scalar in scalars { replaced.append(standIns[scalar] ?? scalar) }
    bytes = Array(String(replaced).utf8)
  }

  /// Whether one of them begins the text.
  private static func isBreak(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case 0xC2: text.starts(with: [0xC2, 0x85])
    case 0xE2: text.starts(with: [0xE2, 0x80, 0xA8]) || text.starts(with: [0xE2, 0x80, 0xA9])
    default: false
    }
  }

  /// The text with its line breaks.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { breaks[$0] != nil }) else { return text }
    var restored = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { restored.append(breaks[scalar] ?? scalar) }
    return String(restored)
  }

  /// The value with the line breaks in its texts and keys.
  func restored(_ node: YAMLNode) -> YAMLNode {
    let content: YAMLNode.Content =
      switch node.content {
      case .scalar(let text, let isPlain): .scalar(restored(text), isPlain: isPlain)
      case .list(let items): .list(items.map(restored))
      case .mapping(let entries):
        .mapping(
          entries.mapEntries { YAMLEntry(key: restored($0.key), keyMark: $0.keyMark, value: restored($0.value)) })
      }
    return YAMLNode(content: content, mark: node.mark)
  }
}
