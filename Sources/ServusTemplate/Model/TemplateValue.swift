import ServusMarkup

/// A value of a record whose fields come from data.
package enum TemplateValue: Sendable {
  /// Plain text, escaped for the place where it is inserted.
  case text(String)
  /// Finished HTML, inserted as it is.
  case html(SafeHTML)
  /// A URL that is safe to follow; the only kind that may begin an `href` or `src`.
  case address(SafeURL)
  case flag(Bool)
  case list([any TemplateRecord])
  case record(any TemplateRecord)
  /// The field exists but holds nothing here.
  case absent
}
