#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a file system describes a file: enough to see that nobody has changed it since.
struct FileStamp: Sendable, Equatable {
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int
  let node: UInt64
  /// When anything about the file changed, in nanoseconds since 1970; 0 for files of ours, which are renamed after they are
  /// written.
  var changed = 0
}

extension FileStamp {
  /// - Parameter isSource: whether the file is an author's; a copy may have an older file's time, size and inode, but
  ///   not its time of change.
  init(_ status: stat, ofSource isSource: Bool = false) {
    size = Int(status.st_size)
    #if canImport(Glibc)
      modified = Self.nanoseconds(status.st_mtim)
      if isSource { changed = Self.nanoseconds(status.st_ctim) }
    #else
      modified = Self.nanoseconds(status.st_mtimespec)
      if isSource { changed = Self.nanoseconds(status.st_ctimespec) }
    #endif
    node = UInt64(status.st_ino)
  }

  private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }
}

extension ByteWriter {
  mutating func add(_ stamp: FileStamp) {
    add(stamp.size)
    add(stamp.modified)
    add(stamp.node)
    add(stamp.changed)
  }
}

extension ByteReader {
  mutating func stamp() throws(DamagedNotes) -> FileStamp {
    FileStamp(size: try integer(), modified: try integer(), node: try unsigned(), changed: try integer())
  }
}

extension [UInt8] {
  private static let checksumBytes = 8

  /// The bytes with their hash behind them.
  var withChecksum: [UInt8] {
    var writer = ByteWriter()
    writer.add(raw: self)
    writer.add(ContentHash(self))
    return writer.bytes
  }

  /// The bytes from a position on without the hash at their end; nil where it is not theirs.
  func withoutChecksum(from start: Int) -> [UInt8]? {
    guard count - start >= Self.checksumBytes else { return nil }
    let body = Array(self[start..<(count - Self.checksumBytes)])
    var writer = ByteWriter()
    writer.add(ContentHash(body))
    return writer.bytes.elementsEqual(self[(count - Self.checksumBytes)...]) ? body : nil
  }
}
