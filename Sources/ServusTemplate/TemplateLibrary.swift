import ServusDiagnostics

/// All templates of a site, parsed once: to be checked against what pages offer, and rendered any number of times.
package struct TemplateLibrary: Sendable {
  private let layouts: [String: Program]
  private let partials: PartialTable

  /// Parses layouts and partials and reports what cannot be parsed. Keys are names without folder and `.mustache`; a
  /// partial in a subfolder is called `post/card`.
  package init(
    layouts: [String: SourceText], partials: [String: SourceText], diagnostics: inout Diagnostics
  ) {
    let names = partials.keys.sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(names.map { FieldName($0) }, names.indices))
    var programs: [Program] = []
    for name in names {
      guard let source = partials[name] else { continue }
      programs.append(Program.parsing(source, partials: positions, diagnostics: &diagnostics))
    }
    self.partials = PartialTable(names: names, positions: positions, programs: programs)
    var parsed: [String: Program] = [:]
    for (name, source) in layouts.sorted(by: { $0.key < $1.key }) {
      parsed[name] = Program.parsing(source, partials: positions, diagnostics: &diagnostics)
    }
    self.layouts = parsed
  }

  /// The names of all layouts, in order.
  package var layoutNames: [String] { layouts.keys.sorted() }

  /// Reports every name in a layout, its partials and its parents that a record of that shape cannot answer. An
  /// unknown layout is the caller's affair.
  package func check(layout: String, against shape: Shape, diagnostics: inout Diagnostics) {
    guard let program = layouts[layout] else { return }
    var checker = TemplateChecker(partials: partials, root: shape, known: diagnostics)
    checker.check(program, named: layout)
    diagnostics.append(contentsOf: checker.diagnostics)
  }

  /// The layout, filled from a record, and from those around it, the outermost first, where it has no field of a name; what
  /// is not known is empty, so that rendering never fails.
  package func render(
    layout: String, _ record: any TemplateRecord, below outer: [any TemplateRecord] = []
  ) -> [UInt8] {
    guard let program = layouts[layout] else { return [] }
    var renderer = Renderer(partials: partials, records: outer + [record])
    return OutputBuffer.bytes { renderer.render(program, into: &$0) }
  }
}

/// The partials of a library, numbered in the order of their names.
struct PartialTable: @unchecked Sendable {
  let names: [String]
  let positions: [FieldName: Int]
  let programs: [Program]
  /// The same, for those who see to it that the table lives longer.
  let references: [Unmanaged<Program>]

  init(names: [String], positions: [FieldName: Int], programs: [Program]) {
    self.names = names
    self.positions = positions
    self.programs = programs
    references = programs.map { Unmanaged.passUnretained($0) }
  }
}
