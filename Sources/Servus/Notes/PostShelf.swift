import ServusDiagnostics

/// Where posts that were read are put, and taken from where an earlier build has read them already.
struct PostShelf: Sendable {
  let store: PostStore
  /// Where what is known stands, if that is another store.
  var oldStore: PostStore?
  /// Posts of the last build, by path.
  var known: [String: BuildNotes.Source] = [:]

  init(store: PostStore, oldStore: PostStore? = nil, known: [String: BuildNotes.Source] = [:]) {
    self.store = store
    self.oldStore = oldStore
    self.known = known
  }

  /// For a run that judges the site only: posts are taken from the notes of the last build, and put nowhere. There is no need
  /// to wait for a build that is running, since notes are replaced as a whole, stores are only appended to, and what is taken
  /// from one is checked.
  init(readingNotesOf options: BuildOptions, parsing: ContentHash) {
    let files = StateFile(root: options.source, outputFolder: OutputPath.real(options.output))
    let notes = files.isInPlace ? files.bytes(of: .build).flatMap { BuildNotes($0) } : nil
    self.init(store: PostStore(.nowhere))
    guard let notes, notes.keys.program == Program.fingerprint, notes.parsing == parsing,
      let noted = PostStore(reading: files.path(of: .posts(notes.store.number)), size: notes.store.size)
    else { return }
    oldStore = noted
    known = notes.posts
  }

  /// What is known of a post whose file has not been touched since.
  func untouched(_ file: InputFile) -> BuildNotes.NotedPost? {
    guard let source = known[file.path], let stamp = source.stamp, stamp == file.stamp else { return nil }
    return source.post
  }

  /// What is known of a post whose file has the same bytes as it had.
  func known(_ file: InputFile, bytes: ContentHash) -> BuildNotes.NotedPost? {
    known[file.path]?.post.flatMap { $0.hash == bytes ? $0 : nil }
  }

  /// A known post; nil where its record is damaged.
  func take(_ noted: BuildNotes.NotedPost, path: String, language: String) -> ParsedPost? {
    do throws(DamagedNotes) {
      let bytes = try (oldStore ?? store).bytes(of: .outline, in: noted.record)
      let outline = try Post.Outline(stored: bytes)
      var record = noted.record
      if let oldStore, store.isKeeping {
        record = store.append(
          outline: bytes, html: try oldStore.bytes(of: .html, in: record),
          words: try oldStore.bytes(of: .words, in: record))
      }
      let post = Post(path: path, language: language, source: noted.hash, outline: outline, record: record)
      return ParsedPost(post: post, diagnostics: outline.diagnostics)
    } catch {
      return nil
    }
  }
}

/// What came of reading one post.
struct ParsedPost: Sendable {
  /// Nil where it could not be read at all, which has been reported.
  let post: Post?
  let diagnostics: Diagnostics
}
