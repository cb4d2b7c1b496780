import ServusMarkup

/// How a field's value is read from a record in its box. The kind of record is known to the closures alone, so that nothing
/// else needs to be generic, nor values to be boxed. An object, so that rendering can hold it without copying closures;
/// nothing in it changes.
@usableFromInline
final class FieldReading: @unchecked Sendable {
  /// The closures that read it, by what the field holds.
  @usableFromInline
  enum Source {
    /// A text that is the same for every record, in memory of its own: all pages ask for the words of the interface, and
    /// processors that count references to the same text wait for each other.
    case constant(UnsafeBufferPointer<UInt8>)
    /// Nil is absent, here and in the next two.
    case text(@Sendable (BoxedRecord) -> String?)
    case address(@Sendable (BoxedRecord) -> SafeURL?)
    case html(@Sendable (BoxedRecord) -> SafeHTML?)
    case flag(@Sendable (BoxedRecord) -> Bool)
    case list(forEach: @Sendable (BoxedRecord, (BoxedRecord) -> Void) -> Void, isEmpty: @Sendable (BoxedRecord) -> Bool)
    case record(@Sendable (BoxedRecord) -> BoxedRecord?, isPresent: @Sendable (BoxedRecord) -> Bool)
    /// How the value is read is known only when it is there.
    case data(@Sendable (BoxedRecord) -> FieldReading)
  }

  let source: Source

  init(_ source: Source) {
    self.source = source
  }

  deinit {
    if case .constant(let bytes) = source { bytes.deallocate() }
  }

  /// What a section over a field does.
  enum Kind {
    /// It is rendered once where the value is there and is not false.
    case value
    case list
    case record
  }

  /// The kind of field, data as what they turn out to be.
  func kind(in record: BoxedRecord) -> Kind {
    switch source {
    case .constant, .text, .address, .html, .flag: .value
    case .list: .list
    case .record: .record
    case .data(let read): read(record).kind(in: record)
    }
  }

  /// Whether there is something that is not false, empty or absent.
  func isTruthy(in record: BoxedRecord) -> Bool {
    switch source {
    case .constant(let bytes): !bytes.isEmpty
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
    switch source {
    case .constant(let bytes): insertion.append(text: bytes, to: &output)
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
    switch source {
    case .constant(let bytes): String(decoding: bytes, as: UTF8.self)
    case .text(let read): read(record)
    case .data(let read): read(record).text(in: record)
    default: nil
    }
  }

  /// The record, where the field holds one.
  func record(in record: BoxedRecord) -> BoxedRecord? {
    switch source {
    case .record(let read, _): read(record)
    case .data(let read): read(record).record(in: record)
    default: nil
    }
  }

  /// The elements, where the field holds a list.
  func forEachElement(in record: BoxedRecord, _ body: (BoxedRecord) -> Void) {
    switch source {
    case .list(let forEach, _): forEach(record, body)
    case .data(let read): read(record).forEachElement(in: record, body)
    default: break
    }
  }
}
