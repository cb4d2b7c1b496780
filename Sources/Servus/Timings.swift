import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long each stage of a build took, and how much went through it. Measuring costs a few readings of a clock, so it is
/// always done.
package struct Timings: Sendable {
  /// The stages in the order of the way through them.
  package enum Stage: String, Sendable, CaseIterable {
    case load, parse, resolve, index, plan, compile, compare, render, write, publish, note
  }

  /// What one stage took.
  package struct Entry: Sendable {
    package let stage: Stage
    /// From its beginning to its end; of rendering and writing, which take turns, the sum over all jobs.
    package internal(set) var duration: Duration = .zero
    /// Files, posts, pages or other things.
    package internal(set) var count = 0
    package internal(set) var bytes = 0
    /// The most memory that the process has had until the end of the stage, in bytes.
    package internal(set) var peakMemory = 0
  }

  /// In the order of the way; a stage that was not needed is left out.
  package private(set) var entries: [Entry] = []
  let beginning = ContinuousClock.now
  /// From the beginning to the end of the build.
  package private(set) var total: Duration = .zero

  /// Runs a stage, which may have begun before.
  mutating func measure<Value, Failure>(
    _ stage: Stage, since start: ContinuousClock.Instant = .now, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let value = try await body()
    add(Entry(stage: stage, duration: ContinuousClock.now - start))
    return value
  }

  /// Says how much went through the last stage.
  mutating func amount(_ count: Int = 0, bytes: Int = 0) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].count = count
    entries[entries.count - 1].bytes = bytes
  }

  mutating func add(_ entry: Entry) {
    var entry = entry
    entry.peakMemory = Self.peakMemory
    entries.append(entry)
  }

  private static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Glibc)
      return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? usage.ru_maxrss * 1024 : 0
    #else
      return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0
    #endif
  }

  mutating func finish() { total = ContinuousClock.now - beginning }
}

/// Adds up what a stage takes that runs in many short pieces, on several threads.
final class StageMeter: Sendable {
  private let nanoseconds = Atomic<Int>(0)
  private let count = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)

  func measure<Value, Failure>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let start = ContinuousClock.now
    defer {
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      nanoseconds.add(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000), ordering: .relaxed)
    }
    return try body()
  }

  func add(count: Int, bytes: Int) {
    self.count.add(count, ordering: .relaxed)
    self.bytes.add(bytes, ordering: .relaxed)
  }

  func entry(_ stage: Timings.Stage) -> Timings.Entry {
    Timings.Entry(
      stage: stage, duration: .nanoseconds(nanoseconds.load(ordering: .relaxed)),
      count: count.load(ordering: .relaxed), bytes: bytes.load(ordering: .relaxed))
  }
}
