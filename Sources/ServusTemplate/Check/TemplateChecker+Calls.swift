import ServusDiagnostics

extension TemplateChecker {
  /// Checks a partial or a parent, with all that it includes.
  mutating func check(
    call index: Int, of program: Program, _ number: Int, bindings: Int, in outer: MarkupContext
  ) {
    let call = program.calls[index]
    let context = outer.containing(call.context)
    let inner = bind(index, of: program, number, over: bindings)
    switch call.target {
    case .partial(let partial):
      checkArguments(of: call, for: partial, program)
      enter(partial, from: call, of: program, bindings: inner, in: context)
    case .unknown:
      let name = String(decoding: program.source.bytes[call.place], as: UTF8.self)
      report(.unknownPartial(name, among: partials.names), call.place, program)
    case .dynamic(let path):
      for partial in choices(path, at: call.place, program) {
        enter(partial, from: call, of: program, bindings: inner, in: context)
      }
    case .misnamed: break
    }
  }

  /// The partials that a dynamic name can stand for.
  private mutating func choices(_ path: Program.Path, at place: Range<Int>, _ program: Program) -> [Int] {
    guard case .kind(let kind, _) = resolve(path, at: place, in: program) else { return [] }
    let name = String(decoding: program.source.bytes[place], as: UTF8.self)
    guard case .choice(let words) = kind else {
      report(.notAChoice(name), place, program)
      return []
    }
    var found: [Int] = []
    for word in words {
      if let partial = partials.positions[FieldName(word)] {
        found.append(partial)
      } else {
        report(.unknownChoice(word, of: name), place, program)
      }
    }
    return found
  }

  private mutating func enter(
    _ partial: Int, from call: Program.Call, of program: Program, bindings: Int, in context: MarkupContext
  ) {
    if let earlier = chain.lastIndex(where: { $0.partial == partial }) {
      guard descent(since: chain[earlier].frames) == .below else {
        let names = chain[earlier...].map { partials.names[$0.partial] } + [partials.names[partial]]
        report(.recursion(names), call.place, program)
        return
      }
      isRecursive = true
    }
    guard chain.count < Self.deepestCall else {
      report(.callsTooDeep(Self.deepestCall), call.place, program)
      return
    }
    let visit = Visit(partial: partial, frames: visibleFrames, bindings: bindings, context: context)
    let known = visits[visit]
    let number = known ?? visits.count
    if let last = chain.last {
      let descent = descent(since: last.frames)
      inclusions.append(
        .init(from: last.visit, to: number, descent: descent, place: call.place, program: program))
    }
    guard known == nil else { return }
    visits[visit] = number
    let target = partials.programs[partial]
    chain.append((partial, number, frames.count))
    walk(target, partial, 0..<target.operations.count, bindings: bindings, in: context)
    chain.removeLast()
  }

  /// The frames as far as names can see them, innermost first.
  private var visibleFrames: [String] {
    var seen: Set<String> = []
    var visible: [String] = []
    for (index, frame) in frames.enumerated().reversed() {
      let name: String
      switch frame {
      case .shape(let shape, _): name = shape.identity
      case .value(.data): name = Shape.Kind.data.noun
      case .value(let kind): name = index == frames.count - 1 ? kind.noun : ""
      case .anything: name = "?"
      }
      if !name.isEmpty, seen.insert(name).inserted { visible.append(name) }
    }
    return visible
  }

  /// The arguments in force inside a call: its own, but those of the templates around go before.
  private mutating func bind(_ index: Int, of program: Program, _ number: Int, over bindings: Int) -> Int {
    let arguments = program.calls[index].arguments
    guard !arguments.isEmpty else { return bindings }
    var own: [FieldName: Binding] = [:]
    for position in arguments {
      own[program.arguments[position].name] = Binding(program: number, argument: position, bindings: bindings)
    }
    let all = own.merging(bindingSets[bindings]) { _, outer in outer }
    if let known = bindingNumbers[all] { return known }
    bindingSets.append(all)
    bindingNumbers[all] = bindingSets.count - 1
    return bindingSets.count - 1
  }

  /// An argument for a block that neither the parent nor anything it includes has is a misspelling.
  private mutating func checkArguments(of call: Program.Call, for partial: Int, _ program: Program) {
    guard !call.arguments.isEmpty else { return }
    var names: Set<String> = []
    var pending = [partial]
    var seen: Set<Int> = [partial]
    while let next = pending.popLast() {
      names.formUnion(partials.programs[next].blocks.map(\.name.text))
      for inner in partials.programs[next].calls {
        switch inner.target {
        case .partial(let target): if seen.insert(target).inserted { pending.append(target) }
        // What these would have is not known.
        case .unknown, .dynamic, .misnamed: return
        }
      }
    }
    for argument in program.arguments[call.arguments] {
      guard !argument.place.isEmpty, !names.contains(argument.name.text) else { continue }
      let fault = TemplateFault.unknownBlock(argument.name.text, of: partials.names[partial], among: Array(names))
      report(fault, argument.place, program)
    }
  }
}
