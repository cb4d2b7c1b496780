import ServusDiagnostics

/// Refuses, in one pass over the bytes, what a YAML parser would take too long or too deep a stack for.
struct YAMLGuard {
  private static let deepestNesting = 100
  private static let mostAliases = 20

  let bytes: ArraySlice<UInt8>
  let firstLine: Int

  /// The first limit that the bytes pass, or nil.
  var refusal: Refusal? {
    var line = firstLine
    var column = 0
    var flowDepth = 0
    var indents: [Int] = []
    var dashes = 0
    var aliases = 0
    var hasAnchor = false
    var isIndentation = true
    var previous = UInt8(ascii: "\n")
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        (line, column, dashes, isIndentation, previous) = (line + 1, 0, 0, true, byte)
        continue
      }
      column += 1
      if isIndentation, byte != UInt8(ascii: " ") {
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") { dashes += 1 } else { isIndentation = false }
        if !isIndentation || dashes == 1 {
          while let last = indents.last, last >= column { indents.removeLast() }
          indents.append(column)
        }
      }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(0, flowDepth - 1)
      case UInt8(ascii: "*") where Self.mayPrecedeToken(previous): aliases += 1
      case UInt8(ascii: "&") where Self.mayPrecedeToken(previous): hasAnchor = true
      default: break
      }
      previous = byte
      if max(flowDepth, indents.count, dashes) > Self.deepestNesting {
        return Refusal(
          rule: .tooDeep, message: "nested deeper than \(Self.deepestNesting) levels",
          mark: SourceMark(line: line, column: column),
          help: "flatten the lists and mappings")
      }
      if hasAnchor, aliases > Self.mostAliases {
        return Refusal(
          rule: .tooCostly, message: "more than \(Self.mostAliases) aliases",
          mark: SourceMark(line: line, column: column),
          help: "write the values out")
      }
    }
    return nil
  }

  /// Whether a token may begin behind a byte.
  private static func mayPrecedeToken(_ byte: UInt8) -> Bool {
    " \t,:[{\n".utf8.contains(byte)
  }
}
