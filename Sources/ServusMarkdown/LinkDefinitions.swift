/// The lines of a text that define the addresses of links, `[label]: /address`, for texts that are parsed beside it.
enum LinkDefinitions {
  /// What may follow a line.
  private enum State { case definition, address, title, nothing }

  /// The lines as they can stand at the end of another text, a blank line before them. Definitions within lists and
  /// quotations count too; lines that continue a paragraph and lines of code, which `isCode` tells, do not.
  static func collect(from lines: SourceLines, isCode: (_ line: Int) -> Bool) -> [UInt8] {
    guard lines.hold("]:") else { return [] }
    var result: [UInt8] = []
    var state = State.definition
    for number in 1...max(1, lines.count) {
      let line = content(of: lines.bytes(ofLine: number))
      if isCode(number) {
        state = .definition
      } else if state == .address, !line.isEmpty {
        result.append(UInt8(ascii: "\n"))
        result.append(contentsOf: line)
        state = .title
      } else if state != .nothing, colon(in: line) != nil {
        result.append(UInt8(ascii: "\n"))
        result.append(contentsOf: line)
        state = line.last == UInt8(ascii: ":") ? .address : .title
      } else if state == .title, let first = line.first, "\"'(".utf8.contains(first) {
        result.append(UInt8(ascii: "\n"))
        result.append(contentsOf: line)
        state = .definition
      } else {
        state = line.isEmpty || line.first == UInt8(ascii: "#") ? .definition : .nothing
      }
    }
    if result.isEmpty { return [] }
    return [UInt8(ascii: "\n")] + result + [UInt8(ascii: "\n")]
  }

  /// A line without its indentation and the markers of quotations and lists.
  static func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = line.drop { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
      default: false
      }
    }
    return rest.trimmingBlanks
  }

  /// Where the colon stands in a line that defines the address of a label, without what stands before its content; nil where it
  /// defines none.
  static func colon(in line: ArraySlice<UInt8>) -> Int? {
    guard line.first == UInt8(ascii: "["), line.dropFirst().first != UInt8(ascii: "^") else { return nil }
    var isEscaped = false
    for (index, byte) in zip(line.indices, line).dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "[") {
        return nil
      } else if byte == UInt8(ascii: "]") {
        return index + 1 < line.endIndex && line[index + 1] == UInt8(ascii: ":") ? index + 1 : nil
      }
    }
    return nil
  }
}
