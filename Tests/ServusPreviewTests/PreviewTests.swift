import Foundation
import ServusDiagnostics
import Synchronization
import TestSupport
import Testing

@testable import ServusPreview

/// A preview from the save of a file to what a browser gets.
@Suite struct PreviewTests {
  private func site(_ posts: FileTree = ["thor.md": PreviewSite.post("Thor")]) throws -> PreviewSite {
    try PreviewSite(["Posts": ["sk": posts]])
  }

  @Test("Pages have the script as they are sent, and no file of the site has it", .faults("I20"))
  func script() async throws {
    let preview = try await RunningPreview.start(try site())
    let page = try await preview.get("/sk/thor/")
    let script = "<script src=\"/.servus/preview.js\" data-build="
    #expect(page.text.ranges(of: script).count == 1)
    #expect(page.text.contains("data-file=\"/sk/thor/index.html\" defer></script>"))
    #expect(try await preview.get("/sk/feed.xml").text.contains(script) == false)
    let published = try preview.site.published()
    #expect(published.paths.filter { published[$0]?.contains(".servus") == true } == [])
    #expect(published == (try await preview.site.clean()))
    #expect(try await preview.get(PreviewAddress.script).headers["content-type"] == "text/javascript; charset=utf-8")
    #expect(try await preview.get(PreviewAddress.style).headers["content-type"] == "text/css; charset=utf-8")
    // The policy that the site asks for holds for the preview too, so it must permit what the script does.
    let policy = try #require(page.headers["content-security-policy"])
    for directive in ["script-src 'self'", "style-src 'self'", "connect-src 'self'"] {
      #expect(policy.contains(directive))
    }
  }

  @Test("A change is seen, built and sent")
  func change() async throws {
    let preview = try await RunningPreview.start(try site())
    try preview.site.set("Posts/sk/thor.md", PreviewSite.post("Odin"))
    #expect(try await preview.waits { try await preview.get("/sk/thor/").text.contains("Odin") })
    var changes = ChangeQueue.Changes()
    changes.paths = ["Posts/sk/thor.md"]
    // The page is there a moment before the build is told.
    #expect(try await preview.waits { preview.lastBuild.cause == .changes(changes) })
    #expect(try await preview.difference() == nil)
  }

  @Test("Errors are told with their line, the last good page stays, and both go when they are mended", .faults("I17"))
  func errors() async throws {
    let preview = try await RunningPreview.start(try site())
    try preview.site.set("Posts/sk/thor.md", "---\ntitle: \"<b>\"\ndate: never\nmood: good\n---\n")
    #expect(try await preview.waits { preview.lastBuild.isBroken })
    #expect(try await preview.get("/sk/thor/").text.contains("Thor"))
    let event = try await preview.event()
    #expect(
      event.contains(
        #""errors":[{"place":"Posts/sk/thor.md:3:7","message":"\"never\" is no date","rule":"bad-date","excerpt":"date: never\n      ^~~~~\n","help":"#
      ), "\(event)")
    // A warning stands in nobody's way.
    #expect(preview.lastBuild.diagnostics.contains { $0.rule == .unknownKey })
    #expect(!event.contains("unknown-key"))
    try preview.site.set("Posts/sk/thor.md", PreviewSite.post("Thor"))
    #expect(try await preview.waits { !preview.lastBuild.isBroken })
    #expect(try await preview.event().contains(#""errors":[]"#))
  }

  @Test("Where there is no good site yet, the errors are the page")
  func noSite() async throws {
    let preview = try await RunningPreview.start(try site(["thor.md": "---\ntitle: <b>\ndate: never\n---\n"]))
    let page = try await preview.get("/sk/thor/")
    #expect(page.status == 503)
    #expect(page.text.contains("Posts/sk/thor.md:3:7: error: &quot;never&quot; is no date [bad-date]"))
    #expect(page.text.contains("<script src=\"/.servus/preview.js\""))
    #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
    try preview.site.set("Posts/sk/thor.md", PreviewSite.post("Thor"))
    #expect(try await preview.waits { try await preview.get("/sk/thor/").status == 200 })
  }

  @Test("An address that does not exist shows the page of its language, which waits for it")
  func missingPages() async throws {
    let preview = try await RunningPreview.start(try site())
    let (own, other) = (try await preview.get("/sk/odin/"), try await preview.get("/odin/x.png"))
    #expect(own.status == 404)
    #expect(own.text.contains("data-file=\"/sk/404.html\""))
    #expect(other.text.contains("data-file=\"/404.html\""))
    try preview.site.set("Posts/sk/odin.md", PreviewSite.post("Odin"))
    #expect(try await preview.waits { try await preview.get("/sk/odin/").status == 200 })
    #expect(try await preview.waits { try await preview.event().contains("\"/sk/odin/index.html\"") })
  }

  @Test("The site moves when servus.yml says so")
  func basePath() async throws {
    let preview = try await RunningPreview.start(try site())
    let settings = try preview.site.text("servus.yml")
    try preview.site.set(
      "servus.yml", FileTree(stringLiteral: settings.replacing("example.org/", with: "example.org/blog/")))
    #expect(try await preview.waits { try await preview.get("/blog/sk/thor/").status == 200 })
    #expect(try await preview.get("/").headers["location"] == "/blog/")
    #expect(try await preview.difference() == nil)
    // A preview of a site in which nothing has changed knows where it stands too.
    #expect(try await RunningPreview.start(preview.site).address.url.hasSuffix("/blog/"))
  }

  @Test("A post appears when its time comes")
  func posts() async throws {
    let time = Mutex(PreviewSite.now)
    let site = try site([
      "thor.md": PreviewSite.post("Thor"), "later.md": PreviewSite.post("Later", date: "2020-06-01 14:00:01"),
    ])
    let preview = try await RunningPreview.start(site) { time.withLock(\.self) }
    #expect(try await preview.get("/sk/later/").status == 404)
    time.withLock { $0 += 1 }
    #expect(try await preview.waits { try await preview.get("/sk/later/").status == 200 })
  }

  @Test("Many files that change at once are one build, or two where it begins too soon", .faults("I19"))
  func bursts() async throws {
    let preview = try await RunningPreview.start(try site())
    let before = preview.allBuilds.count
    for number in 0..<50 { try preview.site.set("Posts/sk/p\(number).md", PreviewSite.post("P \(number)")) }
    #expect(try await preview.difference() == nil)
    let builds = preview.allBuilds.dropFirst(before)
    #expect(builds.reduce(0) { $0 + ($1.report?.written ?? 0) } < 600)
    #expect(builds.count <= 5)
  }

  @Test("A folder that must not be served is refused before anything listens")
  func unsafeOutput() async throws {
    let site = try site()
    let preview = Preview(options: site.options(output: site.url), host: "127.0.0.1", port: 0) { PreviewSite.now }
    await #expect(throws: Preview.Failure.self) { try await preview.run { _ in } }
  }
}

extension RunningPreview {
  /// The event that a browser gets when it comes.
  func event() async throws -> String {
    let port = address.port
    return try await onThread {
      let connection = try LocalSocket.connected(to: UInt16(port))
      defer { connection.end() }
      connection.write(ServedFolder.request("GET", PreviewAddress.events, port: port))
      var received = ""
      while !received.contains("\n\n"), let some = connection.some(), !some.isEmpty {
        received += String(decoding: some, as: UTF8.self)
      }
      return received
    }
  }
}
