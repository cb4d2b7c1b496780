/// Makes path segments of titles: Documentation/languages.md, chapter 3.
package struct Slugger: Sendable {
  private let letters: [Unicode.Scalar: String]
  private let table: ScalarTable<UInt8>

  /// A slugger with the shared letters of chapter 3 and those of a language, lower case to ASCII, on top of them.
  package init(letters: [Unicode.Scalar: String] = [:]) {
    let letters = LetterTable.shared.merging(letters) { $1 }
    self.letters = letters
    table = ScalarTable { Self.spelling(of: $0, letters) }
  }

  /// Lower-case ASCII letters, digits and single hyphens between them; empty where the text has nothing to keep.
  package func slug(_ text: String) -> String {
    var slug = SlugBytes(capacity: text.utf8.count)
    for scalar in Normalization.composed(text) {
      if let bytes = table[scalar] {
        for byte in bytes { slug.append(byte) }
      } else {
        for byte in Self.spelling(of: scalar, letters) { slug.append(byte) }
      }
    }
    return String(decoding: slug.bytes, as: UTF8.self)
  }

  /// What one scalar of a text in NFC becomes; a hyphen stands for a separator.
  private static func spelling(of scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let spelled = letters[lower] {
        bytes += spelled.utf8
      } else {
        for part in Normalization.decomposed(lower) where !part.isMark { bytes += base(part, letters) }
      }
    }
    return bytes
  }

  private static func base(_ scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: String]) -> [UInt8] {
    switch scalar {
    case "a"..."z", "0"..."9": [UInt8(ascii: scalar)]
    case "A"..."Z": [UInt8(ascii: scalar) | 0x20]
    default: letters[scalar].map { Array($0.utf8) } ?? [UInt8(ascii: "-")]
    }
  }
}

/// A slug in the making.
private struct SlugBytes {
  private(set) var bytes: [UInt8] = []
  private var needsHyphen = false

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends a letter or digit; hyphens at either end and repeated ones are dropped.
  mutating func append(_ byte: UInt8) {
    if byte == UInt8(ascii: "-") {
      needsHyphen = !bytes.isEmpty
    } else {
      if needsHyphen { bytes.append(UInt8(ascii: "-")) }
      needsHyphen = false
      bytes.append(byte)
    }
  }
}
