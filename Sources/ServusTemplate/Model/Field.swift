/// A field of a model: how templates call it, what it holds, and how to read it.
package struct Field<Model>: Sendable {
  /// What templates are checked against.
  package let description: Shape.Field
  let read: @Sendable (Model) -> TemplateValue

  private init(_ description: Shape.Field, read: @escaping @Sendable (Model) -> TemplateValue) {
    self.description = description
    self.read = read
  }

  /// Plain text; nil is absent.
  package static func text(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .text, documentation)) { read($0).map { .text($0) } ?? .absent }
  }

  /// Finished HTML in UTF-8; nil is absent.
  package static func html(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> [UInt8]?
  ) -> Field {
    Field(.init(name, .html, documentation)) { read($0).map { .html($0) } ?? .absent }
  }

  /// A URL that is safe to follow; nil is absent.
  package static func address(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .address, documentation)) { read($0).map { .address($0) } ?? .absent }
  }

  /// Yes or no.
  package static func flag(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(.init(name, .flag, documentation)) { .flag(read($0)) }
  }

  /// One of a few fixed words, each of which may name a partial: `{{>*name}}`; nil is absent.
  package static func choice(
    _ name: String, _ documentation: String, among words: [String],
    _ read: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(.init(name, .choice(words), documentation)) { read($0).map { .text($0) } ?? .absent }
  }

  /// A list of models; for a tree see `Shape.Kind.list`.
  package static func list<Element: TemplateModel>(
    _ name: String, _ documentation: String, isTree: Bool = false,
    _ read: @escaping @Sendable (Model) -> [Element]
  ) -> Field {
    // Element by element: converting the whole array would look up the conformance at run time.
    Field(.init(name, .list(of: { Element.shape }, isTree: isTree), documentation)) { model in
      .list(read(model).map { $0 as any TemplateRecord })
    }
  }

  /// Another model; nil is absent.
  package static func record<Other: TemplateModel>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Model) -> Other?
  ) -> Field {
    Field(.init(name, .record { Other.shape }, documentation)) { read($0).map { .record($0) } ?? .absent }
  }

  /// The flag `has_tags` of a list `tags`; nil for other kinds of fields.
  var presence: Field? {
    guard case .list = description.kind else { return nil }
    let read = read
    return .flag("has_\(description.name)", "Whether there is anything in `\(description.name)`.") { read($0).isTruthy }
  }
}
