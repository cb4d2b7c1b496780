import ServusDiagnostics

/// Walks a layout with its partials, parents and blocks as rendering would, over shapes instead of records.
struct TemplateChecker {
  static let deepestCall = 64
  /// How deep partials, blocks and sections may lie in each other: half of what rendering can do, so that the other
  /// half is left for trees.
  static let deepestWalk = Renderer.deepestRun / 2
  static let mostSteps = 1_000_000

  /// What a section pushed.
  enum Frame {
    /// In a descent the shape is that of an element of a tree, found in the frame before.
    case shape(Shape, isDescent: Bool)
    case value(Shape.Kind)
    /// The section's name is unknown, so anything may be in it.
    case anything
  }

  /// An argument of a parent: which one of which program, and the arguments that were in force there.
  struct Binding: Hashable {
    let program: Int
    let argument: Int
    let bindings: Int
  }

  /// What the findings in a partial depend on.
  struct Visit: Hashable {
    let partial: Int
    let frames: [String]
    let bindings: Int
    let context: MarkupContext
  }

  /// A place in a message list; the same finding comes up wherever a partial is included.
  struct Finding: Hashable {
    let file: String?
    let mark: SourceMark?
    let message: String
  }

  let partials: PartialTable
  private(set) var diagnostics = Diagnostics()
  private var reported: Set<Finding>
  var steps = 0
  private var depth = 0
  var frames: [Frame]
  /// The partials around, with the number of frames at their beginning.
  var chain: [(partial: Int, visit: Int, frames: Int)] = []
  /// What was walked, numbered, and which of it includes which.
  var visits: [Visit: Int] = [:]
  var inclusions: [Inclusion] = []
  /// Whether a partial was met inside itself and may be, as far as could be seen there.
  var isRecursive = false
  /// The sets of arguments that were in force somewhere, numbered; the first one is empty.
  var bindingSets: [[FieldName: Binding]] = [[:]]
  var bindingNumbers: [[FieldName: Binding]: Int] = [[:]: 0]
  /// The number -1 stands for the layout.
  private var layout: Program?

  /// Does not repeat findings that are known already.
  init(partials: PartialTable, root: Shape, known: Diagnostics) {
    self.partials = partials
    frames = [.shape(root, isDescent: false)]
    reported = Set(known.sorted.map { Finding(file: $0.file, mark: $0.mark, message: $0.message) })
  }

  mutating func check(_ program: Program, named name: String) {
    layout = program
    walk(program, -1, 0..<program.operations.count, bindings: 0, in: .text)
    if isRecursive { checkRecursion() }
    if steps > Self.mostSteps { report(.tooCostly(name), 0..<0, program) }
  }

  mutating func report(_ fault: TemplateFault, _ range: Range<Int>, _ program: Program) {
    let diagnostic = fault.diagnostic(at: range, in: program.source)
    let finding = Finding(file: diagnostic.file, mark: diagnostic.mark, message: diagnostic.message)
    if reported.insert(finding).inserted { diagnostics.report(diagnostic) }
  }

  func program(_ number: Int) -> Program? {
    number < 0 ? layout : partials.programs[number]
  }

  /// Walks some operations of a program; `number` is the program's, `outer` the context in which all of it stands.
  mutating func walk(
    _ program: Program, _ number: Int, _ range: Range<Int>, bindings: Int, in outer: MarkupContext
  ) {
    guard depth < Self.deepestWalk else {
      report(.nestedTooDeep(Self.deepestWalk), 0..<0, program)
      return
    }
    depth += 1
    defer { depth -= 1 }
    var outer = outer
    var index = range.lowerBound
    while index < range.upperBound, steps <= Self.mostSteps {
      steps += 1
      switch program.operations[index] {
      case .literal:
        if outer == .addressStart { outer = .attribute }
        index += 1
      case .variable(let variable):
        check(variable, of: program, in: outer)
        index += 1
      case .section(let path, let place, let end):
        frames.append(frame(for: resolve(path, at: place, in: program)))
        walk(program, number, index + 1..<end, bindings: bindings, in: outer)
        frames.removeLast()
        index = end
      case .inverted(let path, let place, let end):
        _ = resolve(path, at: place, in: program)
        walk(program, number, index + 1..<end, bindings: bindings, in: outer)
        index = end
      case .call(let call, let end):
        check(call: call, of: program, number, bindings: bindings, in: outer)
        index = end
      case .block(let block, let end):
        walk(program.blocks[block], of: program, number, index + 1..<end, bindings: bindings, in: outer)
        index = end
      }
    }
  }

  private mutating func walk(
    _ block: Program.Block, of program: Program, _ number: Int, _ body: Range<Int>, bindings: Int,
    in outer: MarkupContext
  ) {
    let context = outer.containing(block.context)
    if let binding = bindingSets[bindings][block.name], let owner = self.program(binding.program) {
      let argument = owner.arguments[binding.argument]
      walk(owner, binding.program, argument.body, bindings: binding.bindings, in: context)
    } else {
      walk(program, number, body, bindings: bindings, in: context)
    }
  }
}

extension MarkupContext {
  /// The context of something that stands in `inner` of a partial or a block, which itself stands in this one.
  func containing(_ inner: MarkupContext) -> MarkupContext {
    inner == .text ? self : inner
  }
}
