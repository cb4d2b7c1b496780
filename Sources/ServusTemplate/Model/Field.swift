import ServusMarkup

/// A field of a model: how templates call it, what it holds, and how to read it.
package struct Field<Model>: Sendable {
  /// What templates are checked against.
  package let description: Shape.Field
  let reading: FieldReading

  private init(_ description: Shape.Field, _ source: FieldReading.Source) {
    self.description = description
    reading = FieldReading(source)
  }

  /// Plain text; nil is absent.
  package static func text(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .text, documentation), .text { $0.reading(read) })
  }

  /// Finished HTML; nil is absent.
  package static func html(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> SafeHTML?
  ) -> Field {
    Field(.init(name, .html, documentation), .html { $0.reading(read) })
  }

  /// A URL that is safe to follow; nil is absent.
  package static func address(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> SafeURL?
  ) -> Field {
    Field(.init(name, .address, documentation), .address { $0.reading(read) })
  }

  /// Yes or no.
  package static func flag(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(.init(name, .flag, documentation), .flag { $0.reading(read) })
  }

  /// One of a few fixed words, each of which may name a partial: `{{>*name}}`; nil is absent.
  package static func choice(
    _ name: String, _ documentation: String, among words: [String],
    _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .choice(words), documentation), .text { $0.reading(read) })
  }

  /// A list of models; for a tree see `Shape.Kind.list`.
  package static func list<Element: TemplateModel>(
    _ name: String, _ documentation: String, isTree: Bool = false,
    _ read: @escaping @Sendable (Model) -> [Element]
  ) -> Field {
    let source = FieldReading.Source.list(
      forEach: { BoxedModel.forEach($0.reading(read), Element.fields.table, $1) },
      isEmpty: { $0.reading(read).isEmpty })
    return Field(.init(name, .list(of: { Element.shape }, isTree: isTree), documentation), source)
  }

  /// Another model; nil is absent.
  package static func record<Other: TemplateModel>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Other?
  ) -> Field {
    Field(
      .init(name, .record { Other.shape }, documentation),
      .record({ $0.reading(read)?.boxed }, isPresent: { $0.reading(read) != nil }))
  }

  /// A value of whatever kind, which nobody knows before it is there; nil is absent.
  package static func data(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> TemplateValue?
  ) -> Field {
    Field(.init(name, .data, documentation), .data { FieldReading($0.reading(read) ?? .absent) })
  }

  /// The flag `has_tags` of a list `tags`; nil for other kinds of fields.
  var presence: Field? {
    guard case .list(_, let isEmpty) = reading.source else { return nil }
    let description = Shape.Field(
      "has_\(description.name)", .flag, "Whether there is anything in `\(description.name)`.")
    return Field(description, .flag { !isEmpty($0) })
  }
}
