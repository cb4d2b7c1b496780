import Synchronization

/// Changes that wait for the next build.
package final class ChangeQueue: Sendable {
  /// What has changed since the last build began.
  package struct Changes: Sendable, Equatable {
    /// The files and folders, relative to the site's folder.
    package internal(set) var paths: Set<String> = []
    /// Those of them that came and went: programs save files under other names before they rename them.
    var passing: Set<String> = []
    /// Whether more has changed than is known by name.
    package internal(set) var isIncomplete = false
    /// Whether a post is to be published, or has expired.
    package internal(set) var isTimely = false

    var isEmpty: Bool { self == Changes() }

    /// The files and folders to tell of, in their order.
    package var namedPaths: [String] {
      let lasting = paths.subtracting(passing)
      return (lasting.isEmpty ? paths : lasting).sorted()
    }

    mutating func add(_ others: Changes) {
      paths.formUnion(others.paths)
      passing.formUnion(others.passing)
      isIncomplete = isIncomplete || others.isIncomplete
      isTimely = isTimely || others.isTimely
    }
  }

  private struct Contents {
    var changes = Changes()
    var first = ContinuousClock.now
    var last = ContinuousClock.now
  }

  /// Whoever saves many files is done when nothing has changed for so long.
  private static let quiet = Duration.milliseconds(12)
  /// Where changes do not end, they are taken after so long.
  private static let longest = Duration.milliseconds(100)

  private let contents = Mutex(Contents())
  private let bell: AsyncStream<Void>.Continuation
  private let rings: AsyncStream<Void>

  init() {
    (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  var isEmpty: Bool { contents.withLock(\.changes.isEmpty) }

  func report(_ change: (inout Changes) -> Void) {
    contents.withLock { contents in
      contents.last = .now
      if contents.changes.isEmpty { contents.first = contents.last }
      change(&contents.changes)
    }
    bell.yield()
  }

  func report(_ paths: some Sequence<String>) {
    report { $0.paths.formUnion(paths) }
  }

  /// All that has changed, when a burst of changes is over; nil where the task is cancelled.
  func next() async -> Changes? {
    var rings = rings.makeAsyncIterator()
    repeat {
      guard await rings.next() != nil else { return nil }
      while true {
        let (first, last) = contents.withLock { ($0.first, $0.last) }
        let end = min(last + Self.quiet, first + Self.longest)
        guard ContinuousClock.now < end else { break }
        guard (try? await Task.sleep(until: end, tolerance: .zero)) != nil else { return nil }
      }
    } while isEmpty
    return contents.withLock { contents in
      defer { contents.changes = Changes() }
      return contents.changes
    }
  }
}
