import Foundation
import Servus
import TestSupport
import Testing

@testable import ServusPreview

/// Noticing that something has changed: row I19.
@Suite struct WatchTests {
  /// A watcher at work, and what it has reported.
  private final class Watched: Sendable {
    let site: PreviewSite
    let queue = ChangeQueue()
    private let watching: Task<Void, Never>

    init(polls: Bool) throws {
      site = try PreviewSite([
        "Posts": ["sk": ["a.md": PreviewSite.post("A"), "deep": ["b.md": PreviewSite.post("B")]]]
      ])
      let queue = queue
      let root = site.url.path
      if polls {
        let before = SourceSnapshot(of: root)
        watching = Task { await PollingWatcher(root: root, queue: queue).run(before: before) }
      } else {
        let watch = SourceWatch(root: root, queue: queue)
        watching = Task { await watch.run {} }
      }
    }

    deinit {
      watching.cancel()
    }

    /// Waits until a change of a path is reported.
    func reports(_ path: String) async -> Bool {
      await reports { $0.contains(path) }
    }

    /// Waits until what has been reported is enough, or until more has changed than is known by name; false after five
    /// minutes.
    func reports(_ isEnough: @escaping @Sendable (Set<String>) -> Bool) async -> Bool {
      let patience = Task { try await Task.sleep(for: .seconds(300)) }
      let search = Task { [queue] in
        var paths: Set<String> = []
        while let changes = await queue.next() {
          paths.formUnion(changes.paths)
          if isEnough(paths) || changes.isIncomplete { return true }
        }
        return false
      }
      Task {
        try? await patience.value
        search.cancel()
      }
      defer { patience.cancel() }
      return await search.value
    }
  }

  private static let ways = [false, true]

  @Test("Files that are changed in place, by renaming, made or removed", .faults("I19"), arguments: ways)
  func files(_ polls: Bool) async throws {
    let watched = try Watched(polls: polls)
    let file = watched.site.file("Posts/sk/a.md")
    try Data("changed".utf8).write(to: file)
    #expect(await watched.reports("Posts/sk/a.md"))
    try Data("renamed".utf8).write(to: file, options: .atomic)
    #expect(await watched.reports("Posts/sk/a.md"))
    try watched.site.set("Posts/sk/new.md", "new")
    #expect(await watched.reports("Posts/sk/new.md"))
    try FileManager.default.removeItem(at: file)
    #expect(await watched.reports("Posts/sk/a.md"))
    try watched.site.set("servus.yml", "title: x")
    #expect(await watched.reports("servus.yml"))
    try watched.site.set("Templates/static/new.css", "x")
    #expect(await watched.reports("Templates/static/new.css"))
  }

  @Test("Folders that come, go, move and are replaced", .faults("I19"), arguments: ways)
  func folders(_ polls: Bool) async throws {
    let watched = try Watched(polls: polls)
    let manager = FileManager.default
    try watched.site.set("Posts/sk/x/y/z/new.md", "new")
    #expect(await watched.reports(polls ? "Posts/sk/x/y/z/new.md" : "Posts/sk/x"))
    try watched.site.set("Posts/sk/x/y/z/new.md", "changed")
    #expect(await watched.reports("Posts/sk/x/y/z/new.md"))
    try manager.moveItem(at: watched.site.file("Posts/sk/x"), to: watched.site.file("Posts/sk/moved"))
    #expect(await watched.reports(polls ? "Posts/sk/moved/y/z/new.md" : "Posts/sk/moved"))
    try watched.site.set("Posts/sk/moved/y/z/new.md", "changed again")
    #expect(await watched.reports("Posts/sk/moved/y/z/new.md"))
    try manager.moveItem(at: watched.site.file("Posts"), to: watched.site.file("Old"))
    try watched.site.set("Posts/sk/other.md", "other")
    #expect(await watched.reports(polls ? "Posts/sk/other.md" : "Posts"))
    try watched.site.set("Posts/sk/other.md", "changed")
    #expect(await watched.reports("Posts/sk/other.md"))
  }

