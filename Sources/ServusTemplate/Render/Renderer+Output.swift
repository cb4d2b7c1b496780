extension Renderer {
  mutating func write(_ bytes: [UInt8], _ range: Range<Int>, _ output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      let literal = UnsafeBufferPointer(rebasing: bytes[range])
      if indentation.isEmpty {
        output.append(contentsOf: literal)
      } else {
        writeIndented(literal, &output)
      }
    }
  }

  /// Writes literal text, indenting each of its lines that are not empty.
  private mutating func writeIndented(_ text: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) {
    var start = 0
    while start < text.count {
      let line = Self.line(of: text, from: start)
      if isLineStart, !Self.isEmpty(line) { output.append(contentsOf: indentation) }
      output.append(contentsOf: line)
      isLineStart = line[line.count - 1] == UInt8(ascii: "\n")
      start += line.count
    }
  }

  /// The rest of a line with its line break.
  private static func line(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    return UnsafeBufferPointer(rebasing: text[start..<min(end + 1, text.count)])
  }

  private static func isEmpty(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line[0] == UInt8(ascii: "\n") || line[0] == UInt8(ascii: "\r") && line.count > 1 && line[1] == UInt8(ascii: "\n")
  }

  /// Writes the indentation that something other than literal text needs before it.
  mutating func beginLine(_ output: inout [UInt8]) {
    guard isLineStart else { return }
    output.append(contentsOf: indentation)
    isLineStart = false
  }

  mutating func insert(_ variable: Program.Variable, of program: Program, _ output: inout [UInt8]) {
    beginLine(&output)
    guard let place = place(of: variable.path, in: program) else { return }
    let isAttribute = isInAttribute || variable.context == .attribute || variable.context == .addressStart
    let insertion = Insertion(isRaw: variable.isRaw, isInAttribute: isAttribute)
    place.write(insertion, to: &output)
  }
}
