/// The files and folders that errors are about. What lies in such a folder is not known to be missing.
package struct FaultyFiles: Sendable {
  /// Where the errors stand.
  package let paths: Set<String>

  /// Whether an error is about the file, or about a folder above it.
  package func hold(_ path: String) -> Bool {
    guard !paths.isEmpty else { return false }
    var path = path[...]
    while !paths.contains(String(path)) {
      guard let slash = path.lastIndex(of: "/") else { return false }
      path = path[..<slash]
    }
    return true
  }
}

extension Diagnostics {
  /// The files and folders that errors are about.
  package var faultyFiles: FaultyFiles {
    FaultyFiles(paths: Set(inOrderOfReport.lazy.filter { $0.severity == .error }.compactMap(\.file)))
  }
}
