import Foundation
import TestSupport
import Testing

@testable import Servus

/// Builds to which something happens at one of their system calls. With `SERVUS_FAULT_STRIDE=1` it is each call in turn.
@Suite struct BrokenBuildTests {
  #if os(Linux)
    private static let stride =
      ProcessInfo.processInfo.environment["SERVUS_FAULT_STRIDE"].flatMap { Int($0) } ?? 307

    @Test(.faults("E1"), arguments: BrokenBuilds.Start.allCases) func aKilledBuildLeavesWholeFiles(
      _ start: BrokenBuilds.Start
    ) async throws {
      try await BrokenBuilds(start, .kill).run(everyCall: Self.stride)
    }

    @Test(.faults("E2"), arguments: SystemFault.Kind.signals)
    func aSignalEndsABuildLikeAKill(_ signal: SystemFault.Kind) async throws {
      try await BrokenBuilds(.otherVersion, signal).run(everyCall: Self.stride)
    }

    @Test(.faults("E3"), arguments: BrokenBuilds.Start.allCases, SystemFault.Kind.errors)
    func aRefusalByTheSystemLeavesWholeFilesAndIsToldByName(
      _ start: BrokenBuilds.Start, _ error: SystemFault.Kind
    ) async throws {
      try await BrokenBuilds(start, error).run(everyCall: Self.stride)
    }

    @Test(.faults("E3"), arguments: BrokenBuilds.Start.allCases) func aDiskThatStaysFullLeavesWholeFiles(
      _ start: BrokenBuilds.Start
    ) async throws {
      try await BrokenBuilds(start, .fullDisk, lasts: true).run(everyCall: Self.stride)
    }

