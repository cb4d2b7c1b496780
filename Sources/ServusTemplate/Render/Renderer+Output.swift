import ServusDiagnostics

extension Renderer {
  mutating func write(_ literal: UnsafeBufferPointer<UInt8>, _ output: inout OutputBuffer) {
    if indentation.isEmpty {
      output.append(literal)
    } else {
      writeIndented(literal, &output)
    }
  }

  /// Writes literal text, indenting each of its lines that are not empty.
  private mutating func writeIndented(_ text: UnsafeBufferPointer<UInt8>, _ output: inout OutputBuffer) {
    var start = 0
    while start < text.count {
      let line = Self.line(of: text, from: start)
      if isLineStart, !Self.isEmpty(line) { indentation.withUnsafeBufferPointer { output.append($0) } }
      output.append(line)
      isLineStart = line[line.count - 1] == UInt8(ascii: "\n")
      start += line.count
    }
  }

  /// The rest of a line with its line break.
  private static func line(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
    let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? text.count
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  private static func isEmpty(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line[0] == UInt8(ascii: "\n") || line[0] == UInt8(ascii: "\r") && line.count > 1 && line[1] == UInt8(ascii: "\n")
  }

  /// Writes the indentation that something other than literal text needs before it.
  mutating func beginLine(_ output: inout OutputBuffer) {
    guard isLineStart else { return }
    indentation.withUnsafeBufferPointer { output.append($0) }
    isLineStart = false
  }

  mutating func insert(_ variable: Program.Variable, of program: Program, _ output: inout OutputBuffer) {
    beginLine(&output)
    guard let place = place(of: variable.path, in: program) else { return }
    let isAddressStart = variable.context == .addressStart
    let insertion = Insertion(
      isRaw: variable.isRaw, isInAttribute: isInAttribute || isAddressStart || variable.context == .attribute,
      isAddressStart: isAddressStart)
    place.write(insertion, to: &output)
  }
}
