import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Builds where something else sets limits: the shell, the owner of a folder, other builds, whoever reads the messages.
@Suite struct BuildSurroundingsTests {
  private let shell = Program(URL(filePath: "/bin/sh"))

  /// Builds by way of a line of the shell, in which `"$@"` is the build.
  private func build(_ site: TwoVersions, by line: String) async throws -> Program.Run {
    try await shell.run(
      ["-c", line, "sh", CommandLineTool.executable.path] + site.arguments(), environment: CommandLineTool.epoch)
  }

  @Test(.faults("E4"), .disabled(if: ChildProcess.isSanitized, "a sanitizer's own memory is a larger file"))
  func aFileBeyondTheLimitOfTheShellIsToldByName() async throws {
    let site = try await TwoVersions()
    _ = try await site.build()
    let before = try site.published()
    try site.turn(to: .second)
    try site.folder.set("Posts/en/large.bin", String(repeating: "x", count: 200_000))
    try site.folder.set("Posts/en/large.md", SmallSite.post("Large", body: "[File](large.bin)")[""])
    // In blocks of 512 bytes.
    let run = try await build(site, by: "ulimit -f 200; exec \"$@\"")
    #expect(run.status == 74)
    let file = site.folder.output.path + "/en/large/large.bin"
    #expect(run.messages.contains("error: \(file) cannot be written: File too large [unwritable]\n"), "\(run.messages)")
    #expect(try site.published() == before)
    #expect(try site.workFiles() == [])
  }

  /// Where the tests run as root, without root's right to write anywhere.
  private func buildAsOwner(_ site: TwoVersions) async throws -> Program.Run {
    try await CommandLineTool.run(
      site.arguments(), by: Program.lacking("dac_override", "dac_read_search"), environment: CommandLineTool.epoch)
  }

  @Test(.faults("E5"), arguments: ["Public", "Public/en", "Public/en/thor", ".servus"])
  func aFolderThatMustNotBeWrittenToIsToldByName(_ folder: String) async throws {
    let site = try await TwoVersions()
    _ = try await site.build()
    let before = try site.published()
    try site.turn(to: .second)
    let path = site.folder.url.appending(path: folder).path
    #expect(chmod(path, 0o555) == 0)
    let run = try await buildAsOwner(site)
    #expect(chmod(path, 0o755) == 0)
    #expect(run.status == 74)
    #expect(run.messages.contains("error: \(path)/"), "\(run.messages)")
    #expect(run.messages.contains(" cannot be written: Permission denied [unwritable]\n"))
    #expect(try site.published() == before)
    #expect(try site.workFiles() == [])
    #expect(try await site.differenceAfterNextBuild() == nil)
  }

  @Test(.faults("E6")) func buildsAtOnceComeOneAfterTheOther() async throws {
    let site = try await TwoVersions()
    for version in [TwoVersions.Version.first, .second] {
      try site.turn(to: version)
      let (program, arguments) = (Program(CommandLineTool.executable), site.arguments(jobs: 2))
      let runs = try await withThrowingTaskGroup(of: Program.Run.self) { group in
        for _ in 0..<6 { group.addTask { try await program.run(arguments, environment: CommandLineTool.epoch) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(runs.map(\.status) == [0, 0, 0, 0, 0, 0])
      #expect(runs.map(\.messages) == ["", "", "", "", "", ""])
      // One of them has written everything, the others nothing.
      #expect(runs.count { $0.output.contains(": 0 files written") } == 5)
      #expect(try site.published().difference(from: site.clean(version)) == nil)
      #expect(try site.workFiles() == [])
    }
  }

  @Test(
    .faults("E7"),
    arguments: [
      "exec \"$@\" >&-", "exec \"$@\" >&- 2>&-", "exec \"$@\" <&- >&- 2>&-", "\"$@\" | true", "\"$@\" 2>&1 >&- | true",
    ])
  func nobodyNeedsToListen(_ line: String) async throws {
    let site = try await TwoVersions()
    // A warning, for standard error.
    try site.folder.set("Posts/en/post-0.md", SmallSite.post("Post 0", "tags: [all]\nmood: good")[""])
    #expect(try await build(site, by: line).status == 0)
    try expectCleanResult(site)
    #expect(try await site.build().output.contains(": 0 files written"))
    try site.turn(to: .second)
    #expect(try await build(site, by: line).status == 0)
    try expectCleanResult(site)
  }

  /// No message has gone into a file.
  private func expectCleanResult(_ site: TwoVersions) throws {
    let difference = try site.published().difference(from: site.clean(site.version))
    #expect(difference == nil, "\(difference ?? "")")
  }

  private static let slips: [(path: String, text: String)] = [
    ("servus.yml", "title: [\n"), ("Posts/en/thor.md", "---\ntitle: Thor\ndate: never\n---\n"),
    ("Posts/en/thor.md", SmallSite.post("Thor", body: "[Nowhere](nowhere.md)")[""] ?? ""),
    ("Posts/en/twin.md", SmallSite.post("Twin", "slug: thor")[""] ?? ""),
    ("Posts/en/thor.comments.yml", "- text: nobody's\n"), ("Posts/_series/list.yml", "points: many\n"),
    ("Templates/post.mustache", "{{#post}}"), ("Templates/partials/entry.mustache", "{{nonsense}}"),
    ("Templates/strings/en.yml", "months: none\n"),
  ]

  @Test(.faults("E8"), arguments: slips) func withOneFaultyFileNothingIsWritten(
    _ path: String, _ text: String
  ) async throws {
    let site = try await TwoVersions()
    #expect(try await site.build().status == 0)
    try site.folder.set("Posts/en/post-0.md", SmallSite.post("Another title")[""])
    try site.folder.set(path, text)
    let before = try FileTree(reading: site.folder.url)
    let run = try await site.build()
    #expect(run.status == 1)
    #expect(run.messages.contains(path), "\(run.messages)")
    #expect(try FileTree(reading: site.folder.url) == before)
  }
}
