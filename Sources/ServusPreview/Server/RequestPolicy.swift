import NIOHTTP1

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Who may ask: browsers that were sent to this server by its own name, not by a page of another site. A name that
/// somebody points at this machine (DNS rebinding) is not ours.
struct RequestPolicy: Sendable {
  /// Names as they stand in `Host`, in lower case.
  private let names: Set<String>
  /// Where every address of the machine is listened on, each of them is its name.
  private let permitsAddresses: Bool
  private let port: Int

  /// - Parameters:
  ///   - host: what is listened on.
  ///   - port: the one that was free.
  init(host: String, port: Int) {
    let host = host.lowercased()
    names = ["localhost", "127.0.0.1", "[::1]", host.contains(":") ? "[\(host)]" : host]
    permitsAddresses = ["0.0.0.0", "::"].contains(host)
    self.port = port
  }

  /// The status that refuses a request; nil where it may be answered.
  func refusal(of head: HTTPRequestHead) -> HTTPResponseStatus? {
    let hosts = head.headers["Host"]
    guard hosts.count == 1, let host = hosts.first, Self.isWellFormed(host) else { return .badRequest }
    guard isOurs(host) else { return .misdirectedRequest }
    guard head.headers["Origin"].allSatisfy({ $0.hasPrefix("http://") && isOurs(String($0.dropFirst(7))) }) else {
      return .forbidden
    }
    guard !isFromElsewhere(head) else { return .forbidden }
    guard head.method == .GET || head.method == .HEAD else { return .methodNotAllowed }
    let isEmpty = head.headers["Content-Length"].allSatisfy { $0 == "0" } && head.headers["Transfer-Encoding"].isEmpty
    return isEmpty ? nil : .badRequest
  }

  /// Whether another site's page loads this one as a part of itself; following a link from there is fine
  /// (https://www.w3.org/TR/fetch-metadata/).
  private func isFromElsewhere(_ head: HTTPRequestHead) -> Bool {
    guard let site = head.headers.first(name: "Sec-Fetch-Site"), site != "same-origin", site != "none" else {
      return false
    }
    let isLink =
      head.headers.first(name: "Sec-Fetch-Mode") == "navigate"
      && head.headers.first(name: "Sec-Fetch-Dest") == "document"
    return !isLink || head.uri.hasPrefix(PreviewAddress.folder)
  }

  private static func isWellFormed(_ host: String) -> Bool {
    !host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"#%/<>?@\\^`{|}, ".utf8.contains($0) }
  }

  private func isOurs(_ authority: String) -> Bool {
    let authority = authority.lowercased()
    let nameEnd = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
    let end = nameEnd ?? authority.firstIndex(of: ":") ?? authority.endIndex
    let (name, port) = (String(authority[..<end]), authority[end...])
    guard port == ":\(self.port)" || (port.isEmpty && self.port == 80) else { return false }
    return names.contains(name) || (permitsAddresses && Self.isAddress(name))
  }

  /// Whether a name is an address in digits.
  private static func isAddress(_ name: String) -> Bool {
    var buffer = [UInt8](repeating: 0, count: MemoryLayout<in6_addr>.size)
    return inet_pton(AF_INET, name, &buffer) == 1
      || (name.hasPrefix("[") && inet_pton(AF_INET6, String(name.dropFirst().dropLast()), &buffer) == 1)
  }
}
