import Foundation
import Testing

@testable import Servus

/// Whatever was built before into a folder, a build ends in what a clean build of the same sources gives.
@Suite struct IncrementalTests {
  /// More of them with `SERVUS_SEEDS=100`, beginning at `SERVUS_FIRST_SEED`.
  static let seeds: [UInt64] = {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["SERVUS_FIRST_SEED"].flatMap { UInt64($0) } ?? 1
    return Array(first..<(first + (environment["SERVUS_SEEDS"].flatMap { UInt64($0) } ?? 3)))
  }()

  private static let steps = ProcessInfo.processInfo.environment["SERVUS_STEPS"].flatMap { Int($0) } ?? 10

  @Test(.faults("C12", "C13", "F5"), arguments: seeds) func everyBuildEndsInWhatACleanBuildGives(
    _ seed: UInt64
  ) async throws {
    let site = try ChangingSite(seed: seed)
    #expect(try await compare(site))
    for _ in 0..<Self.steps {
      site.begin()
      for _ in 0...(site.chance(3) ? 1 : 0) { try site.edit() }
      guard try await compare(site) else { return }
      if site.chance(3) {
        try site.damage()
        guard try await compare(site) else { return }
      }
    }
  }

  /// Builds, and compares with a clean build; a change that is in error is taken back.
  private func compare(_ site: ChangingSite) async throws -> Bool {
    let before = try site.folder.published()
    let result = try await site.folder.build()
    var settings = site.folder.site
    settings.files = try site.sources()
    let clean = try SiteFolder(settings)
    let expected = try await clean.build()
    let isBroken = expected.report == nil
    let tree = try isBroken ? before : clean.published()
    let messages = result.messages.filter { !$0.contains("nothing in it is removed") }
    let difference = try site.folder.published().difference(from: tree)
    let told = "seed \(site.seed): \(site.edits.joined(separator: "\n  "))\n"
    guard difference == nil, messages == expected.messages, isBroken == (result.report == nil) else {
      Issue.record("\(told)\(difference ?? "the same files")\n\(messages)\nshould be\n\(expected.messages)")
      return false
    }
    guard isBroken else { return true }
    site.note("(refused: \(expected.messages.first { $0.hasPrefix("error") } ?? "-"))")
    guard try site.undo() else {
      Issue.record("\(told)the site has errors: \(expected.messages)")
      return false
    }
    return try await compare(site)
  }
}
