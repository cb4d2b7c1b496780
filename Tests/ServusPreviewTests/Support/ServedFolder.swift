import Foundation
import NIOCore
import ServusDiagnostics
import TestSupport

@testable import ServusPreview

/// A folder `Public` in a temporary one, served by a server of its own until it goes.
final class ServedFolder: Sendable {
  let url: URL
  let port: Int
  let live = LiveState(PreviewState(build: "test-0"))
  private let serving: Task<Void, Never>

  /// - Parameters:
  ///   - files: of the folder above, so that there may be others beside `Public`.
  ///   - patience: how long browsers may take.
  init(_ files: FileTree, host: String = "127.0.0.1", patience: TimeAmount = .seconds(60)) async throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "servus-served-\(UUID().uuidString)")
    try files.write(to: url)
    let server = try await PreviewServer.listen(host: host, port: 0, patience: patience)
    port = server.port
    let folder = PublishedFolder(path: url.appending(path: "Public").path)
    serving = Task(executorPreference: server.executor) { [live] in await server.run(folder: folder, live: live) }
  }

  deinit {
    serving.cancel()
    try? FileManager.default.removeItem(at: url)
  }

  func update(_ change: (inout PreviewState) -> Void) {
    var state = live.current
    change(&state)
    live.update(to: state)
  }

  /// The answer to a plain request, or one with more headers.
  func get(_ target: String, _ headers: [String: String] = [:], method: String = "GET") async throws -> Answer {
    try await Answer.to(Self.request(method, target, port: port, headers), port: port)
  }

  /// The answer to bytes, which need not be a request.
  func answer(to request: String) async throws -> Answer {
    try await Answer.to(Array(request.utf8), port: port)
  }

  static func request(_ method: String, _ target: String, port: Int, _ headers: [String: String] = [:]) -> [UInt8] {
    let all = ["Host": "127.0.0.1:\(port)", "Connection": "close"].merging(headers) { $1 }
    let lines = ["\(method) \(target) HTTP/1.1"] + all.map { "\($0): \($1)" } + ["", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
