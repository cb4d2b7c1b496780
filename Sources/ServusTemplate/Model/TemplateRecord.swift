/// Something whose fields a template can name.
package protocol TemplateRecord: Sendable {
  /// What a rendering reads the fields from.
  var fieldSource: FieldSource { get }
}

/// A record as renderings read it; made anew for each that asks, or kept by a record that is asked often.
package struct FieldSource: Sendable {
  let reader: any FieldReader

  init(_ reader: any FieldReader) {
    self.reader = reader
  }
}

/// Finds a record's fields by name once and reads them by position. Values go straight to where they are wanted:
/// to box each of them on the way cost more than all the rest of a rendering.
protocol FieldReader: AnyObject, Sendable {
  /// Where the field stands, or nil if the record has no such field at all, so that the search goes on further out.
  /// Asked for `FieldName.itself`, a record that stands for a single value answers with that value's field.
  func position(of name: FieldName) -> Int?

  /// What a section over the field does.
  func form(at position: Int) -> FieldForm

  /// Whether a section over the field is rendered.
  func isTruthy(at position: Int) -> Bool

  /// Appends the field's value; lists, records and what is absent leave no trace.
  func write(_ position: Int, _ insertion: Insertion, to output: inout [UInt8])

  /// The word in the field, to choose a partial by.
  func text(at position: Int) -> String?

  /// The record in the field.
  func record(at position: Int) -> (any FieldReader)?

  /// The elements of the list in the field.
  func forEach(at position: Int, _ body: (any FieldReader) -> Void)
}

/// What a section does with a field: it repeats itself for a list, enters a record, and else asks whether it is truthy.
enum FieldForm: Sendable {
  case list, record, value
}
