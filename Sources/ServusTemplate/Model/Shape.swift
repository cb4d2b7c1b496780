/// What a kind of record offers to templates: the fields a template is checked against before it is rendered.
@usableFromInline
package struct Shape: Sendable {
  /// One field of a record: its name, what it holds, and a sentence for the documentation.
  @usableFromInline
  package struct Field: Sendable {
    /// As templates write it.
    package let name: String
    /// What may be done with it.
    package let kind: Kind
    /// One sentence for authors of templates.
    package let documentation: String

    /// A field by itself, for a shape that is put together from data.
    @usableFromInline
    package init(_ name: String, _ kind: Kind, _ documentation: String) {
      self.name = name
      self.kind = kind
      self.documentation = documentation
    }
  }

  /// What a field holds. Nested shapes are reached only when asked for, so that shapes may contain each other.
  @usableFromInline
  package enum Kind: Sendable {
    case text, html, address, flag
    /// One of a few fixed words.
    case choice([String])
    /// A list; in a tree the elements lie below their record and end somewhere, so that a partial may include itself
    /// for each of them.
    case list(of: @Sendable () -> Shape, isTree: Bool = false)
    case record(@Sendable () -> Shape)
    /// Data of an author, of which it is known only while rendering whether they are a text, a flag, a list, a record or
    /// nothing. Every name may be looked for in them.
    case data
  }

  /// The name of the model, such as `Post`.
  package let name: String
  /// In the order in which they were declared.
  package let fields: [Field]
  private let positions: [FieldName: Int]
  /// Tells shapes apart while a template is checked: equal names and fields are the same shape.
  let identity: String

  /// Where a name is given twice, the later field counts.
  package init(name: String, fields: [Field]) {
    self.name = name
    var kept: [Field] = []
    var positions: [FieldName: Int] = [:]
    for field in fields {
      let key = FieldName(field.name)
      if let position = positions[key] {
        kept[position] = field
      } else {
        positions[key] = kept.count
        kept.append(field)
      }
    }
    self.fields = kept
    self.positions = positions
    identity = name + "(" + kept.map(\.name).joined(separator: ",") + ")"
  }

  /// The shape with one more field, for a record whose fields come from data; replaces a field of that name.
  package func adding(_ field: Field) -> Shape {
    Shape(name: name, fields: fields + [field])
  }

  /// The field of that name, or nil.
  package func field(_ name: FieldName) -> Field? {
    positions[name].map { fields[$0] }
  }
}
