import Foundation

/// A folder that a site is written into.
struct SiteFolder: Sendable {
  let root: URL

  init(_ root: URL) throws {
    self.root = root
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(at: root.appending(path: path), withIntermediateDirectories: true)
  }

  /// Writes a file into a folder that is there.
  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: root.appending(path: path))
  }

  /// Copies a file or a folder with all that is in it.
  func copy(_ source: URL, to path: String) throws {
    try FileManager.default.copyItem(at: source, to: root.appending(path: path))
  }

  /// Does something for each number, by so many workers; the first failure is thrown.
  static func forEach(_ count: Int, jobs: Int, _ body: @Sendable @escaping (Int) throws -> Void) throws {
    let (failures, lock) = (Failures(), NSLock())
    DispatchQueue.concurrentPerform(iterations: jobs) { worker in
      for number in stride(from: worker, to: count, by: jobs) {
        do { try body(number) } catch { lock.withLock { failures.first = failures.first ?? error } }
      }
    }
    if let first = failures.first { throw first }
  }

  private final class Failures: @unchecked Sendable {
    var first: (any Error)?
  }
}
