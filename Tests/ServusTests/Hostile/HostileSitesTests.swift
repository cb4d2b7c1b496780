import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// Sites with random faults, built by the program itself: it ends by itself, within limits, and says where each fault is.
  /// With `SERVUS_HOSTILE=2000` there are so many of them.
  @Suite struct HostileSitesTests {
    private static let count =
      ProcessInfo.processInfo.environment["SERVUS_HOSTILE"].flatMap { UInt64($0) } ?? 20
    /// In seconds of processor time.
    private static let time = 5
    /// In kilobytes: 512 MiB, and the room that threads of further processors set aside without using it.
    private static let memory = (512 + 72 * max(0, ProcessInfo.processInfo.activeProcessorCount - 2)) << 10
    /// A sanitizer sets terabytes of addresses aside, and takes its time.
    private static let limits =
      ChildProcess.isSanitized ? "" : "ulimit -v \(memory); ulimit -t \(time); "

    /// How many sites are built at a time: each takes descriptors for its streams.
    private static let lanes: UInt64 = 4

    @Test(arguments: 1...lanes) func theProgramEndsAndSaysWhatIsWrong(lane: UInt64) async throws {
      for seed in stride(from: lane, through: Self.count, by: Int(Self.lanes)) { try await build(seed) }
    }

    private func build(_ seed: UInt64) async throws {
      var site = try HostileSite(seed: seed)
      defer { site.remove() }
      try await expectAnswer(from: site, seed)
      if seed.isMultiple(of: 4) {
        try site.harmNotes()
        try await expectAnswer(from: site, seed)
      }
    }

    private func expectAnswer(from site: HostileSite, _ seed: UInt64) async throws {
      let shell = try #require(Program(named: "sh"))
      let command = Self.limits + "exec timeout -s KILL 120 \"$@\""
      let run = try await shell.run(["-c", command, "sh", CommandLineTool.executable.path] + site.arguments)
      let deeds = Comment(rawValue: "site \(seed): \(site.deeds.joined(separator: "; "))\n\(run.messages.suffix(500))")
      if site.isWrongUsage { return #expect(run.status == 64, deeds) }
      #expect([0, 1, 74].contains(run.status), deeds)
      guard [0, 1, 74].contains(run.status) else { return }
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      let errors = report.messages.filter { $0.severity == "error" }
      #expect(run.status == 0 || !errors.isEmpty || site.arguments.contains("--strict"), deeds)
      for error in errors { #expect(error.hasPlace(in: site.folder), "\(error) – \(deeds)") }
    }
  }
#endif

/// What `--json` says.
private struct Report: Decodable {
  let messages: [Finding]

  struct Finding: Decodable {
    let severity: String
    let rule: String?
    let message: String
    let file: String?
    let line: Int?

    /// Rules about a file as a whole or its name.
    private static let withoutLine = [
      "unreadable", "unwritable", "unsafe-path", "too-large", "duplicate-address", "unsafe-output", "unknown-layout",
      "unused-asset", "unknown-partial",
    ]

    /// A fault within a text has a line; one of a folder, or of the command line, names what it is about.
    func hasPlace(in folder: URL) -> Bool {
      guard let file else {
        return ["unsafe-output", "unwritable", "unreadable"].contains(rule)
      }
      let isThere = FileManager.default.fileExists(atPath: folder.appending(path: file).path)
      // What is about a name, and what is empty, has no line.
      let isAboutName = ["lies in no language", "is no language of", "file's name"].contains(where: message.contains)
      return line != nil || !isThere || isAboutName || message.hasSuffix(" empty")
        || Self.withoutLine.contains(rule ?? "")
    }
  }
}
