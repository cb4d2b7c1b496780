import ServusMarkup

/// How a field's value is read from a record in its box. The kind of record is known to the closures alone, so that nothing
/// else needs to be generic, nor values to be boxed. An object, so that rendering can hold it without copying closures.
final class FieldReading: Sendable {
  /// What a section over the field does.
  enum Kind: Sendable {
    /// It is rendered once where the value is there and is not false.
    case value
    case list
    case record
    /// It is known only when the value is there.
    case data
  }

  private enum Closures: Sendable {
    /// Nil is absent, here and in the next two.
    case text(@Sendable (BoxedRecord) -> String?)
    case address(@Sendable (BoxedRecord) -> SafeURL?)
    case html(@Sendable (BoxedRecord) -> SafeHTML?)
    case flag(@Sendable (BoxedRecord) -> Bool)
    case list(forEach: @Sendable (BoxedRecord, (BoxedRecord) -> Void) -> Void, isEmpty: @Sendable (BoxedRecord) -> Bool)
    case record(@Sendable (BoxedRecord) -> BoxedRecord?, isPresent: @Sendable (BoxedRecord) -> Bool)
    case data(@Sendable (BoxedRecord) -> FieldReading)
  }

  let kind: Kind
  private let closures: Closures

  private init(_ kind: Kind, _ closures: Closures) {
    self.kind = kind
    self.closures = closures
  }

  static func text(_ read: @escaping @Sendable (BoxedRecord) -> String?) -> FieldReading {
    FieldReading(.value, .text(read))
  }

  static func address(_ read: @escaping @Sendable (BoxedRecord) -> SafeURL?) -> FieldReading {
    FieldReading(.value, .address(read))
  }

  static func html(_ read: @escaping @Sendable (BoxedRecord) -> SafeHTML?) -> FieldReading {
    FieldReading(.value, .html(read))
  }

  static func flag(_ read: @escaping @Sendable (BoxedRecord) -> Bool) -> FieldReading {
    FieldReading(.value, .flag(read))
  }

  static func list(
    forEach: @escaping @Sendable (BoxedRecord, (BoxedRecord) -> Void) -> Void,
    isEmpty: @escaping @Sendable (BoxedRecord) -> Bool
  ) -> FieldReading {
    FieldReading(.list, .list(forEach: forEach, isEmpty: isEmpty))
  }

  static func record(
    _ read: @escaping @Sendable (BoxedRecord) -> BoxedRecord?, isPresent: @escaping @Sendable (BoxedRecord) -> Bool
  ) -> FieldReading {
    FieldReading(.record, .record(read, isPresent: isPresent))
  }

  static func data(_ read: @escaping @Sendable (BoxedRecord) -> FieldReading) -> FieldReading {
    FieldReading(.data, .data(read))
  }

  /// Whether there is something that is not false, empty or absent.
  func isTruthy(in record: BoxedRecord) -> Bool {
    switch closures {
    case .text(let read): read(record)?.isEmpty == false
    case .address(let read): read(record)?.text.isEmpty == false
    case .html(let read): read(record)?.isEmpty == false
    case .flag(let read): read(record)
    case .list(_, let isEmpty): !isEmpty(record)
    case .record(_, let isPresent): isPresent(record)
    case .data(let read): read(record).isTruthy(in: record)
    }
  }

  /// Appends the value; lists, records and what is absent leave no trace.
  func write(_ record: BoxedRecord, _ insertion: Insertion, to output: inout OutputBuffer) {
    switch closures {
    case .text(let read):
      if let text = read(record) { insertion.append(text, to: &output) }
    case .address(let read):
      if let url = read(record) { insertion.append(url, to: &output) }
    case .html(let read):
      if let html = read(record) { insertion.append(html: html.bytes, to: &output) }
    case .flag(let read): insertion.append(read(record), to: &output)
    case .data(let read): read(record).write(record, insertion, to: &output)
    case .list, .record: break
    }
  }

  /// The text, where the field holds one.
  func text(in record: BoxedRecord) -> String? {
    switch closures {
    case .text(let read): read(record)
    case .data(let read): read(record).text(in: record)
    default: nil
    }
  }

  /// The record, where the field holds one.
  func record(in record: BoxedRecord) -> BoxedRecord? {
    switch closures {
    case .record(let read, _): read(record)
    case .data(let read): read(record).record(in: record)
    default: nil
    }
  }

  /// The elements, where the field holds a list.
  func forEachElement(in record: BoxedRecord, _ body: (BoxedRecord) -> Void) {
    switch closures {
    case .list(let forEach, _): forEach(record, body)
    case .data(let read): read(record).forEachElement(in: record, body)
    default: break
    }
  }

  /// The kind as it turns out to be.
  func kind(in record: BoxedRecord) -> Kind {
    if case .data(let read) = closures { read(record).kind(in: record) } else { kind }
  }
}
