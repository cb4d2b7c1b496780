/// A field's name with its hash, computed once so that a lookup while rendering compares numbers first.
package struct FieldName: Hashable, Sendable {
  /// The name as templates write it.
  package let text: String
  /// FNV-1a over the name's UTF-8, 64 bits.
  package let hashCode: UInt64

  /// The name under which a record answers for itself as a whole: `{{.}}`.
  package static let itself = FieldName(".")

  /// Computes the hash.
  package init(_ text: String) {
    self.text = text
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hashCode = hash
  }

  /// Compares the hashes first.
  package static func == (left: FieldName, right: FieldName) -> Bool {
    left.hashCode == right.hashCode && left.text == right.text
  }

  /// Feeds the hash that is there already.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(hashCode)
  }
}

extension FieldName: ExpressibleByStringLiteral {
  /// A name that stands in the code.
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