    @Test(.faults("E3")) func aFullDiskLeavesTheOldSiteAsItWas() async throws {
      let site = try await TwoVersions()
      _ = try await site.build()
      let before = try site.published()
      try site.turn(to: .second)
      // All is written before it is made sure that it is on the disk, and only then comes the first file to its place.
      let full = SystemFault(kind: .fullDisk, call: 1, only: "syncfs", lasts: true)
      let run = try await site.build(full, below: site.folder.output).run
      #expect(run.status == 74)
      #expect(
        run.messages == """
          error: \(site.folder.output.path) cannot be written: No space left on device [unwritable]
          help: make room or permit writing there, and build again; what stands there is whole

          """)
      #expect(try site.published() == before)
      #expect(try site.workFiles() == [])
    }

    /// Several threads put files in their places, and one of them or all may be refused.
    @Test(.faults("E3"), arguments: [false, true])
    func aRefusalToAnyThreadIsToldByTheNameOfItsFile(lasts: Bool) async throws {
      let site = try await TwoVersions(posts: 30)
      _ = try await site.build(jobs: 2)
      let before = try site.published()
      try site.turn(to: .second)
      let fault = SystemFault(kind: .brokenDisk, call: 9, only: "renameat", after: "syncfs", lasts: lasts)
      let (run, strikes) = try await site.build(fault, below: site.folder.output, jobs: 2)
      #expect(lasts ? strikes.count > 0 : strikes.count == 1)
      #expect(run.status == 74)
      let told = try #require(
        run.messages.wholeMatch(of: #/error: (\S+)/\S+ cannot be written: Input/output error .+\n.+\n/#))
      // Each file was refused under the name of its work file, in the same folder.
      #expect(strikes.contains { $0.contains("\(told.1)/.servus-tmp-") })
      #expect(try site.damage(from: before) == nil)
      #expect(try site.workFiles() == [])
      #expect(try await site.differenceAfterNextBuild() == nil)
    }

    @Test(.faults("E1")) func beforeAnyFileIsReplacedAllWaitInTheirFolders() async throws {
      let site = try await TwoVersions()
      _ = try await site.build()
      let before = try site.published()
      try site.turn(to: .second)
      let kill = SystemFault(kind: .kill, call: 1, only: "syncfs")
      #expect(try await site.build(kill, below: site.folder.output).run.status == SIGKILL)
      #expect(try site.published().files == before.files)
      let names = try site.workFiles()
      #expect(names.filter { $0.contains("-folder-") } == [])
      // What is new at the top, as the new language is, has been put together in one folder.
      let waiting = Set(names.filter { !$0.contains(#/\.servus-tmp-\d+(/|$)/#) }.map(folder))
      let after = site.clean(.second).files
      let changed = after.paths.filter { !$0.hasPrefix("sk/") && after[$0] != before.files[$0] }
      #expect(waiting == Set(changed.map { folder(of: "Public/\($0)") }))
      #expect(try await site.differenceAfterNextBuild() == nil)
    }

    private func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// Elsewhere files are made in work folders and moved. Of another disk the first file is made twice, here a copy.
    @Test(.faults("E3"), arguments: ["en", "en/thor"])
    func whereAnotherDiskBeginsFilesAreMadeThere(_ disk: String) async throws {
      let site = try await TwoVersions()
      _ = try await site.build()
      try site.turn(to: .second)
      let folder = site.folder.output.appending(path: disk)
      let (run, strikes) = try await site.build(SystemFault(kind: .otherDisk, call: 1, lasts: true), below: folder)
      #expect(run.status == 0, "\(run.messages)")
      #expect(strikes.count == 1, "\(strikes)")
      #expect(try site.published() == site.clean(.second))
      #expect(try site.workFiles() == [])
      let notes = StateFile(root: site.folder.url.path, outputFolder: OutputPath.real(site.folder.output.path))
      let output = OutputFolder(path: site.folder.output.path)
      for row in try #require(try notes.saved().get()).state.entries.rows {
        #expect(try row.value.stamp == output.stamp(of: row.path), "\(row.path)")
        let hashes = try [ContentHash(output.contents(of: row.path)), ContentHash(ofFile: output.absolute(row.path))]
        #expect(hashes.contains { $0 == row.value.hash }, "\(row.path)")
      }
    }

    @Test(.faults("E3")) func notesThatCannotBeReadAreNotGivenUp() async throws {
      let site = try await TwoVersions()
      _ = try await site.build()
      let before = try site.published()
      try site.turn(to: .second)
      let notes = try site.folder.stateFile()
      let run = try await site.build(SystemFault(kind: .brokenDisk, call: 1), below: notes).run
      #expect(run.status == 74)
      #expect(
        run.messages == """
          error: \(notes.path) cannot be read: Input/output error [unreadable]
          help: permit reading it, or remove it: then stale pages stay where they are

          """)
      #expect(try site.published() == before)
    }

    /// The fault is the source's, not that of the place where its copy goes.
    @Test(.faults("E3")) func aFileThatCannotBeReadToItsEndIsToldByItsOwnName() async throws {
      let site = try await TwoVersions()
      try site.folder.set("Posts/en/film.bin", String(repeating: "x", count: 3 << 20))
      try site.folder.set("Posts/en/film.md", SmallSite.post("Film", body: "[Film](film.bin)")[""])
      // First its beginning is read, to see what it is; then it is copied, a mebibyte at a time.
      let fault = SystemFault(kind: .brokenDisk, call: 3, only: "read")
      let run = try await site.build(fault, below: site.folder.url.appending(path: "Posts/en/film.bin")).run
      #expect(run.status == 74)
      #expect(
        run.messages == """
          Posts/en/film.bin: error: the file cannot be read: Input/output error [unreadable]
          help: permit reading it, or move it away

          """)
      #expect(try site.published() == .nothing)
      #expect(try site.workFiles() == [])
    }

    /// More of them with `SERVUS_KILLS=500`.
    private static let kills = ProcessInfo.processInfo.environment["SERVUS_KILLS"].flatMap { Int($0) } ?? 4

    @Test(.faults("E1")) func buildsThatAreKilledAtRandomMomentsLeaveWholeFiles() async throws {
      let site = try await TwoVersions(posts: 30)
      var random = SplitMix(seed: 1)
      let start = ContinuousClock.now
      _ = try await site.build(jobs: 2)
      let duration = ContinuousClock.now - start
      for number in 0..<Self.kills {
        if number % 10 == 9 { try site.startAnew() }
        let before = try site.published()
        try site.turn(to: site.other)
        let pause = duration * Double.random(in: 0...1.2, using: &random)
        _ = try await Program(CommandLineTool.executable).run(
          site.arguments(jobs: 2), environment: CommandLineTool.epoch, killedAfter: pause)
        let damage = try site.damage(from: before)
        let difference = try await site.differenceAfterNextBuild()
        guard damage == nil, difference == nil else {
          Issue.record("\(number), killed after \(pause): \(damage ?? "")\n\(difference ?? "")")
          return
        }
      }
    }
  #endif
}
