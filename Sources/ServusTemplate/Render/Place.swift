/// What a name stands for: a field of a record, or a record as a whole. It does not keep the record alive: the roots of a
/// rendering do that, the list whose element is rendered, and each record for those that were read from its fields.
struct Place {
  let record: Unmanaged<BoxedRecord>
  /// The field's; `whole` for the record itself.
  private let position: Int

  private static let whole = -1

  init(_ record: Unmanaged<BoxedRecord>) {
    self.record = record
    position = Self.whole
  }

  /// Nil if the record has no such field at all.
  @inline(__always)
  init?(_ name: FieldName, of record: Unmanaged<BoxedRecord>) {
    guard let position = record._withUnsafeGuaranteedRef({ $0.fields.position(of: name) }) else { return nil }
    self.record = record
    self.position = position
  }

  /// Whether names can be looked for here.
  var isRecord: Bool { position == Self.whole }

  @inline(__always)
  private func reading<Result>(
    orIfWhole whole: @autoclosure () -> Result, _ body: (FieldReading, BoxedRecord) -> Result
  ) -> Result {
    guard !isRecord else { return whole() }
    return record._withUnsafeGuaranteedRef { record in
      record.fields.readings[position]._withUnsafeGuaranteedRef { body($0, record) }
    }
  }

  /// What a section over the place does; a record as a whole is entered without being read.
  var kind: FieldReading.Kind { reading(orIfWhole: .value) { $0.kind(in: $1) } }

  var isTruthy: Bool { reading(orIfWhole: true) { $0.isTruthy(in: $1) } }

  /// Appends the value; lists, records and what is absent leave no trace.
  func write(_ insertion: Insertion, to output: inout OutputBuffer) {
    reading(orIfWhole: ()) { $0.write($1, insertion, to: &output) }
  }

  /// The word that chooses a partial.
  var text: String? { reading(orIfWhole: nil) { $0.text(in: $1) } }

  /// The elements of the list that stands here.
  func forEachElement(_ body: (Place) -> Void) {
    reading(orIfWhole: ()) { reading, record in
      reading.forEachElement(in: record) { element in
        withExtendedLifetime(element) { body(Place(Unmanaged.passUnretained(element))) }
      }
    }
  }

  /// The record that the next part of a dotted name is looked for in.
  var entered: Unmanaged<BoxedRecord>? {
    isRecord ? record : record._withUnsafeGuaranteedRef { $0.enteredRecord(at: position) }
  }

  /// What `{{.}}` stands for in a section over the place: a record that stands for a single value answers with that.
  var itself: Place {
    isRecord ? Place(.itself, of: record) ?? self : self
  }
}

extension Renderer {
  /// What a name stands for here: its first part is looked for from the innermost frame outwards, the others only in what
  /// the part before them gave.
  func place(of path: Program.Path, in program: Program) -> Place? {
    guard !path.isEmpty else { return frames.last?.itself }
    guard var place = search(program.names[path.lowerBound]) else { return nil }
    for part in path.dropFirst() {
      guard let record = place.entered, let next = Place(program.names[part], of: record) else { return nil }
      place = next
    }
    return place
  }

  private func search(_ name: FieldName) -> Place? {
    var index = frames.count - 1
    while index >= 0 {
      if frames[index].isRecord, let place = Place(name, of: frames[index].record) { return place }
      index -= 1
    }
    return nil
  }
}
