import Servus
import ServusMarkup

/// What a request asks for: the parts of its path, decoded once, and its query.
struct RequestTarget: Equatable {
  /// Without empty parts; none can mean another folder or hold a slash.
  let components: [String]
  /// Whether the path ends with a slash, as folders' do.
  let isFolder: Bool
  /// As it was sent, with the question mark; empty where there is none.
  let query: String

  /// Nil where the target is not a plain path: an absolute address, a path with empty parts, dots, slashes in disguise,
  /// control characters, or bytes that are not UTF-8.
  init?(_ target: String) {
    let bytes = Array(target.utf8)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "#") }), bytes.first == UInt8(ascii: "/")
    else { return nil }
    let path = bytes.prefix { $0 != UInt8(ascii: "?") }
    query = String(decoding: bytes[path.endIndex...], as: UTF8.self)
    var parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    isFolder = parts.last?.isEmpty ?? true
    if isFolder { parts = parts.dropLast() }
    var components: [String] = []
    for part in parts {
      guard let component = Self.decoded(part) else { return nil }
      components.append(component)
    }
    self.components = components
  }

  /// A part of a path without its percent-encoding; nil where it is no name of a file.
  private static func decoded(_ part: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      bytes.append(high << 4 | low)
    }
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
    guard isPlain, !bytes.isEmpty, bytes != Array(".".utf8), bytes != Array("..".utf8) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension String {
  /// A path with everything percent-encoded but slashes and the characters that RFC 3986 leaves unreserved.
  var percentEncodedPath: String { percentEncoded(self, keeping: .unreserved.union(ASCIISet("/"))) }

  /// A query with everything percent-encoded that may not stand in a header.
  var percentEncodedQuery: String { percentEncoded(self, keeping: ASCIISet(0x21...0x7E)) }
}
