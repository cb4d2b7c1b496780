import Foundation
import TestSupport
import Testing

@testable import ServusPreview

/// What `servus serve` needs a process of its own for: limits, signals, memory, and another build beside it.
@Suite(.serialized) struct ServeProcessTests {
  private func site() throws -> PreviewSite {
    try PreviewSite(["Posts": ["sk": ["thor.md": PreviewSite.post("Thor")]]])
  }

  @Test("Builds beside a preview, and it beside them, end in the site of a clean build", .faults("E6"))
  func buildsBesideAPreview() async throws {
    let command = try await ServeCommand(site(), [])
    _ = try await command.port()
    for round in 0..<5 {
      try command.site.set("Posts/sk/new-\(round).md", PreviewSite.post("New \(round)"))
      let run = try await CommandLineTool.run(
        ["build", "--source", command.site.url.path], environment: ["SOURCE_DATE_EPOCH": "\(PreviewSite.now)"])
      #expect(run.status == 0)
      #expect(run.messages == "")
    }
    #expect(try await command.shows("New 4", at: "/sk/new-4/"))
    #expect(try await command.end(SIGTERM) == 0)
    let difference = try command.site.published().difference(from: try #require(try await command.site.clean()))
    #expect(difference == nil, "\(difference ?? "")")
  }

  #if os(Linux)
    @Test("What cannot be read is not there", .faults("I6"))
    func unreadableFiles() async throws {
      let command = try await ServeCommand(site(), [], by: try Program.lacking("dac_override", "dac_read_search"))
      _ = try await command.port()
      for path in ["hidden.txt", "hidden/a.txt", "open/a.txt"] { try command.site.set("Public/\(path)", "text") }
      for path in ["hidden.txt", "hidden"] { #expect(chmod(command.site.file("Public/\(path)").path, 0) == 0) }
      #expect(try await command.get("/open/a.txt").text == "text")
      for target in ["/hidden.txt", "/hidden/a.txt", "/hidden/", "/hidden"] {
        #expect(try await command.get(target).status == 404, "\(target)")
      }
      #expect(chmod(command.site.file("Public/hidden").path, 0o755) == 0)
      #expect(try await command.end(SIGTERM) == 0)
    }

    /// The first port that every program may take.
    private static let firstFreePort =
      (try? String(contentsOfFile: "/proc/sys/net/ipv4/ip_unprivileged_port_start", encoding: .utf8))
      .flatMap { Int($0.prefix { $0.isNumber }) } ?? 1024

    @Test("A port that is kept for others is refused", .faults("I2"), .enabled(if: firstFreePort > 7))
    func privilegedPorts() async throws {
      let command = try await ServeCommand(site(), ["--port", "7"], by: try Program.lacking("net_bind_service"))
      #expect(try await command.end(0) == 1)
      #expect(
        command.messages == """
          error: port 7 is kept for programs with more rights
          help: choose another from 1024 up, such as --port 8080

          """)
    }

    @Test("After many bad requests and many connections the program is as small as before", .faults("I14", "I16"))
    func memory() async throws {
      let command = try await ServeCommand(site(), [])
      let port = try await command.port()
      try command.site.set("Public/large.bin", .bytes([UInt8](repeating: 0, count: 6 << 20)))
      func strain() async throws {
        try await onThread {
          let host = "Host: localhost:\(port)\r\n"
          let heads = ["GET / HTTP/1.1\r\n\(host)X: ", String(repeating: "X: y\r\n", count: 20_000), "GET /"]
          for head in heads {
            let sockets = try (0..<10).map { _ in try LocalSocket.connected(to: UInt16(port)) }
            for socket in sockets { socket.write(Array((head + String(repeating: "a", count: 1 << 20)).utf8)) }
            for socket in sockets { socket.end() }
          }
          let requests = [
            "", "GET /a", "GET /large.bin HTTP/1.1\r\n\(host)\r\n",
            "GET \(PreviewAddress.events) HTTP/1.1\r\n\(host)\r\n",
          ]
          let sockets = try (0..<400).map { _ in try LocalSocket.connected(to: UInt16(port)) }
          for (number, socket) in sockets.enumerated() {
            socket.write(Array(requests[number % 12 == 2 ? 2 : [0, 1, 3][number % 3]].utf8))
          }
          let page = ServedFolder.request("GET", "/sk/thor/", port: port)
          let reader = try LocalSocket.connected(to: UInt16(port))
          reader.write(page)
          #expect(Answer(reader.everything() ?? []).text.contains("Thor"))
          for socket in sockets + [reader] { socket.end() }
        }
      }
      let before = command.openDescriptors
      // The system does not get back all that was in use once; so it is the later times that tell.
      for _ in 0..<2 { try await strain() }
      #expect(try await isSettled { command.openDescriptors <= before })
      let memory = command.memory
      for _ in 0..<3 { try await strain() }
      #expect(try await isSettled { command.openDescriptors <= before }, "\(command.openDescriptors), \(before) before")
      #expect(command.memory < memory + 64 << 20, "\(command.memory) bytes, \(memory) before")
      #expect(try await command.end(SIGTERM) == 0)
    }

    /// Waits until something holds; false where it does not for five minutes.
    private func isSettled(_ holds: () -> Bool) async throws -> Bool {
      for _ in 0..<15_000 where !holds() { try await Task.sleep(for: .milliseconds(20)) }
      return holds()
    }

    @Test("Nothing is missed where more changes than the system keeps for a program that sleeps", .faults("I19"))
    func eventOverflow() async throws {
      let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      let most = try #require(Int(limit.prefix { $0.isNumber }))
      let command = try await ServeCommand(site(), [])
      _ = try await command.port()
      command.send(SIGSTOP)
      let files = ["a", "b"].map { command.site.file("Posts/sk/\($0).txt").path }
      // Each is opened, changed and closed; the same twice in a row would count once.
      for number in 0...most {
        let descriptor = open(files[number % 2], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        write(descriptor, "x", 1)
        close(descriptor)
      }
      try command.site.set("Posts/sk/deep/er/late.md", PreviewSite.post("Late"))
      command.send(SIGCONT)
      #expect(try await command.shows("Late", at: "/sk/late/"))
      // What is still known by name is told first.
      let isTold = { (output: String) in
        output.contains("Posts/sk/a.txt and 1 other and more changed: ") || output.contains("Many files changed: ")
      }
      #expect(isTold(try await command.output(until: isTold)))
      try command.site.set("Posts/sk/deep/er/late.md", PreviewSite.post("Later"))
      #expect(try await command.shows("Later", at: "/sk/late/"))
      #expect(try await command.end(SIGTERM) == 0)
    }
  #endif
}
