import Dispatch
import Synchronization

/// Threads that make one call of the system for each of many items. Such calls wait for the disk more than they compute, so
/// there may be more of them than processors: where a file system tells its disk which blocks have become free, each renaming
/// over an old file waits until the disk has heard of it.
enum DiskThreads {
  /// For each task of a build that has several; with one task it is one thing at a time here too.
  private static let threadsPerTask = 4
  /// However many tasks there are: no disk answers more at once, and some systems have few threads for a user.
  private static let mostThreads = 32
  /// What is not worth another thread.
  private static let fewItems = 16

  /// Calls `body` for each item and waits for all of them. After a failure no more are begun.
  ///
  /// - Throws: of the failures that there were, that of the first item.
  static func forEach<Item: Sendable>(
    _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) throws(FileError) -> Void
  ) throws(FileError) {
    let queue = CallQueue(items, body)
    let wanted = jobs > 1 ? min(jobs * threadsPerTask, mostThreads) : 1
    let count = min(wanted, 1 + items.count / fewItems)
    let others = DispatchGroup()
    // Serial queues, for each of them has a thread of its own; one concurrent queue has as many as there are processors.
    for number in 1..<count {
      DispatchQueue(label: "servus.disk.\(number)").async(group: others) { queue.run() }
    }
    queue.run()
    others.wait()
    if let error = queue.firstError { throw error }
  }
}

/// Items that wait for their calls.
private final class CallQueue<Item: Sendable>: Sendable {
  private let items: [Item]
  private let body: @Sendable (Item) throws(FileError) -> Void
  private let next = Counter()
  private let failure = Mutex<(place: Int, error: FileError)?>(nil)

  init(_ items: [Item], _ body: @escaping @Sendable (Item) throws(FileError) -> Void) {
    self.items = items
    self.body = body
  }

  var firstError: FileError? { failure.withLock { $0?.error } }

  /// Makes calls until none is left.
  func run() {
    while let place = take() {
      do throws(FileError) {
        try body(items[place])
      } catch {
        note(error, at: place)
      }
    }
  }

  private func take() -> Int? {
    guard failure.withLock({ $0 == nil }) else { return nil }
    let place = next.take(1)
    return place < items.count ? place : nil
  }

  private func note(_ error: FileError, at place: Int) {
    failure.withLock { failure in
      if let failure, failure.place < place { return }
      failure = (place, error)
    }
  }
}
