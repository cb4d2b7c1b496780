import ServusDiagnostics

/// A site's files as the file system describes them at one moment.
package struct SourceSnapshot: Sendable {
  private let stamps: [String: FileStamp]
  /// What cannot be read, and why.
  private let refused: Set<Diagnostic>

  /// Looks at every file of a site's folder, and reads none.
  package init(of root: String) {
    let scan = FolderScan(root: root)
    stamps = Dictionary(scan.files.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
    refused = Set(scan.diagnostics.inOrderOfReport)
  }

  /// The files that are not as they were at an earlier moment: changed, new or gone.
  package func changes(since earlier: SourceSnapshot) -> [String] {
    let changed = stamps.filter { earlier.stamps[$0.key] != $0.value }.map(\.key)
    let gone = earlier.stamps.keys.filter { stamps[$0] == nil }
    return changed + gone + refused.symmetricDifference(earlier.refused).compactMap(\.file)
  }
}
