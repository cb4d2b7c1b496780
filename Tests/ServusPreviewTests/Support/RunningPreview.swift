import Foundation
import ServusDiagnostics
import Synchronization
import TestSupport

@testable import ServusPreview

/// A preview of a site in this process.
final class RunningPreview: Sendable {
  let site: PreviewSite
  let address: Preview.Address
  private let running: Task<Void, Never>
  private let log: Log

  private init(_ site: PreviewSite, _ address: Preview.Address, _ running: Task<Void, Never>, _ log: Log) {
    self.site = site
    self.address = address
    self.running = running
    self.log = log
  }

  private final class Log: Sendable {
    let builds = Mutex<[Preview.Build]>([])
  }

  deinit {
    running.cancel()
  }

  /// Starts a preview and waits until it serves.
  static func start(
    _ site: PreviewSite, clock: @escaping @Sendable () -> Int = { PreviewSite.now }
  ) async throws -> RunningPreview {
    let log = Log()
    let (addresses, found) = AsyncStream.makeStream(of: Preview.Address.self)
    let preview = Preview(options: site.options(), host: "127.0.0.1", port: 0, clock: clock)
    let running = Task {
      try? await preview.run { event in
        switch event {
        case .built(let build): log.builds.withLock { $0.append(build) }
        case .serving(let address): found.yield(address)
        case .polling: break
        }
      }
      found.finish()
    }
    for await address in addresses { return RunningPreview(site, address, running, log) }
    throw CancellationError()
  }

  /// What came of all builds so far.
  var allBuilds: [Preview.Build] { log.builds.withLock(\.self) }

  var lastBuild: Preview.Build { allBuilds[allBuilds.count - 1] }

  func get(_ target: String) async throws -> Answer {
    try await Answer.to(ServedFolder.request("GET", target, port: address.port), port: address.port)
  }

  /// Waits until something holds; false where it does not for five minutes.
  func waits(until holds: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      if try await holds() { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  /// Where the output is not, for five minutes, what a clean build gives; nil where it comes to be. For sources with errors it
  /// is enough that these are known.
  func difference() async throws -> String? {
    guard let expected = try await site.clean() else {
      return try await waits { lastBuild.isBroken } ? nil : "no errors"
    }
    var difference: String?
    let isSettled = try await waits {
      // A build may remove a file while it is read.
      guard let published = try? site.published() else { return false }
      difference = published.difference(from: expected)
      return difference == nil && !lastBuild.isBroken
    }
    return isSettled ? nil : difference ?? "errors: \(lastBuild.diagnostics.sorted.map(\.message))"
  }
}
