/// A field of a model: how templates call it, what it holds, and how to read it.
package struct Field<Model>: Sendable {
  /// What templates are checked against.
  package let description: Shape.Field
  let reading: Reading

  /// How the value is read from a model.
  enum Reading: Sendable {
    /// A text or an address.
    case text(@Sendable (Model) -> String?)
    case html(@Sendable (Model) -> [UInt8]?)
    case flag(@Sendable (Model) -> Bool)
    case list(forEach: @Sendable (Model, (any FieldReader) -> Void) -> Void, isEmpty: @Sendable (Model) -> Bool)
    case record(@Sendable (Model) -> (any FieldReader)?, isPresent: @Sendable (Model) -> Bool)
  }

  private init(_ description: Shape.Field, _ reading: Reading) {
    self.description = description
    self.reading = reading
  }

  /// Plain text; nil is absent.
  package static func text(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .text, documentation), .text(read))
  }

  /// Finished HTML in UTF-8; nil is absent.
  package static func html(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> [UInt8]?
  ) -> Field {
    Field(.init(name, .html, documentation), .html(read))
  }

  /// A URL that is safe to follow; nil is absent.
  package static func address(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .address, documentation), .text(read))
  }

  /// Yes or no.
  package static func flag(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(.init(name, .flag, documentation), .flag(read))
  }

  /// One of a few fixed words, each of which may name a partial: `{{>*name}}`; nil is absent.
  package static func choice(
    _ name: String, _ documentation: String, among words: [String],
    _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .choice(words), documentation), .text(read))
  }

  /// A list of models; for a tree see `Shape.Kind.list`.
  package static func list<Element: TemplateModel>(
    _ name: String, _ documentation: String, isTree: Bool = false,
    _ read: @escaping @Sendable (Model) -> [Element]
  ) -> Field {
    let reading = Reading.list(
      forEach: { model, body in for element in read(model) { body(ModelReader(element)) } },
      isEmpty: { read($0).isEmpty })
    return Field(.init(name, .list(of: { Element.shape }, isTree: isTree), documentation), reading)
  }

  /// Another model; nil is absent.
  package static func record<Other: TemplateModel>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Other?
  ) -> Field {
    Field(
      .init(name, .record { Other.shape }, documentation),
      .record({ read($0).map { ModelReader($0) } }, isPresent: { read($0) != nil }))
  }

  /// The flag `has_tags` of a list `tags`; nil for other kinds of fields.
  var presence: Field? {
    guard case .list(_, let isEmpty) = reading else { return nil }
    return .flag("has_\(description.name)", "Whether there is anything in `\(description.name)`.") { !isEmpty($0) }
  }
}
