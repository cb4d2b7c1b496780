import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import ServusPreview

/// Who may ask, and for what: rows I1 to I9 and I13 of the faults that a preview must stand.
@Suite struct AccessTests {
  private static let files: FileTree = [
    "Public": [
      "index.html": "<title>home</title>", "a.txt": "text", "404.html": "<title>missing</title>",
      "sk": ["index.html": "<title>sk</title>", "404.html": "<title>nic</title>"],
      "empty": ["x.txt": "x"], ".hidden": "no", ".well-known": ["security.txt": "contact"], ".git": ["HEAD": "no"],
    ],
    "Public-old": ["secret.txt": "secret"], "secret.txt": "secret",
  ]

  private func served() async throws -> ServedFolder { try await ServedFolder(Self.files) }

  @Test("Only the machine itself is listened to, unless another address is asked for", .faults("I1"))
  func loopback() async throws {
    for (host, isLoopback) in [("127.0.0.1", true), ("localhost", true), ("0.0.0.0", false)] {
      #expect(try await PreviewServer.listen(host: host, port: 0, patience: .seconds(1)).isLoopback == isLoopback)
    }
    if FileManager.default.fileExists(atPath: "/proc/net/if_inet6") {
      #expect(try await PreviewServer.listen(host: "::1", port: 0, patience: .seconds(1)).isLoopback)
      #expect(try await !PreviewServer.listen(host: "::", port: 0, patience: .seconds(1)).isLoopback)
    }
    await #expect(throws: ListenError.self) {
      try await PreviewServer.listen(host: "192.0.2.1", port: 0, patience: .seconds(1))
    }
  }

  @Test("The next free port is taken where the wanted one is in use", .faults("I2"))
  func portInUse() async throws {
    let first = try await PreviewServer.listen(host: "127.0.0.1", port: 0, patience: .seconds(1))
    let second = try await PreviewServer.listen(host: "127.0.0.1", port: first.port, patience: .seconds(1))
    #expect(second.port > first.port)
    // Somebody else may have it already.
    let last = try? await PreviewServer.listen(host: "127.0.0.1", port: 65535, patience: .seconds(1))
    await #expect(throws: ListenError.noneFree(from: 65535)) {
      try await PreviewServer.listen(host: "127.0.0.1", port: 65535, patience: .seconds(1))
    }
    withExtendedLifetime(last) {}
  }

  @Test("A request for another host gets nothing", .faults("I3"))
  func hosts() async throws {
    let folder = try await served()
    let port = folder.port
    for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LOCALHOST:\(port)", "[::1]:\(port)"] {
      #expect(try await folder.get("/a.txt", ["Host": host]).text == "text", "\(host)")
    }
    let others = [
      "evil.example:\(port)", "evil.example", "localhost", "localhost:\(port + 1)", "127.0.0.1.evil.example:\(port)",
      "localhost:\(port).evil.example", "127.0.0.2:\(port)", "[::2]:\(port)", "localhost.:\(port)",
      "2130706433:\(port)",
      "[::1", "[]:\(port)", ":\(port)", "localhost:", "localhost:0\(port)",
    ]
    for host in others {
      #expect(try await folder.get("/a.txt", ["Host": host]).status == 421, "\(host)")
    }
    for host in [
      "", "a b", "user@localhost:\(port)", "localhost:\(port)/x", "localhost:\(port),evil.example", "\u{E9}",
    ] {
      #expect(try await folder.get("/a.txt", ["Host": host]).status == 400, "\(host)")
    }
    let none = try await folder.answer(to: "GET /a.txt HTTP/1.1\r\nConnection: close\r\n\r\n")
    let two = try await folder.answer(
      to: "GET /a.txt HTTP/1.1\r\nHost: localhost:\(port)\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
    let old = try await folder.answer(to: "GET /a.txt HTTP/1.0\r\n\r\n")
    for answer in [none, two, old] {
      #expect(answer.status == 400)
      #expect(!answer.text.contains("text"))
    }
  }

  @Test("Whoever listens on all addresses is known by each of them, and by no foreign name", .faults("I3"))
  func hostsOfAllAddresses() {
    let policy = RequestPolicy(host: "0.0.0.0", port: 8080)
    func refusal(_ host: String) -> HTTPResponseStatus? {
      policy.refusal(of: HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["Host": host]))
    }
    for host in ["192.168.1.7:8080", "[fe80::1]:8080", "localhost:8080"] { #expect(refusal(host) == nil) }
    for host in ["evil.example:8080", "192.168.1.7:8081", "192.168.1.7.evil.example:8080"] {
      #expect(refusal(host) == .misdirectedRequest)
    }
  }

  @Test("A page of another site reads nothing and hears of nothing", .faults("I4"))
  func origins() async throws {
    let folder = try await served()
    let own = "http://127.0.0.1:\(folder.port)"
    #expect(try await folder.get("/a.txt", ["Origin": own]).status == 200)
    for target in ["/a.txt", PreviewAddress.script, PreviewAddress.events] {
      for origin in ["http://evil.example", "null", "https://127.0.0.1:\(folder.port)", "http://localhost:3000"] {
        let answer = try await folder.get(target, ["Origin": origin])
        #expect(answer.status == 403, "\(target) \(origin)")
        #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control") })
      }
      for site in ["cross-site", "same-site"] {
        #expect(try await folder.get(target, ["Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors"]).status == 403)
      }
    }
    let question = ["Origin": "http://evil.example", "Access-Control-Request-Method": "GET"]
    for headers in [question, question.merging(["Origin": own]) { $1 }] {
      let answer = try await folder.get("/a.txt", headers, method: "OPTIONS")
      #expect([403, 405].contains(answer.status))
      #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control") })
    }
    let link = ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"]
    #expect(try await folder.get("/", link).status == 200)
    #expect(try await folder.get(PreviewAddress.events, link).status == 403)
    #expect(try await folder.get("/", link.merging(["Sec-Fetch-Dest": "iframe"]) { $1 }).status == 403)
    let answer = try await folder.get("/a.txt")
    #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
  }

  @Test(
    "No spelling of a path leads out of the folder", .faults("I5"),
    arguments: [
      "/../secret.txt", "/sk/../../secret.txt", "/%2e%2e/secret.txt", "/%2E%2E%2Fsecret.txt", "/..%2fsecret.txt",
      "/..%5csecret.txt", "/..\\secret.txt", "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt",
      "/%c0%ae%c0%ae/secret.txt", "/%c0%af../secret.txt", "/..;/secret.txt", "/sk/..;x/../secret.txt",
      "/.%00./secret.txt",
      "/secret.txt%00.html", "//secret.txt", "/./secret.txt", "/sk//../secret.txt", "/../Public-old/secret.txt",
      "/%2e%2e/Public-old/secret.txt", "/Public-old/secret.txt", "-old/secret.txt", "..", "*", "secret.txt",
      "http://127.0.0.1/secret.txt", "file:///etc/passwd", "//etc/passwd", "/%2fetc/passwd", "/etc/passwd", "/%",
      "/%zz",
      "/..", "/../", "/%2e%2e", "/.%2e/secret.txt", "/%2e./secret.txt", "/sk/%2e%2e/%2e%2e/secret.txt",
      "/%2e%2e%5csecret.txt", "/%5c..%5csecret.txt", "/\\..\\secret.txt", "/..%00/secret.txt", "///secret.txt",
      "/%e0%80%ae%e0%80%ae/secret.txt", "/%f0%80%80%ae%f0%80%80%ae/secret.txt", "/%u002e%u002e/secret.txt",
      "/%25252e%25252e/secret.txt", "/%2e%2e%2fPublic-old%2fsecret.txt", "/..%3b/secret.txt", "/..?/../secret.txt",
      "http://127.0.0.1/../secret.txt", "http://evil.example/secret.txt", "localhost:80",
      "/%e", "/a.txt/../../secret.txt", "/a.txt%2f..%2f..%2fsecret.txt", "/\u{FF0E}\u{FF0E}/secret.txt",
    ])
  func paths(_ target: String) async throws {
    let answer = try await served().get(target)
    #expect([400, 404].contains(answer.status), "\(answer.status)")
    #expect(!answer.text.contains("secret"))
    #expect(!answer.text.contains("root:"))
  }

  @Test("Links, loops, pipes and folders without a page are not there", .faults("I6"))
  func oddEntries() async throws {
    let folder = try await served()
    let root = folder.url.appending(path: "Public")
    let manager = FileManager.default
    for (name, target) in [
      ("out.txt", "../secret.txt"), ("in.txt", "a.txt"), ("folder", "../Public-old"), ("loop", "loop"), ("self", "."),
      ("absolute", "/etc/passwd"), ("null", "/dev/zero"),
    ] {
      try manager.createSymbolicLink(atPath: root.appending(path: name).path, withDestinationPath: target)
    }
    #expect(mkfifo(root.appending(path: "pipe").path, 0o644) == 0)
    // Only root may make a device, and not everywhere.
    _ = mknod(root.appending(path: "device").path, S_IFCHR | 0o644, dev_t(0x105))
    for target in [
      "/device",
      "/out.txt", "/in.txt", "/folder/secret.txt", "/folder/", "/loop", "/self/a.txt", "/absolute", "/null", "/pipe",
      "/empty", "/empty/", "/nothing/a.txt", "/a.txt/x",
    ] {
      let answer = try await folder.get(target)
      #expect(answer.status == 404, "\(target)")
      #expect(answer.text.contains("missing"))
    }
  }

  @Test("Dot names are not there, but for .well-known", .faults("I7"))
  func dotNames() async throws {
    let folder = try await served()
    for target in ["/.hidden", "/.git/HEAD", "/%2egit/HEAD", "/.servus/", "/.servus/x", "/..."] {
      #expect(try await folder.get(target).status == 404, "\(target)")
    }
    #expect(try await folder.get("/.well-known/security.txt").text == "contact")
  }

  @Test("HEAD has the headers of GET, and nothing else", .faults("I8"), arguments: ["/a.txt", "/", "/nothing", "/sk"])
  func heads(_ target: String) async throws {
    let folder = try await served()
    let (get, head) = (try await folder.get(target), try await folder.get(target, method: "HEAD"))
    #expect(head.status == get.status)
    #expect(head.headers == get.headers)
    #expect(head.headers["content-length"] == "\(get.body.count)")
    #expect(head.body.isEmpty)
    let events = try await folder.get(PreviewAddress.events, method: "HEAD")
    #expect(events.headers["content-type"] == "text/event-stream")
    #expect(events.body.isEmpty)
  }

  @Test(
    "Nothing but GET and HEAD", .faults("I9"),
    arguments: ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "BREW", "CONNECT"])
  func methods(_ method: String) async throws {
    let folder = try await served()
    let answer = try await folder.get(method == "CONNECT" ? "127.0.0.1:80" : "/a.txt", method: method)
    // What is no method at all is no request.
    #expect(answer.status == (method == "BREW" ? 400 : 405))
    #expect(answer.headers["allow"] == (method == "BREW" ? nil : "GET, HEAD"))
    #expect(answer.text.firstRange(of: "text") == nil)
  }

  @Test("Folders lead to themselves with a slash, and never to another host", .faults("I13"))
  func slashes() async throws {
    let folder = try await served()
    let moved = try await folder.get("/sk?q=%C4%8Daj&x=1")
    #expect(moved.status == 301)
    #expect(moved.headers["location"] == "/sk/?q=%C4%8Daj&x=1")
    #expect(try await folder.get("/sk/?q=1").text.contains("<title>sk</title>"))
    #expect(try await folder.get("/a.txt/").status == 404)
    for target in ["//sk", "/\\sk", "/%5csk", "//evil.example/sk", "/%2fsk", "/sk//"] {
      let answer = try await folder.get(target)
      #expect([400, 404].contains(answer.status), "\(target)")
      #expect(answer.headers["location"] == nil)
    }
  }
}
