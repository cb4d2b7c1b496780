/// Where a link's address leads, judged as a browser would: C0 controls and blanks do not count in a scheme.
package enum Destination: Equatable, Sendable {
  /// Another site, an e-mail address or a telephone number.
  case external
  /// A path, a query or a fragment within the site.
  case site
  /// `javascript:`, `data:` and all others.
  case forbidden(scheme: String)

  package init(_ address: String) {
    let bytes = address.utf8.filter { $0 > 0x20 }
    if bytes.starts(with: "//".utf8) {
      self = .external
      return
    }
    guard let end = bytes.firstIndex(where: Self.endsScheme), bytes[end] == UInt8(ascii: ":") else {
      self = .site
      return
    }
    let scheme = String(decoding: bytes[..<end], as: UTF8.self)
    if Self.isExternal(scheme) {
      self = .external
      return
    }
    let lower = scheme.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    self = Self.isExternal(lower) ? .external : .forbidden(scheme: lower)
  }

  private static func endsScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
    default: false
    }
  }

  private static func isExternal(_ scheme: String) -> Bool {
    switch scheme {
    case "http", "https", "mailto", "tel": true
    default: false
    }
  }
}
