/// A record that declares its fields once, for rendering, for checking and for the documentation.
package protocol TemplateModel: TemplateRecord {
  /// To be declared as a stored `static let`, so that the table is built once.
  static var fields: Fields<Self> { get }
}

extension TemplateModel {
  /// What templates are checked against.
  package static var shape: Shape { fields.shape }

  /// Reads the fields by the table.
  package var fieldSource: FieldSource { FieldSource(ModelReader(self)) }
}

/// A text as an element of a list: `{{#names}}{{.}}{{/names}}`.
extension String: TemplateModel {
  /// The text itself, under `.`.
  package static let fields = Fields<String>(named: "text", [.text(".", "The text itself.") { $0 }])
}

/// A model while it is rendered. It never changes, so that its fields are read in place.
final class ModelReader<Model: TemplateModel>: FieldReader {
  private let model: Model
  private let fields: Fields<Model>.Table

  init(_ model: Model) {
    self.model = model
    fields = Model.fields.table
  }

  func position(of name: FieldName) -> Int? { fields.names.position(of: name) }

  func form(at position: Int) -> FieldForm {
    switch fields.readings[position] {
    case .list: .list
    case .record: .record
    case .text, .html, .flag: .value
    }
  }

  func isTruthy(at position: Int) -> Bool {
    switch fields.readings[position] {
    case .text(let read): read(model)?.isEmpty == false
    case .html(let read): read(model)?.isEmpty == false
    case .flag(let read): read(model)
    case .list(_, let isEmpty): !isEmpty(model)
    case .record(_, let isPresent): isPresent(model)
    }
  }

  func write(_ position: Int, _ insertion: Insertion, to output: inout [UInt8]) {
    switch fields.readings[position] {
    case .text(let read):
      if let text = read(model) { insertion.append(text, to: &output) }
    case .html(let read):
      if let bytes = read(model) { insertion.append(html: bytes, to: &output) }
    case .flag(let read): insertion.append(read(model), to: &output)
    case .list, .record: break
    }
  }

  func text(at position: Int) -> String? {
    if case .text(let read) = fields.readings[position] { read(model) } else { nil }
  }

  func record(at position: Int) -> (any FieldReader)? {
    if case .record(let read, _) = fields.readings[position] { read(model) } else { nil }
  }

  func forEach(at position: Int, _ body: (any FieldReader) -> Void) {
    if case .list(let forEach, _) = fields.readings[position] { forEach(model, body) }
  }
}
