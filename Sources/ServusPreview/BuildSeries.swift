import Servus
import ServusDiagnostics

/// One build after the other of the same site, and what browsers are told of them.
struct BuildSeries: Sendable {
  private var options: BuildOptions
  private let clock: @Sendable () -> Int
  private let folder: PublishedFolder
  let live: LiveState
  /// Tells this run of the program from others.
  private let name = String(UInt32.random(in: 0...UInt32.max), radix: 36)
  /// How many builds have changed files.
  private var number = 0

  /// - Parameter folder: where the site is written.
  init(options: BuildOptions, clock: @escaping @Sendable () -> Int, folder: PublishedFolder) {
    self.options = options
    self.clock = clock
    self.folder = folder
    live = LiveState(PreviewState(build: "\(name)-0"))
  }

  /// Builds the site as its sources are now. What the build made on its way goes with it.
  mutating func build(_ cause: Preview.Build.Cause) async -> Preview.Build {
    options.now = clock()
    let result = await Pipeline(options: options).build()
    return Preview.Build(
      cause: cause, diagnostics: result.diagnostics, pages: result.pages, report: result.report,
      timings: result.timings, isBroken: result.diagnostics.count(of: .error) > 0,
      changedFiles: result.changedFiles, basePath: result.basePath, validUntil: result.validUntil)
  }

  /// More changed files than these are not told by name.
  private static let mostChangedFiles = 200

  /// Tells browsers what came of a build.
  mutating func publish(_ build: Preview.Build) {
    // A build that the system stopped half-way may have changed anything.
    let isUnknown = build.diagnostics.contains { $0.rule?.isSystemRefusal == true }
    let before = live.current
    let basePath = build.basePath ?? before.basePath
    var next = before
    next.errors = build.diagnostics.sortedErrors
    next.basePath = basePath
    next.headers = HeaderRules(folder.text(of: ["_headers"]) ?? "")
    if isUnknown || !build.changedFiles.isEmpty || basePath != before.basePath {
      number += 1
      next.previous = before.build
      next.build = "\(name)-\(number)"
      let isTold = !isUnknown && basePath == before.basePath && build.changedFiles.count <= Self.mostChangedFiles
      next.changed = isTold ? build.changedFiles.map { basePath + $0 } : nil
    }
    live.update(to: next)
  }
}

extension Preview {
  /// What came of a build.
  package struct Build: Sendable {
    /// Why the site was built.
    package enum Cause: Sendable, Equatable {
      case start
      case changes(ChangeQueue.Changes)
    }

    package let cause: Cause
    package let diagnostics: Diagnostics
    /// How many HTML pages the site has; 0 where there are errors.
    package let pages: Int
    /// What was written; nil where that was nothing.
    package let report: WriteReport?
    package let timings: Timings
    /// Whether something forbids writing the site.
    package let isBroken: Bool
    let changedFiles: [String]
    let basePath: String?
    let validUntil: Int?
  }
}
