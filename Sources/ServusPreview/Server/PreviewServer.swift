import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A socket that listens for browsers.
struct PreviewServer: Sendable {
  /// How many ports are tried, beginning with the wanted one.
  private static let mostPorts = 100
  /// A head of this size is no browser's.
  private static let mostHeaderBytes = 64 << 10

  private let listener: NIOAsyncChannel<Connection.Channel, Never>
  let host: String
  /// The one that was free.
  let port: Int

  /// Listens on a host, at the first free port from a wanted one on.
  ///
  /// - Parameter patience: how long a browser may take for a request, or for reading a piece of an answer.
  static func listen(host: String, port wanted: Int, patience: TimeAmount) async throws(ListenError) -> PreviewServer {
    raiseDescriptorLimit()
    // A name may mean several addresses; browsers that try another one first come to this in the end.
    let address = host.lowercased() == "localhost" ? "127.0.0.1" : host
    for port in wanted...min(wanted + mostPorts - 1, 65535) {
      do {
        let listener = try await bind(address, port, patience)
        let port = listener.channel.localAddress?.port ?? port
        return PreviewServer(listener: listener, host: host, port: port)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      } catch let error as IOError where error.errnoCode == EACCES || error.errnoCode == EPERM {
        throw .forbidden(port: port)
      } catch {
        throw .impossible(host: host, reason: reason(of: error))
      }
    }
    throw .noneFree(from: wanted)
  }

  private static func reason(of error: any Error) -> String {
    (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "there is no such address"
  }

  private static func bind(
    _ host: String, _ port: Int, _ patience: TimeAmount
  ) async throws -> NIOAsyncChannel<Connection.Channel, Never> {
    try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      // Some programs end their side when they have asked.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          var limits = NIOHTTPDecoderLimitConfiguration()
          limits.maxHeaderListSize = Self.mostHeaderBytes
          try channel.pipeline.syncOperations.addHandlers([
            HTTPResponseEncoder(),
            ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)),
            IdleStateHandler(readTimeout: patience, writeTimeout: patience),
            ConnectionTimeouts(), HTTPServerPipelineHandler(),
          ])
          return try Connection.Channel(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Each browser may have several connections open for as long as it likes.
  private static func raiseDescriptorLimit() {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 16_384)
    setrlimit(resource, &limit)
  }

  /// The address to open; whoever listens on all of a machine's addresses is reached by its own name for itself.
  var address: String {
    let name = ["0.0.0.0", "::"].contains(host) ? "localhost" : host.contains(":") ? "[\(host)]" : host
    return "http://\(name):\(port)/"
  }

  /// Whether only programs of this machine reach it.
  var isLoopback: Bool {
    switch listener.channel.localAddress {
    case .v4(let address): UInt32(bigEndian: address.address.sin_addr.s_addr) >> 24 == 127
    case .v6: host == "::1"
    default: false
    }
  }

  /// Where connections are waited for, whatever else the machine has to do.
  var executor: EventLoopTaskExecutor { EventLoopTaskExecutor(listener.channel.eventLoop) }

  /// Answers until the task is cancelled.
  func run(folder: PublishedFolder, live: LiveState) async {
    let responder = Responder(folder: folder, policy: RequestPolicy(host: host, port: port)) { live.current }
    try? await listener.executeThenClose { connections in
      try await withThrowingDiscardingTaskGroup { group in
        for try await channel in connections {
          let connection = Connection(channel: channel, responder: responder, live: live)
          group.addTask(executorPreference: EventLoopTaskExecutor(channel.channel.eventLoop)) { await connection.run() }
        }
      }
    }
  }
}

/// Why nothing can be served.
package enum ListenError: Error, Equatable {
  /// The system keeps the port for programs with more rights.
  case forbidden(port: Int)
  /// All ports from here on that were tried are in use.
  case noneFree(from: Int)
  /// The address is none of this machine's.
  case impossible(host: String, reason: String)
}
