/// A record that declares its fields once, for rendering, for checking and for the documentation.
@usableFromInline
package protocol TemplateModel: TemplateRecord {
  /// To be declared as a stored `static let`, so that the table is built once.
  static var fields: Fields<Self> { get }
}

extension TemplateModel {
  /// What templates are checked against.
  @usableFromInline
  package static var shape: Shape { fields.shape }

  /// The model with the table of its fields.
  @inlinable
  package var boxed: BoxedRecord { BoxedModel(self, Self.fields.table) }
}

/// A text as an element of a list: `{{#names}}{{.}}{{/names}}`.
extension String: TemplateModel {
  /// The text itself, under `.`.
  @usableFromInline
  package static let fields = Fields<String>(named: "text", [.text(".", "The text itself.") { $0 }])
}
