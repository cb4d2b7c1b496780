import Synchronization

/// The results of `transform` for each item, in the items' order, made by up to `jobs` tasks that take chunks of items
/// in turn.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  let chunk = max(1, min(16, items.count / (jobs * 4)))
  guard jobs > 1, items.count > 1 else { return items.map(transform) }
  let next = Counter()
  return await withTaskGroup(of: [(start: Int, results: [Result])].self) { group in
    for _ in 0..<jobs {
      group.addTask {
        var done: [(start: Int, results: [Result])] = []
        while true {
          let start = next.take(chunk)
          guard start < items.count else { return done }
          done.append((start, items[start..<min(start + chunk, items.count)].map(transform)))
        }
      }
    }
    var chunks: [(start: Int, results: [Result])] = []
    for await done in group { chunks.append(contentsOf: done) }
    return chunks.sorted { $0.start < $1.start }.flatMap(\.results)
  }
}

/// Hands out numbers, in order, to those that run at the same time.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func take(_ count: Int) -> Int {
    value.add(count, ordering: .relaxed).oldValue
  }
}
