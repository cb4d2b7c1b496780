/// A value of a record whose fields come from data.
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
}
