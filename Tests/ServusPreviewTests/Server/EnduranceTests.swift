import Foundation
import NIOCore
import TestSupport
import Testing

@testable import ServusPreview

/// What browsers and other programs may do to a preview without harm: rows I14 to I16.
@Suite(.serialized) struct EnduranceTests {
  private static let files: FileTree = [
    "Public": ["a.txt": "text", "large.bin": .bytes([UInt8](repeating: 0, count: 8 << 20))]
  ]

  /// Long enough for a client of the test to be kept waiting by a busy machine, short enough to wait for.
  private static let patience = TimeAmount.seconds(5)

  /// By what is wrong with them.
  private static let oddRequests: [String: String] = {
    let host = "Host: localhost:PORT\r\n"
    let long = String(repeating: "a", count: 1 << 20)
    return [
      "a long line": "GET /\(long) HTTP/1.1\r\n\(host)\r\n",
      "a long header": "GET / HTTP/1.1\r\n\(host)X: \(long)\r\n\r\n",
      "many headers": "GET / HTTP/1.1\r\n\(host)\(String(repeating: "X: y\r\n", count: 20_000))\r\n",
      "an endless header": "GET / HTTP/1.1\r\n\(host)\(long)",
      "no line break": long,
      "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "TLS": "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}",
      "NUL in a header": "GET / HTTP/1.1\r\nHost: \u{0}\r\n\r\n",
      "NUL in the target": "GET /\u{0} HTTP/1.1\r\n\(host)\r\n",
      "NULs": "\u{0}\u{0}\u{0}\u{0}",
      "an unknown version": "GET / HTTP/9.9\r\n\(host)\r\n",
      "no target": "GET\r\n\r\n",
      "empty lines": "\r\n\r\n\r\n",
      "a header without colon": "GET / HTTP/1.1\r\n\(host)X\r\n\r\n",
      "a blank before the colon": "GET / HTTP/1.1\r\n\(host)X : y\r\n\r\n",
    ]
  }()

  @Test(
    "What is no request is refused or cut off, and others are served", .faults("I14"),
    arguments: oddRequests.keys.sorted())
  func noRequests(_ name: String) async throws {
    let folder = try await ServedFolder(Self.files, patience: Self.patience)
    let request = try #require(Self.oddRequests[name]).replacing("PORT", with: "\(folder.port)")
    let answer = try await folder.answer(to: request)
    #expect(answer.status == 0 || (400..<500).contains(answer.status), "\(answer.status)")
    #expect(try await folder.get("/a.txt").text == "text")
  }

  @Test(
    "A request whose end is in doubt is refused, and the connection with it", .faults("I15"),
    arguments: [
      "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
      "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999999\r\n\r\n",
      "Content-Length: 10000000000\r\n\r\nx",
      "Transfer-Encoding: chunked\r\n\r\nzz\r\n", "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n",
      "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", "Content-Length:\r\n 5\r\n\r\nhello",
      "Content-Length: 0x5\r\n\r\nhello", "Content-Length: 5, 5\r\n\r\nhello", "Content-Length: 5 5\r\n\r\nhello",
      "Content-Length: \r\n\r\nhello", "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
      "Transfer-Encoding: gzip\r\n\r\n", "Content-Length: 5\r\n\r\nhello", "Content-Length: +5\r\n\r\nhello",
    ])
  func doubtfulEnds(_ rest: String) async throws {
    let folder = try await ServedFolder(Self.files, patience: Self.patience)
    for method in ["GET", "POST"] {
      let request = "\(method) /a.txt HTTP/1.1\r\nHost: localhost:\(folder.port)\r\n\(rest)"
      // A second request behind it must not be answered.
      let smuggled = "GET /a.txt HTTP/1.1\r\nHost: localhost:\(folder.port)\r\n\r\n"
      let answer = try await folder.answer(to: request + smuggled)
      #expect((400..<500).contains(answer.status), "\(answer.status)")
      #expect(!answer.text.contains("HTTP/1.1 200"))
    }
  }

  @Test("Idle, slow and forgetful browsers do not keep others waiting, and are forgotten themselves", .faults("I16"))
  func manyConnections() async throws {
    let folder = try await ServedFolder(Self.files, patience: .seconds(2))
    let before = Self.openDescriptors
    let port = UInt16(folder.port)
    try await onThread {
      let idle = try (0..<500).map { _ in try LocalSocket.connected(to: port) }
      let slow = try (0..<200).map { _ in try LocalSocket.connected(to: port) }
      for socket in slow { socket.write(Array("GET /a.txt HT".utf8)) }
      let unread = try (0..<20).map { _ in try LocalSocket.connected(to: port) }
      for socket in unread { socket.write(ServedFolder.request("GET", "/large.bin", port: Int(port))) }
      let streams = try (0..<60).map { _ in try LocalSocket.connected(to: port) }
      for socket in streams { socket.write(ServedFolder.request("GET", PreviewAddress.events, port: Int(port))) }
      for _ in 0..<50 {
        let gone = try LocalSocket.connected(to: port)
        gone.write(ServedFolder.request("GET", "/large.bin", port: Int(port)))
        gone.end()
      }
      let reader = try LocalSocket.connected(to: port)
      reader.write(ServedFolder.request("GET", "/a.txt", port: Int(port)))
      #expect(Answer(reader.everything() ?? []).text == "text")
      reader.end()
      // A byte now and then is no progress.
      for socket in slow { socket.write([UInt8(ascii: "T")]) }
      for socket in idle + slow { #expect(socket.everything()?.isEmpty == true) }
      // The patience with those who do not read begins when the buffers between are full.
      Thread.sleep(forTimeInterval: 5)
      for socket in unread { #expect(Answer(socket.everything() ?? []).body.count < 8 << 20) }
      for socket in streams { #expect(socket.some()?.isEmpty == false) }
      for socket in idle + slow + unread + streams { socket.end() }
    }
    var isForgotten = false
    for _ in 0..<1000 where !isForgotten {
      isForgotten = Self.openDescriptors <= before + 5
      if !isForgotten { try await Task.sleep(for: .milliseconds(20)) }
    }
    #expect(isForgotten, "\(Self.openDescriptors) descriptors, \(before) before")
  }

  /// How many sockets this process has. Other tests run in it too.
  private static var openDescriptors: Int {
    #if os(Linux)
      let folder = "/proc/self/fd"
    #else
      let folder = "/dev/fd"
    #endif
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
  }

  @Test("A connection answers one request after the other, and a program that ends its side gets its answer")
  func oneAfterTheOther() async throws {
    let folder = try await ServedFolder(Self.files)
    let request = "GET /a.txt HTTP/1.1\r\nHost: localhost:\(folder.port)\r\n\r\n"
    let answers = try await onThread {
      let connection = try LocalSocket.connected(to: UInt16(folder.port))
      defer { connection.end() }
      connection.write(Array(String(repeating: request, count: 100).utf8))
      connection.endWriting()
      return String(decoding: connection.everything() ?? [], as: UTF8.self)
    }
    #expect(answers.ranges(of: "HTTP/1.1 200 OK").count == 100)
    #expect(answers.ranges(of: "\r\n\r\ntext").count == 100)
    let old = try await folder.answer(to: "GET /a.txt HTTP/1.0\r\nHost: localhost:\(folder.port)\r\n\r\n")
    #expect(old.text == "text")
  }
}
