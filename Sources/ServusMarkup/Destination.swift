/// Where a link's address leads, judged as a browser would: C0 controls and blanks do not count in a scheme.
package enum Destination: Equatable, Sendable {
  /// Another site, an e-mail address or a telephone number.
  case external
  /// A path, a query or a fragment within the site.
  case site
  /// `javascript:`, `data:` and all others.
  case forbidden(scheme: String)

  package init(_ address: String) {
    let bytes = address.utf8
    self = bytes.allSatisfy { $0 > 0x20 } ? Self.judge(bytes) : Self.judge(bytes.filter { $0 > 0x20 })
  }

  private static func judge(_ bytes: some Collection<UInt8>) -> Destination {
    if bytes.starts(with: "//".utf8) { return .external }
    guard let end = bytes.firstIndex(where: endsScheme), bytes[end] == UInt8(ascii: ":") else { return .site }
    let scheme = String(decoding: bytes[..<end], as: UTF8.self)
    if isExternal(scheme) { return .external }
    let lower = scheme.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    return isExternal(lower) ? .external : .forbidden(scheme: lower)
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
