/// A file of the site's folder.
struct InputFile: Sendable {
  enum Content: Sendable {
    /// Texts are read when they are loaded.
    case bytes([UInt8])
    /// Pictures and other files stay on disk until they are copied; only their first bytes are read.
    case onDisk(absolutePath: String, size: Int, head: [UInt8])
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
    case .onDisk(_, _, let head): head
    }
  }
}
