import Foundation
import TestSupport

/// What a server sends on one connection until it ends it.
struct Answer {
  /// 0 where nothing came.
  let status: Int
  /// By their names in lower case.
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  init(_ bytes: [UInt8]) {
    let end = bytes.firstRange(of: [13, 10, 13, 10])
    let lines = String(decoding: bytes[..<(end?.lowerBound ?? 0)], as: UTF8.self).components(separatedBy: "\r\n")
    status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
    headers = Dictionary(
      lines.dropFirst().map { line in
        let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        return (parts[0].lowercased(), parts.count > 1 ? parts[1] : "")
      }, uniquingKeysWith: { "\($0), \($1)" })
    body = Array(bytes[(end?.upperBound ?? bytes.count)...])
  }

  /// Sends bytes to a port of this machine and reads until the other side ends the connection.
  static func to(_ request: [UInt8], port: Int) async throws -> Answer {
    try await onThread {
      let connection = try LocalSocket.connected(to: UInt16(port))
      defer { connection.end() }
      connection.write(request)
      guard let bytes = connection.everything() else { throw POSIXError(.ETIMEDOUT) }
      return Answer(bytes)
    }
  }
}

/// The result of work that waits, on a thread of its own.
func onThread<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
  }
}
