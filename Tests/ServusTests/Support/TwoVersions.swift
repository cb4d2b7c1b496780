import Foundation
import Testing

/// A site that goes from one version to another and back: posts come, change and go, and so does a whole language.
final class TwoVersions {
  enum Version: Int, CaseIterable { case first, second }

  /// Files and folders of an output.
  struct Published: Equatable {
    var files: FileTree
    var folders: Set<String>

    static let nothing = Published(files: [:], folders: [])

    /// Files under the names of work files are left out, and so are folders where there are such.
    init(reading output: URL) throws {
      files = try FileTree(reading: output)
      let all = (try? FileManager.default.subpathsOfDirectory(atPath: output.path)) ?? []
      folders = Set(all).subtracting(files.paths)
      for path in files.paths where path.contains(".servus-tmp-") { files[path] = nil }
    }

    private init(files: FileTree, folders: Set<String>) {
      self.files = files
      self.folders = folders
    }

    func difference(from expected: Published) -> String? {
      let others = folders.symmetricDifference(expected.folders).sorted()
      return files.difference(from: expected.files) ?? (others.isEmpty ? nil : "folders: \(others)")
    }
  }

  let folder: SiteFolder
  private(set) var version = Version.first
  private let differences: [Version: FileTree]
  /// What clean builds make of the versions.
  private var clean: [Version: Published] = [:]

  /// - Parameter posts: how many posts there are in both versions.
  init(posts: Int = 1) async throws {
    var site = try SmallSite([:])
    for path in site.files.paths where path.hasPrefix("Templates/strings/") && !path.hasSuffix("/en.yml") {
      if !path.hasSuffix("/sk.yml") { site.files[path] = nil }
    }
    for number in 0..<posts {
      site.files["Posts/en/post-\(number).md"] = SmallSite.post("Post \(number)", "tags: [all]")[""]
    }
    let settings = try #require(site.files["servus.yml"]).replacing(
      "default_language: sk", with: "default_language: en")
    differences = [
      .first: [
        "servus.yml": FileTree(stringLiteral: settings.replacing("[sk, en]", with: "[en]")),
        "Posts": [
          "en": ["thor.md": SmallSite.post("Thor", "tags: [chat]"), "gone.md": SmallSite.post("Gone", "tags: [old]")]
        ],
      ],
      .second: [
        "servus.yml": FileTree(stringLiteral: settings),
        "Posts": [
          "en": [
            "thor.md": SmallSite.post("Odin", "tags: [chat]", body: "![Boat](boat.svg)"),
            "boat.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>",
          ],
          "sk": ["new.md": SmallSite.post("New", "tags: [new]")],
        ],
      ],
    ]
    folder = try SiteFolder(site)
    for version in [Version.second, .first] {
      try turn(to: version)
      let output = folder.url.appending(path: "Clean-\(version)")
      let run = try await build(into: output)
      #expect(run.status == 0, "\(run.messages)")
      clean[version] = try Published(reading: output)
      try folder.set("Clean-\(version)", nil)
    }
    try startAnew()
  }

  var other: Version { version == .first ? .second : .first }

  func clean(_ version: Version) -> Published { clean[version] ?? .nothing }

  /// Makes the sources those of a version.
  func turn(to next: Version) throws {
    for path in differences[version]?.paths ?? [] { try? folder.set(path, nil) }
    try differences[next]?.write(to: folder.url)
    version = next
  }

  /// Removes the output and the notes.
  func startAnew() throws {
    for name in ["Public", ".servus"] { try? folder.set(name, nil) }
  }

  func published() throws -> Published { try Published(reading: folder.output) }

  /// Builds in a process of its own.
  func build(
    into output: URL? = nil, jobs: Int = 1, environment: [String: String] = [:]
  ) async throws -> Program.Run {
    try await CommandLineTool.run(
      arguments(into: output, jobs: jobs), environment: environment.merging(CommandLineTool.epoch) { $1 })
  }

  #if os(Linux)
    /// Builds while something goes wrong; `strikes` tells at which calls it did.
    func build(
      _ fault: SystemFault, below root: URL, jobs: Int = 1
    ) async throws -> (run: Program.Run, strikes: [String]) {
      let log = FileManager.default.temporaryDirectory.appending(path: "servus-faults-\(UUID().uuidString)")
      try Data().write(to: log)
      defer { try? FileManager.default.removeItem(at: log) }
      let run = try await build(jobs: jobs, environment: fault.environment(root: root, log: log))
      let calls = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
      return (run, calls.filter { $0.hasPrefix("!") }.map(String.init))
    }
  #endif

  func arguments(into output: URL? = nil, jobs: Int = 1) -> [String] {
    ["build", "--source", folder.url.path, "--output", (output ?? folder.output).path, "--jobs", "\(jobs)"]
  }

  // MARK: Judging

  /// What is wrong with an output that a build was to change, but may not have changed, or only in part.
  func damage(from old: Published) throws -> String? {
    let (actual, new) = (try published().files, clean(version))
    for (path, bytes) in actual.files where bytes != old.files.files[path] && bytes != new.files.files[path] {
      return "\(path) is neither the old file nor the new one"
    }
    return old.files.paths.first { new.files.files[$0] != nil && actual.files[$0] == nil }.map { "\($0) is lost" }
  }

  /// Work files, wherever they are.
  func workFiles() throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).filter { $0.contains(".servus-tmp-") })
  }

  /// Builds with nothing in the way; what is wrong then.
  func differenceAfterNextBuild() async throws -> String? {
    let run = try await build()
    guard run.status == 0 else { return "the next build ends with \(run.status): \(run.messages)" }
    let left = try workFiles()
    guard left.isEmpty else { return "the next build leaves \(left)" }
    return try published().difference(from: clean(version)).map { "after the next build: \($0)" }
  }
}
