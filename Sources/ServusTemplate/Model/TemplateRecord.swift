import ServusMarkup

/// Something whose fields a template can name.
package protocol TemplateRecord: Sendable {
  /// The record as renderings handle it.
  var boxed: BoxedRecord { get }
}

/// A record while it is rendered: an object, whatever the record is. One rendering has it for itself.
package class BoxedRecord {
  /// How its fields are found and read.
  final let fields: FieldTable
  /// The records that were read from its fields: pages ask for some again and again.
  private final var entered: [(position: Int, record: BoxedRecord)] = []

  init(_ fields: FieldTable) {
    self.fields = fields
  }

  /// The record in a field, which is put into its box once.
  final func record(at position: Int, _ read: (BoxedRecord) -> BoxedRecord?) -> BoxedRecord? {
    for known in entered where known.position == position { return known.record }
    guard let record = read(self) else { return nil }
    entered.append((position, record))
    return record
  }
}

/// A model in its box.
final class BoxedModel<Model>: BoxedRecord {
  let model: Model

  /// The table must be one of the model's fields.
  init(_ model: Model, _ fields: FieldTable) {
    self.model = model
    super.init(fields)
  }
}

extension BoxedRecord {
  /// Reads a model where it lies in its box; its fields' table sees to it that the box holds one of that type.
  @inline(__always)
  func reading<Model, Value>(_ read: (Model) -> Value) -> Value {
    read(unsafeDowncast(self, to: BoxedModel<Model>.self).model)
  }
}

/// The fields of a kind of record: found by name once, and read by position.
final class FieldTable: Sendable {
  let names: NameTable
  let readings: [FieldReading]

  init(_ fields: [(name: FieldName, reading: FieldReading)]) {
    names = NameTable(fields.map(\.name))
    readings = fields.map(\.reading)
  }
}

/// How a field's value is read from a record in its box. The kind of record is known to the closures alone, so that
/// nothing else needs to be generic, nor values to be boxed.
enum FieldReading: Sendable {
  /// Nil is absent, here and in the next two.
  case text(@Sendable (BoxedRecord) -> String?)
  case address(@Sendable (BoxedRecord) -> SafeURL?)
  case html(@Sendable (BoxedRecord) -> SafeHTML?)
  case flag(@Sendable (BoxedRecord) -> Bool)
  case list(forEach: @Sendable (BoxedRecord, (BoxedRecord) -> Void) -> Void, isEmpty: @Sendable (BoxedRecord) -> Bool)
  /// How the value is read is known only when it is there.
  case data(@Sendable (BoxedRecord) -> FieldReading)
  case record(@Sendable (BoxedRecord) -> BoxedRecord?, isPresent: @Sendable (BoxedRecord) -> Bool)
}
