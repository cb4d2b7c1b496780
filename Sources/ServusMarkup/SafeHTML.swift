/// HTML that a page may show as it is: only writers that escape what they are given make it.
@usableFromInline
package struct SafeHTML: Sendable, Equatable {
  /// In UTF-8.
  package let bytes: [UInt8]

  /// No HTML at all.
  package init() {
    bytes = []
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The one door past the writers, for HTML that something else has made safe: libcmark, after the passes over its tree,
  /// and what an earlier build kept of that. `SafetyTests` lists who goes through it.
  package init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  package var isEmpty: Bool { bytes.isEmpty }
}
