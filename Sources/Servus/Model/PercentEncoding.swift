/// A path with every byte encoded that may not stand in a URL's path (RFC 3986, 3.3); slashes stay.
func percentEncoded(_ path: String) -> String { percentEncoded(path, keeping: isPathByte) }

/// A value within a URL's query, with every byte encoded but unreserved ones (RFC 3986, 2.3).
func percentEncodedValue(_ value: String) -> String { percentEncoded(value, keeping: isUnreserved) }

/// A text with every byte encoded that may not stand where it will.
package func percentEncoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
  guard text.utf8.contains(where: { !isKept($0) }) else { return text }
  let digits = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(3 * text.utf8.count)
  for byte in text.utf8 {
    if isKept(byte) {
      result.append(byte)
    } else {
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  // `&'()*+,-./`, the digits, `:` and `;`
  case UInt8(ascii: "&")...UInt8(ascii: ";"),
    UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "@"):
    true
  default: isUnreserved(byte)
  }
}

/// Whether a byte means itself wherever it stands in a URL (RFC 3986, 2.3).
package func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}
