import Synchronization

/// How far a build has come, for somebody who waits for it. Whoever does the work also tells of it, since a build keeps all
/// processors busy; where nobody waits there is no such object, and counting costs nothing.
package final class BuildProgress: Sendable {
  /// What takes time in proportion to the site.
  package enum Stage: String, Sendable {
    case reading, searching, comparing, writing
  }

  /// What has been done of a stage.
  package struct Position: Sendable {
    package let stage: Stage
    package let done: Int
    package let total: Int
  }

  private let stage = Mutex((stage: Stage.reading, total: 0))
  private let done = Atomic<Int>(0)
  /// Nanoseconds after the beginning.
  private let next: Atomic<Int>
  private let delay: Int
  private let interval: Int
  private let start = ContinuousClock.now
  private let tell: @Sendable (Position) -> Void

  /// - Parameters:
  ///   - delay: how long nothing is told; most builds are over by then.
  ///   - interval: how often it is told from then on, at most.
  ///   - tell: called by whoever does the work, never twice at a time.
  package init(after delay: Duration, every interval: Duration, tell: @escaping @Sendable (Position) -> Void) {
    self.delay = delay.nanoseconds
    next = Atomic(delay.nanoseconds)
    self.interval = interval.nanoseconds
    self.tell = tell
  }

  /// Whether anything has been told.
  package var hasTold: Bool { next.load(ordering: .relaxed) != delay }

  func begin(_ stage: Stage, of total: Int) {
    self.stage.withLock { $0 = (stage, total) }
    done.store(0, ordering: .relaxed)
    tellIfDue()
  }

  /// One more post, language or file is done.
  func advance() {
    done.add(1, ordering: .relaxed)
    tellIfDue()
  }

  private func tellIfDue() {
    let due = next.load(ordering: .relaxed)
    let now = (ContinuousClock.now - start).nanoseconds
    guard now >= due,
      next.compareExchange(expected: due, desired: now + interval, ordering: .relaxed).exchanged
    else { return }
    stage.withLock { tell(Position(stage: $0.stage, done: done.load(ordering: .relaxed), total: $0.total)) }
  }
}

extension Duration {
  fileprivate var nanoseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }
}
