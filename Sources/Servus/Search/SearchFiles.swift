import Synchronization

/// The names of the files of one language's index, and what the index is made of. Their names change with their content,
/// so where an index would be made of the same again, its files are known without making it.
struct SearchNames: Sendable, Equatable {
  /// What the index is made of.
  let ingredients: ContentHash
  let root: String
  let files: [String]
}

/// The files of one language's index. The index is made when its names or one of its files are needed for the first time.
final class SearchFiles: Sendable {
  let names: SearchNames
  private let writer: SearchIndexWriter
  private let index: Mutex<SearchIndex?>

  /// - Parameter noted: the names that an earlier build noted for the language.
  init(_ writer: SearchIndexWriter, noted: SearchNames?) throws(DamagedNotes) {
    self.writer = writer
    let ingredients = writer.ingredients
    if let noted, noted.ingredients == ingredients {
      names = noted
      index = Mutex(nil)
    } else {
      let made = try writer.index()
      names = SearchNames(ingredients: ingredients, root: made.root.name, files: made.files.map(\.name))
      index = Mutex(made)
    }
  }

  /// The files of all languages, by section.
  static func all(
    _ site: Site, store: PostStore, noted: [String: SearchNames], limits: SearchLimits, jobs: Int,
    progress: BuildProgress? = nil
  ) async throws(DamagedNotes) -> [SearchFiles] {
    progress?.begin(.searching, of: site.sections.count)
    let found = await concurrentMap(Array(site.sections.indices), jobs: jobs) { section in
      defer { progress?.advance() }
      return Result { () throws(DamagedNotes) in
        try SearchFiles(
          SearchIndexWriter(site, section: section, store: store, limits: limits),
          noted: noted[site.sections[section].code])
      }
    }
    var files: [SearchFiles] = []
    for result in found { files.append(try result.get()) }
    return files
  }

  /// The content of a file.
  func bytes(of name: String) throws(DamagedNotes) -> [UInt8] {
    let result = index.withLock { index in
      Result { () throws(DamagedNotes) in
        if let index { return index }
        let made = try writer.index()
        index = made
        return made
      }
    }
    let made = try result.get()
    guard let file = ([made.root] + made.files).first(where: { $0.name == name }) else { throw DamagedNotes() }
    return file.bytes
  }
}
