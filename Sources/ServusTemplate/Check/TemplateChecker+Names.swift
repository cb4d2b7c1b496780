import ServusDiagnostics

extension TemplateChecker {
  /// What a name was found to stand for.
  enum Resolution {
    /// In a descent the name is a tree of the innermost record.
    case kind(Shape.Kind, isDescent: Bool)
    /// Unknown, which was reported or need not be.
    case unknown
  }

  mutating func resolve(_ path: Program.Path, at place: Range<Int>, in program: Program) -> Resolution {
    guard let first = path.first else { return current }
    guard !place.isEmpty else { return .unknown }
    let name = program.names[first]
    guard let (field, isInnermost) = search(name) else {
      let isReported = frames.contains { if case .anything = $0 { true } else { false } }
      if !isReported { report(.unknownVariable(name.text, among: visibleNames), program.places[first], program) }
      return .unknown
    }
    var kind = field.kind
    for part in path.dropFirst() {
      guard let next = member(part, of: kind, program) else { return .unknown }
      kind = next
    }
    return .kind(kind, isDescent: isInnermost && path.count == 1)
  }

  private mutating func member(_ part: Int, of kind: Shape.Kind, _ program: Program) -> Shape.Kind? {
    let owner = program.names[part - 1].text
    let name = program.names[part]
    switch kind {
    case .record(let shape):
      if let field = shape().field(name) { return field.kind }
      let names = shape().fields.map(\.name)
      report(.unknownField(name.text, of: owner, among: names), program.places[part], program)
    case .data: return .data
    case .list: report(.listHasNoFields(owner), program.places[part - 1], program)
    default: report(.unknownField(name.text, of: owner, among: []), program.places[part], program)
    }
    return nil
  }

  private var current: Resolution {
    switch frames.last {
    case .shape(let shape, _):
      .kind(shape.field(.itself)?.kind ?? .record { shape }, isDescent: false)
    case .value(let kind): .kind(kind, isDescent: false)
    case .anything, nil: .unknown
    }
  }

  private func search(_ name: FieldName) -> (Shape.Field, isInnermost: Bool)? {
    var isInnermost = true
    for frame in frames.reversed() {
      switch frame {
      case .shape(let shape, _):
        if let field = shape.field(name) { return (field, isInnermost) }
        isInnermost = false
      // It may be there, or else in a frame around: nothing can be taken for granted.
      case .value(.data): return (Shape.Field(name.text, .data, ""), isInnermost: false)
      case .value, .anything: break
      }
    }
    return nil
  }

  private var visibleNames: [String] {
    frames.flatMap { frame -> [String] in
      if case .shape(let shape, _) = frame { shape.fields.map(\.name) } else { [] }
    }
  }

  /// What a section over the name pushes.
  func frame(for resolution: Resolution) -> Frame {
    switch resolution {
    case .kind(.list(let shape, let isTree), let isDescent): .shape(shape(), isDescent: isTree && isDescent)
    case .kind(.record(let shape), _): .shape(shape(), isDescent: false)
    case .kind(let kind, _): .value(kind)
    case .unknown: .anything
    }
  }

  /// Whether the value may be inserted where the variable stands, and in the way in which it is inserted.
  mutating func check(_ variable: Program.Variable, of program: Program, in outer: MarkupContext) {
    guard case .kind(let kind, _) = resolve(variable.path, at: variable.place, in: program) else { return }
    let name = String(decoding: program.source.bytes[variable.place], as: UTF8.self)
    let context = outer.containing(variable.context)
    // Rendering judges data where the variable itself stands at a URL's beginning, and knows no more.
    if case .data = kind, variable.context == .addressStart, !variable.isRaw { return }
    if let fault = fault(of: name, kind, in: context, isRaw: variable.isRaw) {
      report(fault, variable.place, program)
    }
  }

  private func fault(
    of name: String, _ kind: Shape.Kind, in context: MarkupContext, isRaw: Bool
  ) -> TemplateFault? {
    switch (kind, context) {
    case (.list, _), (.record, _): .notInsertable(name, kind: kind)
    case (.html, .text): nil
    case (.html, _): .notInAttribute(name)
    case (.address, .addressStart): isRaw ? .notRaw(name, kind: kind) : nil
    case (_, .addressStart): .notAnAddress(name, kind: kind)
    default: isRaw ? .notRaw(name, kind: kind) : nil
    }
  }
}
