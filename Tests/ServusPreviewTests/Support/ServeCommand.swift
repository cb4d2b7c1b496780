import Foundation
import TestSupport
import Testing

/// `servus serve` at work, in a process of its own.
final class ServeCommand {
  private let process: ChildProcess
  let site: PreviewSite
  private let scratch = FileManager.default.temporaryDirectory.appending(path: "servus-serve-\(UUID().uuidString)")

  /// - Parameters:
  ///   - runner: a program, with its arguments, that runs the command.
  ///   - now: what its clock says all the time, in seconds since 1970; nil for the machine's clock.
  init(
    _ site: PreviewSite, _ arguments: [String], by runner: [String] = [], now: Int? = PreviewSite.now
  ) async throws {
    self.site = site
    try (["out": "", "err": ""] as FileTree).write(to: scratch)
    // A later --port counts.
    let line =
      runner + [CommandLineTool.executable.path, "serve", "--source", site.url.path, "--port", "0"] + arguments
    let (output, messages) = (
      try FileHandle(forWritingTo: scratch.appending(path: "out")),
      try FileHandle(forWritingTo: scratch.appending(path: "err"))
    )
    process = try await ChildProcess(
      URL(filePath: line[0]), Array(line.dropFirst()),
      environment: ["PATH": "/usr/bin:/bin"].merging(now.map { ["SOURCE_DATE_EPOCH": "\($0)"] } ?? [:]) { $1 },
      input: nil, output: output, messages: messages)
  }

  deinit {
    process.stop()
    try? FileManager.default.removeItem(at: scratch)
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: scratch.appending(path: name), encoding: .utf8)) ?? ""
  }

  var messages: String { text("err") }

  /// What was printed, when it is enough, or after five minutes.
  func output(until isEnough: (String) -> Bool) async throws -> String {
    let end = ContinuousClock.now + .seconds(300)
    while !isEnough(text("out")), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(10)) }
    return text("out")
  }

  /// Waits until the site is served; gives the port.
  func port() async throws -> Int {
    let text = try await output { $0.contains("Ctrl-C") }
    return try #require(text.firstMatch(of: /http:\/\/[a-z0-9.]+:(\d+)\//).flatMap { Int($0.1) })
  }

  func get(_ target: String) async throws -> Answer {
    let port = try await port()
    return try await Answer.to(ServedFolder.request("GET", target, port: port), port: port)
  }

  /// Waits until a page holds a text; false where it does not for five minutes.
  func shows(_ text: String, at target: String) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      if try await get(target).text.contains(text) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  func send(_ signal: Int32) {
    process.send(signal)
  }

  #if os(Linux)
    var openDescriptors: Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.identifier)/fd").count) ?? 0
    }

    /// How much memory it has at the moment, in bytes.
    var memory: Int {
      let pages = try? String(contentsOfFile: "/proc/\(process.identifier)/statm", encoding: .utf8)
        .split(separator: " ").dropFirst().first
      return (pages.flatMap { Int($0) } ?? 0) * Int(getpagesize())
    }
  #endif

  /// The status with which it ends at a signal, or the signal's number where that ended it.
  func end(_ signal: Int32) async throws -> Int32 {
    process.send(signal)
    return try await process.status
  }
}
