/// A file of the site's folder.
struct InputFile: Sendable {
  enum Content: Sendable {
    /// Texts are read when they are loaded.
    case bytes([UInt8])
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

  /// The last part of the path.
  var name: String { String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]) }

  /// The bytes at the beginning, enough to read a picture's size.
  var head: [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .onDisk(let file): file.head
    }
  }
}
