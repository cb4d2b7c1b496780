/// The entries of a mapping in the file's order. Few keys are looked through, which costs less than their
/// hashes; of many it is kept where each stands.
package struct YAMLMapping: Sendable, RandomAccessCollection {
  private static let few = 16

  private var entries: [YAMLEntry] = []
  /// Where each key stands, once they are many.
  private var positions: [String: Int] = [:]

  package init() {}

  package var startIndex: Int { entries.startIndex }
  package var endIndex: Int { entries.endIndex }

  package subscript(position: Int) -> YAMLEntry { entries[position] }

  /// Where a key stands; nil where it does not.
  package func position(of key: String) -> Int? {
    entries.count <= Self.few ? entries.firstIndex { $0.key == key } : positions[key]
  }

  /// Adds an entry. Its key should not be there yet; where it is, the first one is found.
  mutating func append(_ entry: YAMLEntry) {
    entries.append(entry)
    guard entries.count > Self.few else { return }
    let new = positions.isEmpty ? entries.startIndex : entries.count - 1
    for position in new..<entries.count where positions[entries[position].key] == nil {
      positions[entries[position].key] = position
    }
  }

  /// The entries with other texts. Of keys that become the same the first is found, and the others are as good as unknown.
  func mapEntries(_ change: (YAMLEntry) -> YAMLEntry) -> YAMLMapping {
    var changed = YAMLMapping()
    for entry in entries { changed.append(change(entry)) }
    return changed
  }
}
