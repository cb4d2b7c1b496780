import ServusMarkup

/// A field of a model: how templates call it, what it holds, and how to read it.
///
/// What declares a field is inlinable: where the model is known, the compiler makes one function of the closure and of what
/// looks into the box, and nothing has to be found out about types, or counted, while pages are rendered.
@usableFromInline
package struct Field<Model>: Sendable {
  /// What templates are checked against.
  package let description: Shape.Field
  let reading: FieldReading

  @usableFromInline
  init(_ description: Shape.Field, _ source: FieldReading.Source) {
    self.description = description
    reading = FieldReading(source)
  }

  /// Plain text; nil is absent.
  @inlinable
  package static func text(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(Shape.Field(name, .text, documentation), .text { $0.reading(read) })
  }

  /// Finished HTML; nil is absent.
  @inlinable
  package static func html(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> SafeHTML?
  ) -> Field {
    Field(Shape.Field(name, .html, documentation), .html { $0.reading(read) })
  }

  /// A URL that is safe to follow; nil is absent.
  @inlinable
  package static func address(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> SafeURL?
  ) -> Field {
    Field(Shape.Field(name, .address, documentation), .address { $0.reading(read) })
  }

  /// Yes or no.
  @inlinable
  package static func flag(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(Shape.Field(name, .flag, documentation), .flag { $0.reading(read) })
  }

  /// One of a few fixed words, each of which may name a partial: `{{>*name}}`; nil is absent.
  @inlinable
  package static func choice(
    _ name: String, _ documentation: String, among words: [String],
    _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(Shape.Field(name, .choice(words), documentation), .text { $0.reading(read) })
  }

  /// A list of models; for a tree see `Shape.Kind.list`.
  @inlinable
  package static func list<Element: TemplateModel>(
    _ name: String, _ documentation: String, isTree: Bool = false,
    _ read: @escaping @Sendable (Model) -> [Element]
  ) -> Field {
    Field(
      Shape.Field(name, .list(of: { Element.shape }, isTree: isTree), documentation),
      .list(
        forEach: { BoxedModel.forEach($0.reading(read), Element.fields.table, $1) },
        isEmpty: { $0.reading(read).isEmpty }))
  }

  /// Another model; nil is absent.
  @inlinable
  package static func record<Other: TemplateModel>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Other?
  ) -> Field {
    Field(
      Shape.Field(name, .record { Other.shape }, documentation),
      .record({ $0.reading(read)?.boxed }, isPresent: { $0.reading(read) != nil }))
  }

  /// A value of whatever kind, which nobody knows before it is there; nil is absent.
  package static func data(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> TemplateValue?
  ) -> Field {
    Field(Shape.Field(name, .data, documentation), .data { FieldReading($0.reading(read) ?? .absent) })
  }

  /// The flag `has_tags` of a list `tags`; nil for other kinds of fields.
  var presence: Field? {
    guard case .list(_, let isEmpty) = reading.source else { return nil }
    let description = Shape.Field(
      "has_\(description.name)", .flag, "Whether there is anything in `\(description.name)`.")
    return Field(description, .flag { !isEmpty($0) })
  }
}
