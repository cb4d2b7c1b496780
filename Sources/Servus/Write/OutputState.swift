/// What the last build wrote into an output folder: kept in `.servus/`, so that the next build knows which files are
/// its own and which of them still hold what it wrote.
struct OutputState: Sendable, Equatable {
  /// One file of ours.
  struct Entry: Sendable, Equatable {
    /// The content that was written; nil where a build was about to write it and may not have.
    let hash: ContentHash?
    /// How the file system described the file then.
    let stamp: FileStamp?
  }

  /// By path below the output folder.
  var entries: [String: Entry] = [:]
  /// Whether a build has begun and not ended.
  var isInterrupted = false

  private static let header = "servus-state 1"

  /// Nil where the bytes are not what `serialized` makes: cut, changed, of another version, or with a path that leads out.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.popFirst() == Self.header[...], let last = lines.popLast(), let status = lines.popFirst() else {
      return nil
    }
    let body = text.dropLast(last.count + 1)
    guard last == "sum " + ContentHash(Array(body.utf8)).hexadecimal else { return nil }
    isInterrupted = status == "interrupted"
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
      guard fields.count == 5, Self.isBelow(fields[4]) else { return nil }
      let hash = UInt64(fields[0], radix: 16).map { ContentHash(value: $0) }
      var stamp: FileStamp?
      if let size = Int(fields[1]), let modified = Int(fields[2]), let node = UInt64(fields[3]) {
        stamp = FileStamp(size: size, modified: modified, node: node)
      }
      entries[String(fields[4])] = Entry(hash: hash, stamp: stamp)
    }
  }

  init() {}

  /// One line a file, ended by a checksum.
  var serialized: [UInt8] {
    var text = "\(Self.header)\n\(isInterrupted ? "interrupted" : "complete")\n"
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let hash = entry.hash?.hexadecimal ?? "-"
      let stamp = entry.stamp.map { "\($0.size) \($0.modified) \($0.node)" } ?? "- - -"
      text += "\(hash) \(stamp) \(path)\n"
    }
    return Array((text + "sum \(ContentHash(Array(text.utf8)).hexadecimal)\n").utf8)
  }

  private static func isBelow(_ path: Substring) -> Bool {
    !path.isEmpty
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains { ["", ".", ".."].contains($0) }
  }
}

/// How a file system describes a file: enough to see that nobody has changed it since.
struct FileStamp: Sendable, Equatable {
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int
  let node: UInt64
}
