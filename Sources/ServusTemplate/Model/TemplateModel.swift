/// A record that declares its fields once, for rendering, for checking and for the documentation.
package protocol TemplateModel: TemplateRecord {
  /// To be declared as a stored `static let`, so that the table is built once.
  static var fields: Fields<Self> { get }
}

extension TemplateModel {
  /// What templates are checked against.
  package static var shape: Shape { fields.shape }

  /// Reads the field from the table.
  package func value(for name: FieldName) -> TemplateValue? {
    Self.fields.value(of: name, in: self)
  }
}

/// A text as an element of a list: `{{#names}}{{.}}{{/names}}`.
extension String: TemplateModel {
  /// The text itself, under `.`.
  package static let fields = Fields<String>(named: "text", [.text(".", "The text itself.") { $0 }])
}
