import Foundation

/// A running `chromedriver`, which takes commands as W3C WebDriver has them.
struct BrowserDriver {
  /// The one that was free.
  let port: UInt16
  private let process: ChildProcess
  private let input: Pipe
  private let scratch: URL

  /// Driver and browser are a group of processes that ends with the shell's input: when the driver is stopped, and also
  /// when the tests are broken off.
  private static let script = "set -m; \"$@\" & read -r; kill -KILL -- -$!"

  /// The port that the driver finds free may be somebody else's when it comes to take it: then it is started again.
  static func start(_ driver: Program, attempts: Int = 5) async throws -> BrowserDriver {
    do {
      return try await startOnce(driver)
    } catch let error as BrowserError where attempts > 1 && error.message.contains("Address already in use") {
      return try await start(driver, attempts: attempts - 1)
    }
  }

  private static func startOnce(_ driver: Program) async throws -> BrowserDriver {
    // The name is short since the browser opens sockets there, whose paths have a limit.
    let name = "servus-\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
    let scratch = FileManager.default.temporaryDirectory.appending(path: name)
    let input = Pipe()
    try (["out": ""] as FileTree).write(to: scratch)
    let output = try FileHandle(forWritingTo: scratch.appending(path: "out"))
    let process = try await ChildProcess(
      URL(filePath: "/bin/bash"), ["-c", script, "bash", driver.executable.path, "--port=0"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": scratch.path, "TMPDIR": scratch.path],
      input: input.fileHandleForReading, output: output, messages: output)
    do {
      let port = try await port(in: scratch.appending(path: "out"))
      return BrowserDriver(port: port, process: process, input: input, scratch: scratch)
    } catch {
      await Self.stop(process, input, scratch)
      throw error
    }
  }

  /// The port that the driver says it has.
  private static func port(in output: URL) async throws -> UInt16 {
    for _ in 0..<6000 {
      let text = try String(contentsOf: output, encoding: .utf8)
      if let port = text.firstMatch(of: /started successfully on port (\d+)/).flatMap({ UInt16($0.1) }) { return port }
      if text.contains("Exiting...") { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    let text = try String(contentsOf: output, encoding: .utf8)
    throw BrowserError(code: "no driver", message: "chromedriver does not start: \(text)")
  }

  /// Ends the driver and what is left of its browser.
  func stop() async {
    await Self.stop(process, input, scratch)
  }

  private static func stop(_ process: ChildProcess, _ input: Pipe, _ scratch: URL) async {
    try? input.fileHandleForWriting.close()
    _ = try? await process.status
    try? FileManager.default.removeItem(at: scratch)
  }
}

/// What the driver answers where it cannot do something.
struct BrowserError: Error, Decodable, CustomStringConvertible {
  /// Such as "stale element reference".
  let code: String
  let message: String

  private enum CodingKeys: String, CodingKey {
    case code = "error"
    case message
  }

  /// Whether the page became another one while it was read.
  var isOfAPageThatChanges: Bool {
    switch code {
    case "stale element reference", "no such element": true
    case "unknown error": message.contains("does not belong to the document")
    default: false
    }
  }

  var description: String { "\(code): \(message)" }
}

/// Commands to a driver. URLSession cannot read chromedriver's answers
/// (https://github.com/swiftlang/swift-corelibs-foundation/issues/4965).
struct BrowserCommands {
  let port: UInt16
  /// What the addresses of all commands begin with.
  var path = ""

  private struct Reply<Value: Decodable>: Decodable {
    let value: Value
  }

  func post<Value: Decodable>(_ name: String, _ parameters: [String: Any] = [:]) async throws -> Value {
    try await send("POST", name, [UInt8](try JSONSerialization.data(withJSONObject: parameters)))
  }

  func get<Value: Decodable>(_ name: String) async throws -> Value {
    try await send("GET", name)
  }

  func delete() async throws {
    let _: String? = try await send("DELETE", "")
  }

  private func send<Value: Decodable>(_ method: String, _ name: String, _ body: [UInt8] = []) async throws -> Value {
    let head = [
      "\(method) \(path)\(name) HTTP/1.1", "Host: localhost:\(port)", "Content-Type: application/json",
      "Content-Length: \(body.count)", "Connection: close", "", "",
    ]
    let answer = try await exchange(Array(head.joined(separator: "\r\n").utf8) + body)
    guard answer.firstLine.contains(" 200 ") else {
      throw try JSONDecoder().decode(Reply<BrowserError>.self, from: Data(answer.body)).value
    }
    return try JSONDecoder().decode(Reply<Value>.self, from: Data(answer.body)).value
  }

  /// The answer to a request. It is waited for on a thread of its own.
  private func exchange(_ request: [UInt8]) async throws -> LocalSocket.Message {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let connection = try LocalSocket.connected(to: port)
            defer { connection.end() }
            connection.write(request)
            guard let answer = connection.message() else {
              throw BrowserError(code: "no answer", message: String(decoding: request.prefix(200), as: UTF8.self))
            }
            return answer
          })
      }
    }
  }
}
