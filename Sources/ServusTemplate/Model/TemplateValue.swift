/// What a record answers for one of its fields.
package enum TemplateValue: Sendable {
  /// Plain text, escaped for the place where it is inserted.
  case text(String)
  /// Finished HTML in UTF-8, inserted as it is.
  case html([UInt8])
  /// A URL that is safe to follow; the only kind that may begin an `href` or `src`.
  case address(String)
  case flag(Bool)
  case list([any TemplateRecord])
  case record(any TemplateRecord)
  /// The field exists but holds nothing here.
  case absent

  /// Whether a section over the value is rendered.
  var isTruthy: Bool {
    switch self {
    case .text(let text), .address(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .flag(let isSet): isSet
    case .list(let elements): !elements.isEmpty
    case .record: true
    case .absent: false
    }
  }
}

/// Something whose fields a template can name.
package protocol TemplateRecord: Sendable {
  /// The value of a field, or nil if the record has no such field at all, so that the search goes on further out.
  /// Asked for `FieldName.itself`, a record that stands for a single value answers with that value.
  func value(for name: FieldName) -> TemplateValue?
}
