import Foundation

/// Unicode normalization, the one thing that this room wants Foundation for.
enum Normalization {
  /// Tables have a row for each scalar below this one: Latin, Greek and Cyrillic.
  static let tabulated: UInt32 = 0x530

  /// The scalars of the text in NFC.
  static func composed(_ text: String) -> [Unicode.Scalar] {
    composed(text.unicodeScalars)
  }

  /// The scalars in NFC.
  static func composed(_ scalars: some Collection<Unicode.Scalar>) -> [Unicode.Scalar] {
    var composed: [Unicode.Scalar] = []
    composed.reserveCapacity(scalars.underestimatedCount)
    var isComposed = true
    for scalar in scalars {
      composed.append(scalar)
      if !isSurelyComposed(scalar) { isComposed = false }
    }
    if isComposed { return composed }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Array(String(view).precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// The scalar in NFKD.
  static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let code = Int(scalar.value)
    return code < decompositions.count ? decompositions[code] : decomposed(String(scalar))
  }

  /// The scalars of the text in NFKD.
  static func decomposed(_ text: String) -> [Unicode.Scalar] {
    Array(text.decomposedStringWithCompatibilityMapping.unicodeScalars)
  }

  /// The scalar in NFD.
  static func canonicallyDecomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let code = Int(scalar.value)
    return code < canonicalDecompositions.count
      ? canonicalDecompositions[code] : Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
  }

  private static let decompositions = table { $0.decomposedStringWithCompatibilityMapping }
  private static let canonicalDecompositions = table { $0.decomposedStringWithCanonicalMapping }

  /// The letters that every language's tables ask for, decomposed once, and in one text, since a call costs more than a
  /// letter. What parts them is for private use and decomposes to nothing else.
  private static func table(_ decompose: (String) -> String) -> [[Unicode.Scalar]] {
    let separator: Unicode.Scalar = "\u{E000}"
    var text = String.UnicodeScalarView()
    for code in 0..<tabulated {
      if let scalar = Unicode.Scalar(code) { text.append(scalar) }
      text.append(separator)
    }
    return decompose(String(text)).unicodeScalars.split(separator: separator).map { Array($0) }
  }

  /// Whether the text in UTF-8 is in NFC for certain: it has Latin and Cyrillic letters and common punctuation only.
  static func isSurelyComposed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let memory = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= text.count {
      let block = memory.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      // Bit 7 of each byte that begins a character beyond ASCII.
      var leads = block & block << 1 & 0x8080_8080_8080_8080
      while leads != 0 {
        if !beginsComposed(text, at: index + leads.trailingZeroBitCount / 8) { return false }
        leads &= leads - 1
      }
      index += 8
    }
    return (index..<text.count).allSatisfy { beginsComposed(text, at: $0) }
  }

  /// Whether the byte begins no character that could compose with others.
  @inline(__always)
  private static func beginsComposed(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case 0..<0xCC, 0xD0, 0xD1: true
    // U+2010 to U+203F: dashes, quotation marks, the ellipsis.
    case 0xE2: index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] >= 0x90
    default: false
    }
  }

  /// Latin and Cyrillic letters, which stand in NFC as they are, and cannot compose with what stands before them.
  private static func isSurelyComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x400..<0x483, 0x48A..<0x530, 0x2010..<0x2027: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// The lower-case letter; the first scalar where there are several, as for `İ`.
  var lowercase: Unicode.Scalar {
    switch value {
    case 0..<0x41, 0x5B..<0xC0: self
    case 0x41..<0x5B: Unicode.Scalar(UInt8(value) | 0x20)
    case 0xC0..<Normalization.tabulated: Self.lowerCases[Int(value)]
    default: properties.lowercaseMapping.unicodeScalars.first ?? self
    }
  }

  private static let lowerCases: [Unicode.Scalar] = (0..<Normalization.tabulated).map { code in
    let scalar = Unicode.Scalar(code) ?? "\0"
    return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  /// Whether the scalar is only another way to write what it decomposes to, as `é` is and `²` is not.
  var isCanonicallyDecomposable: Bool {
    Normalization.canonicallyDecomposed(self) != [self]
  }

  /// Whether this is a combining mark (general category M).
  var isMark: Bool {
    guard value >= 0x300 else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
