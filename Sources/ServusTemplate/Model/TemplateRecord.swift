/// Something whose fields a template can name.
@usableFromInline
package protocol TemplateRecord: Sendable {
  /// The record as renderings handle it.
  var boxed: BoxedRecord { get }
}

/// A record while it is rendered: an object, whatever the record is. One rendering has it for itself.
@usableFromInline
package class BoxedRecord {
  /// How its fields are found and read.
  final let fields: FieldTable
  /// The records that were read from its fields, which it keeps alive: pages ask for some again and again.
  private final var entered: [Entered] = []

  private struct Entered {
    let position: Int
    let record: BoxedRecord
  }

  @usableFromInline
  init(_ fields: FieldTable) {
    self.fields = fields
  }

  /// The record in a field, which is put into its box once.
  final func enteredRecord(at position: Int) -> Unmanaged<BoxedRecord>? {
    for known in entered where known.position == position { return Unmanaged.passUnretained(known.record) }
    let record = fields.readings[position]._withUnsafeGuaranteedRef { $0.record(in: self) }
    guard let record else { return nil }
    entered.append(Entered(position: position, record: record))
    return Unmanaged.passUnretained(record)
  }
}

/// A model in its box.
@usableFromInline
final class BoxedModel<Model>: BoxedRecord {
  @usableFromInline let model: Model

  /// The table must be one of the model's fields.
  @inlinable
  init(_ model: Model, _ fields: FieldTable) {
    self.model = model
    super.init(fields)
  }

  /// Puts one model after the other into a box for `body`. Here, where the type of the box is at hand: elsewhere each box
  /// would have it looked up.
  @inlinable
  static func forEach(_ models: [Model], _ fields: FieldTable, _ body: (BoxedRecord) -> Void) {
    for model in models { body(BoxedModel(model, fields)) }
  }
}

extension BoxedRecord {
  /// Reads a model where it lies in its box; its fields' table sees to it that the box holds one of that type.
  @inlinable
  func reading<Model, Value>(_ read: (Model) -> Value) -> Value {
    read(unsafeDowncast(self, to: BoxedModel<Model>.self).model)
  }
}
