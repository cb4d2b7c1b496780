import Foundation
import Testing

/// A site in a folder that goes with this object, built by the program in a process of its own.
final class BuildPlace {
  private let root: URL
  private let files: FileTree
  /// The site's folder.
  private(set) var site: URL
  /// Where the site is written.
  var output: URL { site.appending(path: "Public") }

  init(_ files: FileTree) throws {
    self.files = files
    root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "servus-place-\(UUID().uuidString)")
    site = root.appending(path: "site")
    try files.write(to: site)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  // MARK: Building

  /// How a process is started.
  struct Start: Sendable {
    var environment: [String: String] = [:]
    /// For `sh`; `"$@"` is the program with its arguments, `$SITE` the site's folder.
    var script = "exec \"$@\""
    var arguments = ["build", "--source", "$SITE"]
  }

  /// Builds the site, which must succeed.
  func build(_ start: Start = Start()) async throws {
    let run = try await run(start)
    try #require(run.status == 0, "\(run.messages)")
  }

  func build(_ options: String...) async throws {
    var start = Start()
    start.arguments += options
    try await build(start)
  }

  /// Builds the site, which must have errors.
  func fail() async throws {
    let run = try await run(Start())
    try #require(run.status == 1, "\(run.messages)")
  }

  func run(_ start: Start) async throws -> Program.Run {
    let fixed = CommandLineTool.epoch.merging(["SITE": site.path]) { $1 }
    let shell = try #require(Program(named: "sh"))
    let arguments = start.arguments.map { $0.replacing("$SITE", with: site.path) }
    return try await shell.run(
      ["-c", start.script, "sh", CommandLineTool.executable.path] + arguments,
      environment: fixed.merging(start.environment) { $1 })
  }

  /// The files of the output.
  func published() throws -> FileTree { try FileTree(reading: output) }

  // MARK: Changing

  func set(_ path: String, _ text: String) throws {
    try FileTree(files: [path: Array(text.utf8)]).write(to: site)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: site.appending(path: path), encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: site.appending(path: path))
  }

  /// Puts a file back as it was at first.
  func restore(_ path: String) throws {
    let bytes = try #require(files.files[path])
    try FileTree(files: [path: bytes]).write(to: site)
  }

  /// Moves the site with all that is in it to a path below the folder of this place.
  func move(to path: String) throws {
    let target = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: site, to: target)
    site = target
  }

  /// Makes the site's files anew, in some order.
  func rewrite(in order: (String, String) -> Bool) throws {
    try FileManager.default.removeItem(at: site)
    for path in files.paths.sorted(by: order) { try restore(path) }
  }

  /// Does something with each file of the site.
  func forEachFile(_ body: (String) throws -> Void) throws {
    for path in files.paths { try body(site.appending(path: path).path) }
  }
}
