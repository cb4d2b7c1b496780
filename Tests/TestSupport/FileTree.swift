import Foundation

/// Files by path, declared in code as a tree, or read from a folder:
///
///     let tree: FileTree = ["Posts": ["sk": ["thor.md": "---\n…"]], "servus.yml": "…"]
package struct FileTree: Equatable, Sendable {
  /// The bytes of each file by its path; a tree that is one file has the empty path.
  package private(set) var files: [String: [UInt8]]

  package init(files: [String: [UInt8]] = [:]) {
    self.files = files
  }

  /// A single file.
  package static func bytes(_ bytes: [UInt8]) -> FileTree {
    FileTree(files: ["": bytes])
  }

  package var paths: [String] { files.keys.sorted() }

  /// The text of a file; nil where there is none. Setting nil removes the file.
  package subscript(path: String) -> String? {
    get { files[path].map { String(decoding: $0, as: UTF8.self) } }
    set { files[path] = newValue.map { Array($0.utf8) } }
  }

  package mutating func set(_ bytes: [UInt8], at path: String) {
    files[path] = bytes
  }

  /// This tree and another; where both have a file, the other's counts.
  package func merging(_ other: FileTree) -> FileTree {
    FileTree(files: files.merging(other.files) { $1 })
  }

  /// The tree with another name in front of every path.
  package func below(_ folder: String) -> FileTree {
    FileTree(files: Dictionary(uniqueKeysWithValues: files.map { ($0.isEmpty ? folder : "\(folder)/\($0)", $1) }))
  }
}

extension FileTree: ExpressibleByDictionaryLiteral, ExpressibleByStringInterpolation {
  package init(dictionaryLiteral elements: (String, FileTree)...) {
    files = elements.reduce(into: [:]) { $0.merge($1.1.below($1.0).files) { $1 } }
  }

  package init(stringLiteral text: String) {
    files = ["": Array(text.utf8)]
  }
}

extension FileTree {
  /// Every regular file below a folder; none where there is no such folder.
  package init(reading folder: URL) throws {
    files = [:]
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.path) else { return }
    for path in try manager.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      let type = try manager.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
      if type == .typeRegular { files[path] = [UInt8](try Data(contentsOf: file)) }
    }
  }

  /// Writes every file below a folder, which is made where it does not exist.
  package func write(to folder: URL) throws {
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}

extension FileTree {
  /// Where this tree is not the expected one, in a few lines; nil where they are equal.
  package func difference(from expected: FileTree) -> String? {
    var lines: [String] = []
    for path in Set(files.keys).union(expected.files.keys).sorted() where files[path] != expected.files[path] {
      switch (self[path], expected[path]) {
      case (_, nil): lines.append("\(path): should not be there")
      case (nil, _): lines.append("\(path): is missing")
      case (let actual?, let wanted?): lines.append("\(path): " + Self.firstDifference(actual, wanted))
      }
    }
    guard lines.count > 8 else { return lines.isEmpty ? nil : lines.joined(separator: "\n") }
    return (lines.prefix(8) + ["and \(lines.count - 8) more files"]).joined(separator: "\n")
  }

  /// The first line in which two texts differ.
  package static func firstDifference(_ actual: String, _ expected: String) -> String {
    let (left, right) = (
      actual.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let index = zip(left, right).prefix { $0 == $1 }.count
    let (found, wanted) = (index < left.count ? left[index] : "(end)", index < right.count ? right[index] : "(end)")
    return "line \(index + 1)\n  is        \(found.prefix(300))\n  should be \(wanted.prefix(300))"
  }
}
