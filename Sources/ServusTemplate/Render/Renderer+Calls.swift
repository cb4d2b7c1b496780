extension Renderer {
  /// Renders a partial or a parent.
  mutating func runCall(_ index: Int, of program: Program, _ output: inout OutputBuffer) {
    let call = program.calls[index]
    guard let target = target(of: call, in: program) else { return }
    let (outerScope, wasInAttribute) = (scope, isInAttribute)
    if !call.arguments.isEmpty {
      scopes.append(Scope(program: .passUnretained(program), call: index, outer: scope))
      scope = scopes.count - 1
    }
    isInAttribute = wasInAttribute || call.context != .text
    target._withUnsafeGuaranteedRef { target in
      if let range = call.indentation {
        runLines(of: target, indentedBy: program.bytes[range], &output)
      } else {
        runInLine(target, &output)
      }
    }
    if !call.arguments.isEmpty { scopes.removeLast() }
    (scope, isInAttribute) = (outerScope, wasInAttribute)
  }

  private mutating func runLines(
    of target: Program, indentedBy space: Slice<UnsafeBufferPointer<UInt8>>, _ output: inout OutputBuffer
  ) {
    let outerCount = indentation.count
    indentation.append(contentsOf: UnsafeBufferPointer(rebasing: space))
    isLineStart = true
    run(target, 0..<target.operations.count, &output)
    indentation.removeLast(indentation.count - outerCount)
  }

  private mutating func runInLine(_ target: Program, _ output: inout OutputBuffer) {
    beginLine(&output)
    var outerIndentation: [UInt8] = []
    swap(&indentation, &outerIndentation)
    run(target, 0..<target.operations.count, &output)
    swap(&indentation, &outerIndentation)
    isLineStart = false
  }

  private func target(of call: Program.Call, in program: Program) -> Unmanaged<Program>? {
    switch call.target {
    case .partial(let index): return partials.references[index]
    case .unknown, .misnamed: return nil
    case .dynamic(let path):
      guard let place = place(of: path, in: program), let name = place.text else { return nil }
      return partials.positions[FieldName(name)].map { partials.references[$0] }
    }
  }

  /// Renders what a parent's caller gave for the block, or what stands in it.
  mutating func runBlock(
    _ block: Program.Block, of program: Program, _ body: Range<Int>, _ output: inout OutputBuffer
  ) {
    let (outerScope, outerCount, wasInAttribute) = (scope, indentation.count, isInAttribute)
    let start = output.count
    if block.lineBreak != nil {
      isLineStart = true
    } else {
      beginLine(&output)
    }
    indentation.append(contentsOf: UnsafeBufferPointer(rebasing: program.bytes[block.indentation]))
    isInAttribute = wasInAttribute || block.context != .text
    if let (argument, position) = argument(named: block.name) {
      // Blocks inside the argument belong to the template in which it was written.
      scope = scopes[position].outer
      scopes[position].program._withUnsafeGuaranteedRef { run($0, argument.body, &output) }
    } else {
      run(program, body, &output)
    }
    scope = outerScope
    isInAttribute = wasInAttribute
    indentation.removeLast(indentation.count - outerCount)
    if let lineBreak = block.lineBreak, output.count > start, output.last != UInt8(ascii: "\n") {
      output.append(UnsafeBufferPointer(rebasing: program.bytes[lineBreak]))
      isLineStart = true
    }
  }

  /// The outermost argument of that name, since the template that is furthest from the parent has the last word.
  private func argument(named name: FieldName) -> (Program.Argument, scope: Int)? {
    var found: (Program.Argument, scope: Int)?
    var position = scope
    while position >= 0 {
      let scope = scopes[position]
      let argument = scope.program._withUnsafeGuaranteedRef { program in
        program.arguments[program.calls[scope.call].arguments].last { $0.name == name }
      }
      if let argument { found = (argument, position) }
      position = scope.outer
    }
    return found
  }
}
