import Foundation
import TestSupport
import Testing

@testable import ServusPreview

/// Whatever happens to the sources while a preview runs, it ends in what a clean build gives.
@Suite struct RestlessSiteTests {
  /// More of them with `SERVUS_SEEDS=100`, beginning at `SERVUS_FIRST_SEED`.
  static let seeds: [UInt64] = {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["SERVUS_FIRST_SEED"].flatMap { UInt64($0) } ?? 1
    return Array(first..<(first + (environment["SERVUS_SEEDS"].flatMap { UInt64($0) } ?? 3)))
  }()

  private static let steps = ProcessInfo.processInfo.environment["SERVUS_STEPS"].flatMap { Int($0) } ?? 12

  @Test("After any changes the site is that of a clean build", .faults("I19"), arguments: seeds)
  func endsInACleanBuild(_ seed: UInt64) async throws {
    var restless = try RestlessSite(seed: seed)
    let preview = try await RunningPreview.start(restless.site)
    var pause = SplitMix(seed: seed)
    for _ in 0..<Self.steps {
      for _ in 0..<Int.random(in: 1...4, using: &pause) {
        try restless.edit()
        // Some changes come in a burst, some while a build runs.
        try await Task.sleep(for: .milliseconds([0, 0, 5, 30, 150].randomElement(using: &pause) ?? 0))
      }
      if Bool.random(using: &pause) || preview.lastBuild.isBroken { try restless.mend() }
      let difference = try await preview.difference()
      #expect(difference == nil, "seed \(seed): \(restless.edits.joined(separator: "\n  "))\n\(difference ?? "")")
      guard difference == nil else { return }
    }
  }
}
