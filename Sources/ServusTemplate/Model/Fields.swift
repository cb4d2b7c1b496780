/// The fields of a model, found by name in constant time.
package struct Fields<Model>: Sendable {
  let table: Table

  /// Names the model in messages and documentation; where a field is given twice, the later one counts. A list
  /// `tags` brings a flag `has_tags`, for what stands once around the list.
  package init(named name: String = String(describing: Model.self), _ fields: [Field<Model>]) {
    table = Table(named: name, fields)
  }

  /// What templates are checked against.
  package var shape: Shape { table.shape }

  /// One object for all of it, so that handing it over costs nothing.
  final class Table: Sendable {
    let shape: Shape
    let names: NameTable
    let readings: [Field<Model>.Reading]

    init(named name: String, _ declared: [Field<Model>]) {
      let fields = declared.flatMap { [$0] + ($0.presence.map { [$0] } ?? []) }
      let shape = Shape(name: name, fields: fields.map(\.description))
      var last: [String: Field<Model>] = [:]
      for field in fields { last[field.description.name] = field }
      let kept = shape.fields.compactMap { last[$0.name] }
      self.shape = shape
      names = NameTable(kept.map { FieldName($0.description.name) })
      readings = kept.map(\.reading)
    }
  }
}
