extension Renderer {
  /// Writes literal text, indenting each of its lines that are not empty.
  func writeIndented(_ bytes: ArraySlice<UInt8>, _ output: inout [UInt8], _ isLineStart: inout Bool) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { $0 + 1 } ?? bytes.endIndex
      let isEmpty = bytes[start] == UInt8(ascii: "\n") || bytes[start...].starts(with: "\r\n".utf8)
      if isLineStart, !isEmpty { output += indentation }
      output += bytes[start..<end]
      isLineStart = newline != nil
      start = end
    }
  }

  mutating func write(_ bytes: [UInt8], _ range: Range<Int>, _ output: inout [UInt8]) {
    if indentation.isEmpty {
      output += bytes[range]
    } else {
      writeIndented(bytes[range], &output, &isLineStart)
    }
  }

  /// Writes the indentation that something other than literal text needs before it.
  mutating func beginLine(_ output: inout [UInt8]) {
    guard isLineStart else { return }
    output += indentation
    isLineStart = false
  }

  mutating func insert(_ variable: Program.Variable, of program: Program, _ output: inout [UInt8]) {
    beginLine(&output)
    let isAttribute = isInAttribute || variable.context == .attribute || variable.context == .addressStart
    switch value(at: variable.path, in: program) {
    case .text(let text), .address(let text):
      append(text, escaping: variable.isRaw ? .none : isAttribute ? .attribute : .text, &output)
    case .html(let bytes):
      if isAttribute {
        bytes.withUnsafeBufferPointer { append($0, escaping: .attribute, to: &output) }
      } else {
        output += bytes
      }
    case .flag(let isSet): output += (isSet ? "true" : "false").utf8
    case .list, .record, .absent: break
    }
  }

  private func append(_ text: String, escaping: Escaping, _ output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, escaping: escaping, to: &output) }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, escaping: Escaping, to output: inout [UInt8]) {
    escaping.append(bytes, to: &output)
  }
}
