import Foundation

/// The folders and files below a folder, by their paths.
struct Tree {
  private(set) var folders: [String] = []
  private(set) var files: [(path: String, size: Int)] = []
  private let root: URL

  init(_ root: URL) throws {
    self.root = root
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
      let attributes = try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
      if attributes[.type] as? FileAttributeType == .typeDirectory {
        folders.append(path)
      } else {
        files.append((path, (attributes[.size] as? NSNumber)?.intValue ?? 0))
      }
    }
  }

  /// The paths at which two trees differ.
  func differences(from other: Tree) throws -> [String] {
    let (own, others) = (Set(files.map(\.path)), Set(other.files.map(\.path)))
    let changed = try own.intersection(others).filter { path in
      try Data(contentsOf: root.appending(path: path)) != Data(contentsOf: other.root.appending(path: path))
    }
    return (own.symmetricDifference(others).union(changed)).sorted()
  }

  /// What `limit` reads: the sources of a site, and what a build made of them.
  func manifest(sources: URL) throws -> String {
    let posts = try Tree(sources).files.filter { $0.path.hasSuffix(".md") }
    return posts.map { "S \(sources.path)/\($0.path)\n" }.joined() + folders.map { "D \($0)\n" }.joined()
      + files.map { "F \($0.size) \($0.path)\n" }.joined()
  }
}
