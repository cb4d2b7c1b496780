import Foundation

#if canImport(Glibc)
  import Glibc

  private let streamSocket = Int32(SOCK_STREAM.rawValue)
  private let withoutSignal = Int32(MSG_NOSIGNAL)
#else
  import Darwin

  private let streamSocket = SOCK_STREAM
  private let withoutSignal: Int32 = 0
#endif

/// A TCP socket between programs of this machine, for one HTTP message each way.
package struct LocalSocket {
  private let descriptor: Int32

  /// nil where the system gave none. No program that the tests start inherits it.
  private init?(_ descriptor: Int32) {
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    #if !canImport(Glibc)
      var isSilent: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isSilent, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// Waits for connections at a port that is free, from this machine only.
  package static func listener() throws -> LocalSocket {
    var address = Self.address(port: 0)
    guard let listener = LocalSocket(socket(AF_INET, streamSocket, 0)),
      withPointer(to: &address, { bind(listener.descriptor, $0, $1.pointee) }) == 0,
      listen(listener.descriptor, SOMAXCONN) == 0
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return listener
  }

  /// Connects to a port of this machine.
  package static func connected(to port: UInt16) throws -> LocalSocket {
    var address = Self.address(port: port)
    guard let connection = LocalSocket(socket(AF_INET, streamSocket, 0)),
      withPointer(to: &address, { connect(connection.descriptor, $0, $1.pointee) }) == 0
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return connection
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  package var port: UInt16 {
    var address = sockaddr_in()
    _ = Self.withPointer(to: &address) { getsockname(descriptor, $0, $1) }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func withPointer(
    to address: inout sockaddr_in,
    _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32 {
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
  }

  /// The next connection to a listener; nil where none comes in so many milliseconds.
  package func connection(waiting milliseconds: Int32) -> LocalSocket? {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, milliseconds) > 0 ? LocalSocket(accept(descriptor, nil, nil)) : nil
  }

  /// A message as HTTP/1.1 has it.
  package struct Message {
    /// Such as `GET /sk/?q=x HTTP/1.1` or `HTTP/1.1 200 OK`.
    package let firstLine: String
    package let body: [UInt8]
  }

  /// The message that comes; nil where the other side thought better of it, or is silent for five minutes.
  package func message() -> Message? {
    var received: [UInt8] = []
    guard let headEnd = read(into: &received, until: { $0.firstRange(of: [13, 10, 13, 10])?.upperBound })
    else { return nil }
    let head = String(decoding: received[..<headEnd], as: UTF8.self)
    let length = head.firstMatch(of: /(?i)content-length: *(\d+)/).flatMap { Int($0.1) } ?? 0
    guard let end = read(into: &received, until: { $0.count < headEnd + length ? nil : headEnd + length })
    else { return nil }
    return Message(firstLine: String(head.prefix { $0 != "\r\n" }), body: Array(received[headEnd..<end]))
  }

  /// Reads until there is enough; gives what `enough` gave.
  private func read(into received: inout [UInt8], until enough: ([UInt8]) -> Int?) -> Int? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      if let end = enough(received) { return end }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      received += buffer[..<count]
    }
  }

  /// All that comes until the other side ends the connection; nil where it is silent for five minutes.
  package func everything() -> [UInt8]? {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EAGAIN { return nil }
      guard count > 0 else { return received }
      received += buffer[..<count]
    }
  }

  /// What comes next; empty where the other side has ended the connection, nil where it is silent for five minutes.
  package func some() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count < 0 ? nil : Array(buffer[..<count])
  }

  /// Says that nothing more will be written.
  package func endWriting() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  /// Writes all bytes, or as many as the other side wants.
  package func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, withoutSignal) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  package func end() {
    close(descriptor)
  }
}
