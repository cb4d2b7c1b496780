import Foundation
import TestSupport
import Testing

/// The command `servus serve` as a user meets it.
@Suite struct ServeCommandTests {
  private func site() throws -> PreviewSite {
    try PreviewSite(["Posts": ["sk": ["thor.md": PreviewSite.post("Thor")]]])
  }

  @Test(.faults("E2"), arguments: [SIGINT, SIGTERM]) func itSaysWhereTheSiteIsAndWhatChangesAndEndsAtOnce(
    _ signal: Int32
  ) async throws {
    let site = try site()
    let command = try await ServeCommand(site, ["--drafts"])
    let first = try await command.output { $0.contains("Ctrl-C") }.split(separator: "\n")
    let output = site.file("Public").path
    #expect(first.count == 4)
    #expect(first[0].wholeMatch(of: /\d+ pages: \d+ files written in \d+ ms\./) != nil, "\(first)")
    #expect(first[1].hasPrefix("http://127.0.0.1:") && first[1].hasSuffix("/ shows \(output)"))
    #expect(first[2] == "Drafts are in \(output) until the next build without --drafts.")
    #expect(first[3] == "Posts, Templates and servus.yml are watched. Ctrl-C ends this.")
    try Data("---\ntitle: Odin\ndate: never\n---\n".utf8).write(to: site.file("Posts/sk/thor.md"), options: .atomic)
    _ = try await command.output {
      $0.contains("Posts/sk/thor.md changed: nothing is written while there are errors.\n")
    }
    #expect(
      command.messages.contains("Posts/sk/thor.md:3:7: error: \"never\" is no date [bad-date]\n    date: never\n"))
    try site.set("Posts/sk/thor.md", PreviewSite.post("Odin"))
    let last = try await command.output {
      $0.contains("ms.\nPosts/sk/thor.md changed: ")
        || $0.contains(" written in") && $0.contains("errors.\nPosts/sk/thor.md changed: ")
    }
    #expect(last.firstMatch(of: /Posts\/sk\/thor\.md changed: \d+ files written.* in \d+ ms\.\n/) != nil, "\(last)")
    #expect(!last.contains("\u{1B}"))
    try site.set("Posts/sk/thor.md", PreviewSite.post("Odin"))
    let same = try await command.output { $0.contains("Posts/sk/thor.md changed: nothing to write in ") }
    #expect(same.firstMatch(of: /Posts\/sk\/thor\.md changed: nothing to write in \d+ ms\.\n/) != nil, "\(same)")
    #expect(try await command.end(signal) == 0)
  }

  @Test func aScheduledPostIsPublishedWhenItsTimeHasCome() async throws {
    let site = try site()
    let command = try await ServeCommand(site, [], now: nil)
    _ = try await command.port()
    var output = ""
    // On a busy machine the time may have come before the post is seen.
    for seconds in [4, 30, 120] where !output.contains("A post's time has come: ") {
      let name = "odin-\(seconds)"
      let date = Date.now.addingTimeInterval(TimeInterval(seconds)).formatted(.iso8601)
      try site.set("Posts/sk/\(name).md", PreviewSite.post("Odin", date: date))
      output = try await command.output { output in
        output.contains("A post's time has come: ")
          || output.split(separator: "\n").contains { $0.hasPrefix("Posts/sk/\(name).md") && $0.contains(" written") }
      }
      #expect(try await command.shows("Odin", at: "/sk/\(name)/"))
    }
    #expect(
      output.firstMatch(of: /A post's time has come: \d+ files written(?:, \d+ removed)? in \d+ ms\.\n/) != nil,
      "\(output)")
    #expect(try await command.end(SIGTERM) == 0)
  }

  @Test(.faults("E2")) func aBuildThatIsBrokenOffLeavesNothingHalfWritten() async throws {
    let site = try site()
    for number in 0..<300 { try site.set("Posts/sk/p\(number).md", PreviewSite.post("P \(number)")) }
    for pause in [0, 30, 60, 90, 150] {
      let command = try await ServeCommand(site, [])
      try await Task.sleep(for: .milliseconds(pause))
      let status = try await command.end(SIGINT)
      // Before the program has begun, the signal is the system's to answer.
      #expect(status == 0 || status == SIGINT)
      try site.set("Posts/sk/p\(pause).md", PreviewSite.post("Another \(pause)"))
    }
    let command = try await ServeCommand(site, [])
    _ = try await command.output { $0.contains("Ctrl-C") }
    #expect(try await command.end(SIGINT) == 0)
    let difference = try site.published().difference(from: try #require(try await site.clean()))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("Another address is warned of, and a port that is in use is not taken", .faults("I1", "I2"))
  func addresses() async throws {
    // A site's folder goes when nobody holds it any more.
    let sites = try [site(), site(), site()]
    defer { withExtendedLifetime(sites) {} }
    let first = try await ServeCommand(sites[0], [])
    let output = try await first.output { $0.contains("Ctrl-C") }
    let port = try #require(output.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    #expect(first.messages == "")
    let second = try await ServeCommand(sites[1], ["--port", String(port), "--host", "0.0.0.0"])
    #expect(try await second.output { $0.contains("Ctrl-C") }.contains("http://localhost:"))
    #expect(second.messages.contains("note: port \(port) is in use, so this is port "))
    #expect(
      second.messages.contains(
        "warning: everybody in your network can see this site, drafts included if they are built\n"))
    let nowhere = try await CommandLineTool.run(["serve", "--source", sites[2].url.path, "--host", "192.0.2.1"])
    #expect(nowhere.status == 1)
    #expect(nowhere.messages.hasPrefix("error: cannot listen on 192.0.2.1: "))
    #expect(nowhere.messages.hasSuffix("\nhelp: leave --host out to listen on this machine alone\n"))
    for command in [first, second] { #expect(try await command.end(SIGTERM) == 0) }
  }

  @Test(arguments: [["--port", "65536"], ["--port", "-1"], ["--port", "http"], ["--host", ""]])
  func wrongUsageEndsWithStatus64(_ arguments: [String]) async throws {
    let run = try await CommandLineTool.run(["serve"] + arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test func aFolderOfSourcesIsNotServed() async throws {
    let site = try site()
    let run = try await CommandLineTool.run(["serve", "--source", site.url.path, "--output", site.url.path])
    #expect(run.status == 1)
    #expect(run.messages.contains("holds the site's sources [unsafe-output]"))
  }
}
