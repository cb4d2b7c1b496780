/// What the file `_headers` asks for, as Netlify and Cloudflare Pages read it: an address, where `*` at the end stands for
/// anything, and below it, indented, the headers of its answers.
struct HeaderRules: Sendable, Equatable {
  struct Header: Sendable, Equatable {
    let name: String
    let value: String
  }

  private struct Rule: Sendable, Equatable {
    let address: String
    var headers: [Header] = []

    func holds(for path: String) -> Bool {
      address.hasSuffix("*") ? path.hasPrefix(address.dropLast()) : path == address
    }
  }

  private var rules: [Rule] = []

  /// No rules.
  init() {}

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      if line.first == "#" { continue }
      guard line.first == " " || line.first == "\t" else {
        rules.append(Rule(address: String(line.trimmingBlanks)))
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard !rules.isEmpty, parts.count == 2 else { continue }
      let header = Header(name: String(parts[0].trimmingBlanks), value: String(parts[1].trimmingBlanks))
      if header.isAllowed { rules[rules.count - 1].headers.append(header) }
    }
  }

  /// The headers for a path as it stands in addresses.
  func headers(for path: String) -> [Header] {
    rules.filter { $0.holds(for: path) }.flatMap(\.headers)
  }
}

extension HeaderRules.Header {
  /// A preview frames its answers itself, keeps nothing in the browser's cache, and lets no other site read it.
  private static let ownNames: Set<String> = [
    "cache-control", "connection", "content-encoding", "content-length", "content-range", "content-type", "etag",
    "location",
    "set-cookie", "strict-transport-security", "transfer-encoding", "upgrade", "x-content-type-options",
    "cross-origin-resource-policy",
  ]

  fileprivate var isAllowed: Bool {
    let name = name.lowercased()
    return !Self.ownNames.contains(name) && !name.hasPrefix("access-control-") && isWellFormed
  }

  /// Whether it can be sent (RFC 9110, 5.1 and 5.5).
  private var isWellFormed: Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains($0) }
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
