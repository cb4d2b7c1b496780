/// A file of the site's folder.
struct InputFile: Sendable {
  enum Content: Sendable {
    /// Texts are read when they are loaded.
    case bytes([UInt8])
    /// The texts of posts, which are most of a site, are read when they are parsed, one after the other.
    case unread(absolutePath: String)
    /// Pictures and other files stay on disk until they are copied; only their first bytes are read.
    case onDisk(DiskFile)
  }

  /// A file that stays on disk.
  struct DiskFile: Sendable {
    let absolutePath: String
    let size: Int
    /// The first bytes, enough to read a picture's size.
    let head: [UInt8]
    /// The hash of the whole content, where the published name depends on it.
    let fingerprint: ContentHash?
  }

  /// Relative to the site's folder, parts joined by `/`.
  let path: String
  let content: Content
  /// How the file system described the file before it was read; nil where it is in no file system.
  var stamp: FileStamp?

  /// The last part of the path.
  var name: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Of what is known of the content without reading more of it.
  var fingerprint: ContentHash {
    switch content {
    case .bytes(let bytes): ContentHash(bytes)
    case .onDisk(let file): file.fingerprint ?? stampFingerprint
    case .unread: stampFingerprint
    }
  }

  private var stampFingerprint: ContentHash {
    var writer = ByteWriter()
    writer.add(stamp) { $1.add($0) }
    return ContentHash(writer.bytes)
  }

  /// The bytes at the beginning, enough to read a picture's size.
  var head: [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .unread: []
    case .onDisk(let file): file.head
    }
  }
}

extension ContentHash {
  /// The hash of some files with their paths.
  init(of files: [InputFile]) {
    var writer = ByteWriter()
    for file in files {
      writer.add(file.path)
      writer.add(file.fingerprint)
    }
    self.init(writer.bytes)
  }
}
