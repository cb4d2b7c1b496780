import Servus

/// Notices changes by looking at every file again and again; needs nothing of the system.
struct PollingWatcher: Sendable {
  let root: String
  let queue: ChangeQueue

  /// The least time between two looks.
  private static let interval = Duration.milliseconds(200)
  /// How many times as long as a look the pause after it is, so that large sites do not keep a processor busy.
  private static let pauses = 10

  /// Reports changes until the task is cancelled.
  ///
  /// - Parameter before: how things stood when they were last known; nil where anything may have changed since.
  func run(before: SourceSnapshot?) async {
    var last = before ?? SourceSnapshot(of: root)
    if before == nil { queue.report { $0.isIncomplete = true } }
    var duration = Duration.zero
    while (try? await Task.sleep(for: max(Self.interval, duration * Self.pauses))) != nil {
      let start = ContinuousClock.now
      let snapshot = SourceSnapshot(of: root)
      let changes = snapshot.changes(since: last)
      if !changes.isEmpty { queue.report(changes) }
      last = snapshot
      duration = ContinuousClock.now - start
    }
  }
}
