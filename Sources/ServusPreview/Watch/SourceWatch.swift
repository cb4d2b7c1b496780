import NIOPosix
import Servus

/// Watches what a build reads of a site's folder.
struct SourceWatch: Sendable {
  /// How changes are noticed.
  enum Method: Sendable, Equatable {
    /// The system tells.
    case notification
    /// Every file is looked at again and again.
    case polling
  }

  private let root: String
  private let queue: ChangeQueue
  private let before: SourceSnapshot?
  #if os(Linux)
    private let watcher: InotifyWatcher?
  #endif

  /// From here on no change is missed.
  init(root: String, queue: ChangeQueue) {
    self.root = root
    self.queue = queue
    #if os(Linux)
      watcher = InotifyWatcher(root: root)
      before = watcher == nil ? SourceSnapshot(of: root) : nil
    #else
      before = SourceSnapshot(of: root)
    #endif
  }

  var method: Method { before == nil ? .notification : .polling }

  /// Reports changes until the task is cancelled.
  ///
  /// - Parameter fallback: called where the system cannot tell of changes any more, so that files are looked at instead.
  func run(fallback: @Sendable () async -> Void) async {
    #if os(Linux)
      if let watcher {
        await watcher.run { [queue] changes in queue.report { $0.add(changes) } }
        guard !Task.isCancelled else { return }
        await fallback()
      }
    #endif
    await PollingWatcher(root: root, queue: queue).run(before: before)
  }
}
