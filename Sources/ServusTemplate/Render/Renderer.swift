/// Fills one layout from one record. The state of a rendering; programs stay as they are.
struct Renderer {
  /// How deep partials, blocks and sections may lie in each other; what is deeper is left out, so that no data can
  /// exhaust the stack. Checked templates get there only with a tree that is deeper than any reader would follow.
  static let deepestRun = 512

  /// The arguments of a parent that is being rendered.
  struct Scope {
    let program: Program
    let call: Int
    /// The scope that the arguments themselves were written in, -1 if none; its arguments go before.
    let outer: Int
  }

  let partials: PartialTable
  /// The records of the sections around, innermost last. Values stand there as records of a single value.
  var frames: [any TemplateRecord]
  var scopes: [Scope] = []
  var scope = -1
  var depth = 0
  /// What each line of the current partial begins with.
  var indentation: [UInt8] = []
  var isLineStart = false
  /// Whether a partial or a block is rendered inside an attribute value.
  var isInAttribute = false

  init(partials: PartialTable, record: any TemplateRecord) {
    self.partials = partials
    frames = [record]
  }

  mutating func render(_ program: Program, into output: inout [UInt8]) {
    run(program, 0..<program.operations.count, &output)
  }

  mutating func run(_ program: Program, _ range: Range<Int>, _ output: inout [UInt8]) {
    guard depth < Self.deepestRun else { return }
    depth += 1
    defer { depth -= 1 }
    var index = range.lowerBound
    while index < range.upperBound {
      switch program.operations[index] {
      case .literal(let bytes):
        write(program.source.bytes, bytes, &output)
        index += 1
      case .variable(let variable):
        insert(variable, of: program, &output)
        index += 1
      case .section(let path, _, let end):
        runSection(value(at: path, in: program), program, index + 1..<end, &output)
        index = end
      case .inverted(let path, _, let end):
        if !value(at: path, in: program).isTruthy { run(program, index + 1..<end, &output) }
        index = end
      case .call(let call, let end):
        runCall(call, of: program, &output)
        index = end
      case .block(let block, let end):
        runBlock(program.blocks[block], of: program, index + 1..<end, &output)
        index = end
      }
    }
  }

  private mutating func runSection(
    _ value: TemplateValue, _ program: Program, _ body: Range<Int>, _ output: inout [UInt8]
  ) {
    switch value {
    case .list(let elements):
      for element in elements { runSection(element, program, body, &output) }
    case .record(let record): runSection(record, program, body, &output)
    default:
      if value.isTruthy { runSection(SingleValue(value: value), program, body, &output) }
    }
  }

  private mutating func runSection(
    _ frame: any TemplateRecord, _ program: Program, _ body: Range<Int>, _ output: inout [UInt8]
  ) {
    frames.append(frame)
    run(program, body, &output)
    frames.removeLast()
  }

  /// The value that a name stands for here: its first part is looked for from the innermost frame outwards, the others
  /// only in what the part before them gave.
  func value(at path: Program.Path, in program: Program) -> TemplateValue {
    guard !path.isEmpty else { return current }
    guard var value = search(program.names[path.lowerBound]) else { return .absent }
    for part in path.dropFirst() {
      guard case .record(let record) = value, let next = record.value(for: program.names[part]) else {
        return .absent
      }
      value = next
    }
    return value
  }

  private var current: TemplateValue {
    guard let frame = frames.last else { return .absent }
    return frame.value(for: .itself) ?? .record(frame)
  }

  private func search(_ name: FieldName) -> TemplateValue? {
    var index = frames.count - 1
    while index >= 0 {
      if let value = frames[index].value(for: name) { return value }
      index -= 1
    }
    return nil
  }
}

/// A value as the only thing that a section's frame holds.
private struct SingleValue: TemplateRecord {
  let value: TemplateValue

  func value(for name: FieldName) -> TemplateValue? {
    name == .itself ? value : nil
  }
}
