/// The fields of a model, found by name in constant time.
package struct Fields<Model>: Sendable {
  private let table: Table

  /// Names the model in messages and documentation; where a field is given twice, the later one counts. A list
  /// `tags` brings a flag `has_tags`, for what stands once around the list.
  package init(named name: String = String(describing: Model.self), _ fields: [Field<Model>]) {
    table = Table(named: name, fields)
  }

  /// What templates are checked against.
  package var shape: Shape { table.shape }

  /// The value of a model's field, or nil if the model has no field of that name.
  package func value(of name: FieldName, in model: Model) -> TemplateValue? {
    var slot = Int(truncatingIfNeeded: name.hashCode) & table.mask
    while table.slots[slot] >= 0 {
      let position = Int(table.slots[slot])
      if table.names[position] == name { return table.readers[position](model) }
      slot = (slot + 1) & table.mask
    }
    return nil
  }

  /// One object for all of it, so that handing it over costs nothing.
  private final class Table: Sendable {
    let shape: Shape
    let names: [FieldName]
    let readers: [@Sendable (Model) -> TemplateValue]
    /// Open addressing with linear probing: positions in `names`, -1 where free; at most half full.
    let slots: [Int32]
    /// The number of slots, a power of two, less one.
    let mask: Int

    init(named name: String, _ declared: [Field<Model>]) {
      let fields = declared.flatMap { [$0] + ($0.presence.map { [$0] } ?? []) }
      let shape = Shape(name: name, fields: fields.map(\.description))
      var last: [String: Field<Model>] = [:]
      for field in fields { last[field.description.name] = field }
      let kept = shape.fields.compactMap { last[$0.name] }
      var size = 8
      while size < kept.count * 2 { size *= 2 }
      var slots = [Int32](repeating: -1, count: size)
      for (position, field) in kept.enumerated() {
        var slot = Int(truncatingIfNeeded: FieldName(field.description.name).hashCode) & (size - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(position)
      }
      self.shape = shape
      names = kept.map { FieldName($0.description.name) }
      readers = kept.map(\.read)
      self.slots = slots
      mask = size - 1
    }
  }
}
