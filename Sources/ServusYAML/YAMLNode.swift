import ServusDiagnostics

/// A YAML value with its place in the file. Scalars keep the spelling that the author typed: `No`, `007` and `1.10`
/// are texts until somebody asks for a number or a truth value.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    /// `isPlain`: written without quotation marks, so `yes` and `12` may be read as more than text.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping(YAMLMapping)
  }

  package let content: Content
  package let mark: SourceMark

  /// What stands here, for messages: "a text", "a list", "a mapping".
  package var kindName: String {
    switch content {
    case .scalar: "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// A key without a value, as in `description:`.
  package var isEmpty: Bool {
    if case .scalar("", isPlain: true) = content { return true }
    return false
  }

  /// A text of blanks, or of nothing.
  var isBlank: Bool {
    if case .scalar(let text, _) = content { text.trimmed.isEmpty } else { false }
  }
}

/// One `key: value` of a mapping, in the file's order.
package struct YAMLEntry: Sendable {
  package let key: String
  package let keyMark: SourceMark
  package let value: YAMLNode
}

/// A value and where it was written.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let mark: SourceMark

  package init(_ value: Value, at mark: SourceMark) {
    self.value = value
    self.mark = mark
  }
}

extension Located: Equatable where Value: Equatable {}