  @Test("A site whose folder goes and comes again is seen", .faults("I19"))
  func siteFolder() async throws {
    let watched = try Watched(polls: false)
    let away = watched.site.url.deletingLastPathComponent().appending(path: "servus-away-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: away) }
    try FileManager.default.moveItem(at: watched.site.url, to: away)
    #expect(await watched.reports("Posts/sk/a.md"))
    try FileManager.default.copyItem(at: away, to: watched.site.url)
    #expect(await watched.reports("Posts/sk/a.md"))
    try watched.site.set("Posts/sk/a.md", "changed")
    #expect(await watched.reports("Posts/sk/a.md"))
  }

  @Test(
    "What editors keep for themselves, the output and links to folders are not looked at", .faults("I19"),
    arguments: ways)
  func ignoredFiles(_ polls: Bool) async throws {
    let watched = try Watched(polls: polls)
    for path in [
      "Posts/sk/a.md~", "Posts/sk/.a.md.swp", "Posts/sk/#a.md#", "Posts/.git/x", "Public/index.html", "notes.txt",
    ] {
      try watched.site.set(path, "x")
    }
    try FileManager.default.createSymbolicLink(
      atPath: watched.site.file("Posts/sk/deep/loop").path, withDestinationPath: "..")
    try watched.site.set("Posts/sk/last.md", "x")
    var paths: Set<String> = []
    while !paths.contains("Posts/sk/last.md"), let changes = await watched.queue.next() {
      paths.formUnion(changes.paths)
    }
    #expect(paths.subtracting(["Posts/sk/last.md"]).allSatisfy { $0 == "Posts/sk/deep/loop" }, "\(paths)")
  }

  @Test("Of ten thousand files none is missed", .faults("I19"), arguments: ways)
  func manyFiles(_ polls: Bool) async throws {
    let watched = try Watched(polls: polls)
    var files: Set<String> = []
    for folder in 0..<100 {
      let path = "Posts/sk/many/\(folder)"
      try FileManager.default.createDirectory(at: watched.site.file(path), withIntermediateDirectories: true)
      for file in 0..<100 {
        files.insert("\(path)/\(file).md")
        try Data("x".utf8).write(to: watched.site.file("\(path)/\(file).md"))
      }
    }
    try watched.site.set("Posts/sk/last.md", "x")
    let all = files
    let areReported = await watched.reports { paths in
      paths.contains("Posts/sk/last.md") && all.allSatisfy { Self.isReported($0, in: paths) }
    }
    #expect(areReported)
  }

  /// Whether a file, or a folder that it came with, has been reported.
  private static func isReported(_ file: String, in paths: Set<String>) -> Bool {
    var path = Substring(file)
    while !paths.contains(String(path)) {
      guard let slash = path.lastIndex(of: "/") else { return false }
      path = path[..<slash]
    }
    return true
  }

  @Test("Changes in a burst are taken together, those that never end after a while", .faults("I19"))
  func bursts() async throws {
    let queue = ChangeQueue()
    for path in ["a", "b", "a"] { queue.report([path]) }
    #expect(await queue.next()?.paths == ["a", "b"])
    #expect(queue.isEmpty)
    let restless = Task {
      while !Task.isCancelled {
        queue.report(["c"])
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
    #expect(await queue.next()?.paths == ["c"])
    restless.cancel()
  }

  #if os(Linux)
    @Test("Where events have been lost, everything is watched anew, and everything is built", .faults("I19"))
    func overflow() throws {
      let site = try PreviewSite(["Posts": ["sk": ["a.md": "a"]]])
      let descriptor = inotify_init1(Int32(IN_NONBLOCK))
      defer { close(descriptor) }
      var folders = WatchedFolders(root: site.url.path, descriptor: descriptor)
      let watches = folders.watchAll()
      #expect(watches)
      try site.set("Posts/sk/new/b.md", "b")
      var buffer = [UInt8](repeating: 0, count: 4096)
      #expect(read(descriptor, &buffer, buffer.count) > 0)
      // As the kernel tells that its queue was full: without a watch and a name.
      var lost = inotify_event()
      (lost.wd, lost.mask) = (-1, UInt32(IN_Q_OVERFLOW))
      let bytes = withUnsafeBytes(of: lost) { Array($0) }
      var changes = ChangeQueue.Changes()
      let isWatching = folders.handle(InotifyEvent.all(in: bytes[...]), &changes)
      #expect(isWatching)
      #expect(changes.isIncomplete)
      try site.set("Posts/sk/new/b.md", "changed")
      let count = read(descriptor, &buffer, buffer.count)
      changes = ChangeQueue.Changes()
      _ = folders.handle(InotifyEvent.all(in: buffer[..<count]), &changes)
      #expect(changes.paths == ["Posts/sk/new/b.md"])
    }
  #endif
}
