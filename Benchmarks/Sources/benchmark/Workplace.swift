import Foundation

/// The folder in which all is built. Nothing in it is deleted before the end: ext4 does not use the inodes of files again that
/// were deleted within the last minutes, and searches past each of them.
final class Workplace {
  let root: URL
  private var outputs = 0

  init(_ root: URL) throws {
    self.root = root
    try FileManager.default.createDirectory(at: root.appending(path: "out"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: root.appending(path: "aside"), withIntermediateDirectories: true)
  }

  /// A folder that is not there yet.
  func newOutput() -> URL {
    outputs += 1
    return root.appending(path: "out/\(outputs)")
  }

  /// Moves away what a build remembers of earlier ones.
  func setAside(_ folder: URL) throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    outputs += 1
    try FileManager.default.moveItem(at: folder, to: root.appending(path: "aside/\(outputs)"))
  }

  func remove() throws {
    try FileManager.default.removeItem(at: root)
  }
}
