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

  private init(_ description: Shape.Field, _ source: FieldReading.Source) {
    self.description = description
    reading = FieldReading(source)
  }

  /// Plain text; nil is absent.
  @inlinable
  package static func text(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(text: name, documentation) { $0.reading(read) }
  }

  /// Finished HTML; nil is absent.
  @inlinable
  package static func html(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> SafeHTML?
  ) -> Field {
    Field(html: name, documentation) { $0.reading(read) }
  }

  /// A URL that is safe to follow; nil is absent.
  @inlinable
  package static func address(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> SafeURL?
  ) -> Field {
    Field(address: name, documentation) { $0.reading(read) }
  }

  /// Yes or no.
  @inlinable
  package static func flag(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(flag: name, documentation) { $0.reading(read) }
  }

  /// One of a few fixed words, each of which may name a partial: `{{>*name}}`; nil is absent.
  @inlinable
  package static func choice(
    _ name: String, _ documentation: String, among words: [String],
    _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(choice: name, documentation, among: words) { $0.reading(read) }
  }

  /// A list of models; for a tree see `Shape.Kind.list`.
  @inlinable
  package static func list<Element: TemplateModel>(
    _ name: String, _ documentation: String, isTree: Bool = false,
    _ read: @escaping @Sendable (Model) -> [Element]
  ) -> Field {
    Field(
      list: name, documentation, of: Element.self, isTree: isTree,
      forEach: { BoxedModel.forEach($0.reading(read), Element.fields.table, $1) },
      isEmpty: { $0.reading(read).isEmpty })
  }

  /// Another model; nil is absent.
  @inlinable
  package static func record<Other: TemplateModel>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Other?
  ) -> Field {
    Field(
      record: name, documentation, Other.self, boxed: { $0.reading(read)?.boxed },
      isPresent: { $0.reading(read) != nil })
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

// MARK: What is inlined nowhere

extension Field {
  @usableFromInline
  init(text name: String, _ documentation: String, _ read: @escaping @Sendable (BoxedRecord) -> String?) {
    self.init(.init(name, .text, documentation), .text(read))
  }

  @usableFromInline
  init(html name: String, _ documentation: String, _ read: @escaping @Sendable (BoxedRecord) -> SafeHTML?) {
    self.init(.init(name, .html, documentation), .html(read))
  }

  @usableFromInline
  init(address name: String, _ documentation: String, _ read: @escaping @Sendable (BoxedRecord) -> SafeURL?) {
    self.init(.init(name, .address, documentation), .address(read))
  }

  @usableFromInline
  init(flag name: String, _ documentation: String, _ read: @escaping @Sendable (BoxedRecord) -> Bool) {
    self.init(.init(name, .flag, documentation), .flag(read))
  }

  @usableFromInline
  init(
    choice name: String, _ documentation: String, among words: [String],
    _ read: @escaping @Sendable (BoxedRecord) -> String?
  ) {
    self.init(.init(name, .choice(words), documentation), .text(read))
  }

  @usableFromInline
  init<Element: TemplateModel>(
    list name: String, _ documentation: String, of element: Element.Type, isTree: Bool,
    forEach: @escaping @Sendable (BoxedRecord, (BoxedRecord) -> Void) -> Void,
    isEmpty: @escaping @Sendable (BoxedRecord) -> Bool
  ) {
    self.init(
      .init(name, .list(of: { Element.shape }, isTree: isTree), documentation),
      .list(forEach: forEach, isEmpty: isEmpty))
  }

  @usableFromInline
  init<Other: TemplateModel>(
    record name: String, _ documentation: String, _ other: Other.Type,
    boxed: @escaping @Sendable (BoxedRecord) -> BoxedRecord?, isPresent: @escaping @Sendable (BoxedRecord) -> Bool
  ) {
    self.init(.init(name, .record { Other.shape }, documentation), .record(boxed, isPresent: isPresent))
  }
}
