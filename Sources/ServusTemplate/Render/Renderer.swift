/// Fills one layout from one record. The state of a rendering; programs stay as they are.
struct Renderer {
  /// How deep partials, blocks and sections may lie in each other; what is deeper is left out, so that no data can
  /// exhaust the stack. Checked templates get there only with a tree that is deeper than any reader would follow.
  static let deepestRun = 512

  /// The arguments of a parent that is being rendered.
  struct Scope {
    let program: Unmanaged<Program>
    let call: Int
    /// The scope that the arguments themselves were written in, -1 if none; its arguments go before.
    let outer: Int
  }

  /// They keep alive what `frames` refer to.
  private let roots: [BoxedRecord]
  let partials: PartialTable
  /// What the sections around stand for, innermost last.
  var frames: [Place]
  var scopes: [Scope] = []
  var scope = -1
  var depth = 0
  /// What each line of the current partial begins with.
  var indentation: [UInt8] = []
  var isLineStart = false
  /// Whether a partial or a block is rendered inside an attribute value.
  var isInAttribute = false

  init(partials: PartialTable, records: [any TemplateRecord]) {
    self.partials = partials
    roots = records.map(\.boxed)
    frames = roots.map { Place(Unmanaged.passUnretained($0)) }
  }

  mutating func render(_ program: Program, into output: inout OutputBuffer) {
    run(program, 0..<program.operations.count, &output)
  }

  mutating func run(_ program: Program, _ range: Range<Int>, _ output: inout OutputBuffer) {
    guard depth < Self.deepestRun else { return }
    depth += 1
    defer { depth -= 1 }
    var index = range.lowerBound
    while index < range.upperBound {
      switch program.operations[index] {
      case .literal(let bytes):
        write(UnsafeBufferPointer(rebasing: program.bytes[bytes]), &output)
        index += 1
      case .variable(let variable):
        insert(variable, of: program, &output)
        index += 1
      case .section(let path, _, let end):
        if let place = place(of: path, in: program) { runSection(place, program, index + 1..<end, &output) }
        index = end
      case .inverted(let path, _, let end):
        if place(of: path, in: program)?.isTruthy != true { run(program, index + 1..<end, &output) }
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
    _ place: Place, _ program: Program, _ body: Range<Int>, _ output: inout OutputBuffer
  ) {
    switch place.kind {
    case .list: place.forEachElement { runSection(over: $0, program, body, &output) }
    case .record:
      if let record = place.entered { runSection(over: Place(record), program, body, &output) }
    case .value:
      if place.isTruthy { runSection(over: place, program, body, &output) }
    }
  }

  private mutating func runSection(
    over frame: Place, _ program: Program, _ body: Range<Int>, _ output: inout OutputBuffer
  ) {
    frames.append(frame)
    run(program, body, &output)
    frames.removeLast()
  }
}
