/// A path with every byte encoded that may not stand in a URL's path (RFC 3986, 3.3); slashes stay.
package func percentEncoded(_ path: String) -> String { percentEncoded(path, keeping: .inPath) }

/// A value within a URL's query, with every byte encoded but unreserved ones (RFC 3986, 2.3).
package func percentEncodedValue(_ value: String) -> String { percentEncoded(value, keeping: .unreserved) }

/// A text with every byte encoded that may not stand where it will.
package func percentEncoded(_ text: String, keeping kept: ASCIISet) -> String {
  var copy = text
  return copy.withUTF8 { bytes in
    guard bytes.contains(where: { !kept.contains($0) }) else { return text }
    return String(unsafeUninitializedCapacity: 3 * bytes.count) { result in
      var count = 0
      for byte in bytes {
        if kept.contains(byte) {
          result[count] = byte
          count += 1
        } else {
          result[count] = UInt8(ascii: "%")
          result[count + 1] = hexadecimalDigit(byte >> 4)
          result[count + 2] = hexadecimalDigit(byte & 15)
          count += 3
        }
      }
      return count
    }
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

/// Characters of ASCII, each a bit.
package struct ASCIISet: Sendable {
  private var bits: (lower: UInt64, upper: UInt64) = (0, 0)

  /// The characters of a text.
  package init(_ characters: StaticString) {
    characters.withUTF8Buffer { insert($0) }
  }

  /// The characters between two, with them.
  package init(_ characters: ClosedRange<UInt8>) {
    insert(characters)
  }

  private mutating func insert(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte < 64 { bits.lower |= 1 << UInt64(byte) } else { bits.upper |= 1 << UInt64(byte - 64) }
    }
  }

  /// The characters of both.
  package func union(_ other: ASCIISet) -> ASCIISet {
    var union = self
    union.bits.lower |= other.bits.lower
    union.bits.upper |= other.bits.upper
    return union
  }

  package func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? bits.lower : bits.upper) &>> UInt64(byte & 63) & 1 != 0
  }

  /// What means itself wherever it stands in a URL (RFC 3986, 2.3).
  package static let unreserved = ASCIISet(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

  /// What may stand in a URL's path, slashes included.
  static let inPath = unreserved.union(ASCIISet("!$&'()*+,;=:@/"))
}
