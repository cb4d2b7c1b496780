/// What a name stands for: a field of a record, or a record as a whole.
struct Place {
  let record: BoxedRecord
  /// The field's; `whole` for the record itself.
  private let position: Int

  private static let whole = -1

  init(_ record: BoxedRecord) {
    self.record = record
    position = Self.whole
  }

  /// Nil if the record has no such field at all.
  init?(_ name: FieldName, of record: BoxedRecord) {
    guard let position = record.fields.names.position(of: name) else { return nil }
    self.record = record
    self.position = position
  }

  /// Whether names can be looked for here.
  var isRecord: Bool { position == Self.whole }

  /// What stands here, data as what they turn out to be; a record as a whole is entered without being read.
  var reading: FieldReading? {
    guard !isRecord else { return nil }
    let reading = record.fields.readings[position]
    return if case .data(let read) = reading { read(record) } else { reading }
  }

  var isTruthy: Bool {
    switch reading {
    case .text(let read): read(record)?.isEmpty == false
    case .address(let read): read(record)?.text.isEmpty == false
    case .html(let read): read(record)?.isEmpty == false
    case .flag(let read): read(record)
    case .list(_, let isEmpty): !isEmpty(record)
    case .record(_, let isPresent): isPresent(record)
    case .data: false
    case nil: true
    }
  }

  /// Appends the value; lists, records and what is absent leave no trace.
  func write(_ insertion: Insertion, to output: inout OutputBuffer) {
    switch reading {
    case .text(let read):
      if let text = read(record) { insertion.append(text, to: &output) }
    case .address(let read):
      if let url = read(record) { insertion.append(url, to: &output) }
    case .html(let read):
      if let html = read(record) { insertion.append(html: html.bytes, to: &output) }
    case .flag(let read): insertion.append(read(record), to: &output)
    case .list, .record, .data, nil: break
    }
  }

  /// The word that chooses a partial.
  var text: String? {
    if case .text(let read) = reading { read(record) } else { nil }
  }

  /// The record that the next part of a dotted name is looked for in.
  var entered: BoxedRecord? {
    switch reading {
    case .record(let read, _): record.record(at: position, read)
    case nil: record
    default: nil
    }
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
