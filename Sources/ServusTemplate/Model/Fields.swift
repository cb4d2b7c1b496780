/// The fields of a model, found by name in constant time.
@usableFromInline
package struct Fields<Model>: Sendable {
  private let declaration: Declaration

  /// Names the model in messages and documentation; where a field is given twice, the later one counts. A list
  /// `tags` brings a flag `has_tags`, for what stands once around the list.
  package init(named name: String = String(describing: Model.self), _ declared: [Field<Model>]) {
    let fields = declared.flatMap { [$0] + ($0.presence.map { [$0] } ?? []) }
    let shape = Shape(name: name, fields: fields.map(\.description))
    var last: [String: Field<Model>] = [:]
    for field in fields { last[field.description.name] = field }
    let kept = shape.fields.compactMap { last[$0.name] }
    declaration = Declaration(
      shape: shape, table: FieldTable(kept.map { (FieldName($0.description.name), $0.reading) }))
  }

  /// What templates are checked against.
  package var shape: Shape { declaration.shape }

  @usableFromInline var table: FieldTable { declaration.table }

  /// One object for all of it, so that handing it over costs nothing.
  private final class Declaration: Sendable {
    let shape: Shape
    let table: FieldTable

    init(shape: Shape, table: FieldTable) {
      self.shape = shape
      self.table = table
    }
  }
}
