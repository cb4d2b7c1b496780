#if os(Linux)
  import Foundation
  import Testing

  /// One build after the other, each with the same fault at another call, and after each of them one with none.
  struct BrokenBuilds {
    /// What a build finds.
    enum Start: String, CaseIterable, Sendable {
      /// Nothing has been built yet.
      case nothing
      /// Another version of the site.
      case otherVersion
      /// What a build left that was killed while it put its files in their places.
      case killedBuild
    }

    let start: Start
    let kind: SystemFault.Kind
    let lasts: Bool
    private let site: TwoVersions

    init(_ start: Start, _ kind: SystemFault.Kind, lasts: Bool = false) async throws {
      (self.start, self.kind, self.lasts) = (start, kind, lasts)
      site = try await TwoVersions()
    }

    func run(everyCall stride: Int) async throws {
      if start != .nothing { #expect(try await site.build().status == 0) }
      var faults: [String] = []
      for call in Swift.stride(from: 1, through: 10_000, by: stride) where faults.count < 5 {
        var hasStruck = false
        // There and back.
        for _ in TwoVersions.Version.allCases {
          try site.turn(to: site.other)
          let (strikes, fault) = try await build(brokenAt: call)
          if !strikes.isEmpty { hasStruck = true }
          if let fault { faults.append("\(strikes.first ?? "call \(call)"): \(fault)") }
        }
        if !hasStruck {
          #expect(call > 1, "\(kind) never struck")
          break
        }
      }
      #expect(faults.isEmpty, "\(kind): \(faults.joined(separator: "\n"))")
    }

    /// The calls at which the fault struck, and what was wrong then.
    private func build(brokenAt call: Int) async throws -> (strikes: [String], fault: String?) {
      var before = start == .nothing ? TwoVersions.Published.nothing : try site.published()
      if start == .nothing { try site.startAnew() }
      if start == .killedBuild {
        try await killWhilePublishing()
        before = try site.published()
      }
      let left = try site.workFiles()
      let (run, strikes) = try await site.build(
        SystemFault(kind: kind, call: call, lasts: lasts), below: site.folder.url)
      var faults = [try site.damage(from: before)]
      faults.append(try fault(of: run, struckAt: strikes, leaving: try site.workFiles().subtracting(left)))
      faults.append(try await site.differenceAfterNextBuild())
      let found = faults.compactMap(\.self)
      return (strikes, found.isEmpty ? nil : found.joined(separator: "\n") + "\n" + run.messages)
    }

    /// Leaves some files of this version in their places, some of the other, and some work files.
    private func killWhilePublishing() async throws {
      let fault = SystemFault(kind: .kill, call: 7, only: "renameat", after: "syncfs")
      #expect(try await site.build(fault, below: site.folder.output).run.status == SIGKILL)
      #expect(try site.workFiles() != [])
    }

    /// What is wrong with how a build ended.
    private func fault(
      of run: Program.Run, struckAt strikes: [String], leaving workFiles: Set<String>
    ) throws -> String? {
      if let status = kind.status, !strikes.isEmpty { return run.status == status ? nil : "ends with \(run.status)" }
      guard workFiles.isEmpty else { return "leaves \(workFiles)" }
      if run.status == 0 { return try site.published().difference(from: site.clean(site.version)) }
      guard run.status == 74, let reason = kind.reason else { return "ends with \(run.status)" }
      let isTold = run.messages.contains(reason) && strikes.contains { run.messages.contains(place(of: $0)) }
      return isTold ? nil : "does not say where, or why"
    }

    /// What a message should name: of a work file, the file that it was to become, or its folder. A work folder that
    /// cannot be used is no reason to refuse; where it cannot be removed, it is named itself.
    private func place(of strike: String) -> String {
      var path = strike.split(separator: " ", maxSplits: 2)[2]
      if !path.contains("-folder-") { path = path.replacing(/\/\.servus-tmp-[0-9-]+/, with: "") }
      let root = site.folder.url.path + "/"
      return String(path.hasPrefix(root) ? path.dropFirst(root.count) : path)
    }
  }
#endif
