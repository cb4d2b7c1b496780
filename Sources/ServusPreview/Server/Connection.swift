import NIOCore
import NIOHTTP1

/// A browser's connection, which asks for one thing after the other.
struct Connection: Sendable {
  typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  let channel: Channel
  let responder: Responder
  let live: LiveState

  /// How much of a file is in memory at a time.
  private static let pieceBytes = 256 << 10
  /// How many parts of a request that nobody wants are read before the connection is closed.
  private static let mostUnwantedParts = 64

  /// Answers until the browser goes or something is wrong with what it sends.
  func run() async {
    // What goes wrong here is that the other side has gone.
    try? await channel.executeThenClose { requests, _ in
      var parts = requests.makeAsyncIterator()
      do {
        while let part = try await parts.next() {
          guard case .head(let head) = part else { continue }
          guard try await answer(head) else { break }
        }
      } catch is HTTPParserError {
        try await send(Response(refusing: .badRequest), isLast: true)
      }
      // What was sent could get lost if the connection were closed while the other side sends.
      try await channel.channel.close(mode: .output).get()
      for _ in 0..<Self.mostUnwantedParts {
        guard try await parts.next() != nil else { break }
      }
    }
  }

  /// Sends the whole answer; false where it is the last on this connection.
  private func answer(_ request: HTTPRequestHead) async throws -> Bool {
    let response = responder.response(to: request)
    let isRefused = response.status.code >= 400 && response.status != .notFound
    let isLast =
      !request.isKeepAlive || request.version != .http1_1 || request.headers.contains(name: "Upgrade") || isRefused
    try await send(
      response, version: request.version == .http1_0 ? .http1_0 : .http1_1, withBody: request.method != .HEAD,
      isLast: isLast)
    return !isLast
  }

  private func send(
    _ response: Response, version: HTTPVersion = .http1_1, withBody: Bool = true, isLast: Bool
  ) async throws {
    var head = HTTPResponseHead(version: version, status: response.status, headers: response.headers)
    if let count = response.body.count, response.status != .notModified {
      head.headers.add(name: "Content-Length", value: "\(count)")
    }
    if isLast { head.headers.add(name: "Connection", value: "close") }
    write(.head(head))
    if withBody { try await send(response.body) }
    try await flush(.end(nil))
  }

  private func send(_ body: Response.Body) async throws {
    switch body {
    case .bytes(let bytes): write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
    case .file(let file, let range):
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.pieceBytes) {
        let piece = start..<min(start + Self.pieceBytes, range.upperBound)
        let bytes = file.bytes(in: piece)
        // The length has been promised: a file that has been cut since must not look like a whole one.
        guard bytes.count == piece.count else { throw ChannelError.eof }
        try await flush(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
      }
    case .events:
      for await state in live.states(until: channel.channel.closeFuture) {
        try await flush(.body(.byteBuffer(ByteBuffer(bytes: state.event))))
      }
    }
  }

  private func write(_ part: HTTPServerResponsePart) {
    channel.channel.write(part, promise: nil)
  }

  /// Waits until the system has taken all that was written.
  private func flush(_ part: HTTPServerResponsePart) async throws {
    try await channel.channel.writeAndFlush(part).get()
  }
}
