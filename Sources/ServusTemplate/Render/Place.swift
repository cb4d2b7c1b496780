/// What a name stands for: a field of a record, or a record as a whole.
struct Place {
  let reader: any FieldReader
  /// The field's; `whole` for the record itself.
  let position: Int

  private static let whole = -1

  init(_ record: any FieldReader) {
    reader = record
    position = Self.whole
  }

  init(_ position: Int, of record: any FieldReader) {
    reader = record
    self.position = position
  }

  /// Whether names can be looked for here.
  var isRecord: Bool { position == Self.whole }

  var form: FieldForm { isRecord ? .record : reader.form(at: position) }

  var isTruthy: Bool { isRecord || reader.isTruthy(at: position) }

  /// The record that a section or the next part of a dotted name enters.
  var record: (any FieldReader)? { isRecord ? reader : reader.record(at: position) }

  /// The word that chooses a partial.
  var text: String? { isRecord ? nil : reader.text(at: position) }

  /// What `{{.}}` stands for in a section over the place.
  var itself: Place {
    guard isRecord, let position = reader.position(of: .itself) else { return self }
    return Place(position, of: reader)
  }
}

extension Renderer {
  /// What a name stands for here: its first part is looked for from the innermost frame outwards, the others only in what
  /// the part before them gave.
  func place(of path: Program.Path, in program: Program) -> Place? {
    guard !path.isEmpty else { return frames.last?.itself }
    guard var place = search(program.names[path.lowerBound]) else { return nil }
    for part in path.dropFirst() {
      guard let record = place.record, let position = record.position(of: program.names[part]) else { return nil }
      place = Place(position, of: record)
    }
    return place
  }

  private func search(_ name: FieldName) -> Place? {
    var index = frames.count - 1
    while index >= 0 {
      if frames[index].isRecord, let position = frames[index].reader.position(of: name) {
        return Place(position, of: frames[index].reader)
      }
      index -= 1
    }
    return nil
  }
}
