import ServusDiagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The notes on one output folder, open for one build: what the last build left, and where this one puts what it finds.
/// No other build of the site runs meanwhile.
final class Notebook: Sendable {
  let outputs: StateFile
  let outputFolder: String
  /// What the last build noted, where it can be used.
  let last: BuildNotes?
  /// The notes on the output folder that it left.
  let lastOutputs: StateFile.Saved?
  let store: PostStore
  private let keys: BuildNotes.Keys
  private let storeNumber: Int
  /// A store whose greater part is no longer in use; what is still in use is copied from it.
  let oldStore: PostStore?
  /// What changed at this moment, or later, may have changed after it was read.
  private let start: Int
  private let lock: Mutex<Int32?>
  /// How much of the store earlier builds have filled.
  private let keptSize: Int
  private let hasSaved = Atomic(false)

  /// A build's turn: other builds of the site wait until its notebook is closed.
  struct Turn: Sendable {
    fileprivate let files: StateFile
    fileprivate let outputFolder: String
    fileprivate let lock: Int32
    fileprivate let start: Int
  }

  /// Waits for the end of other builds of the site; nil, with a message, where notes can neither be read nor written.
  static func takeTurn(options: BuildOptions, outputFolder: String, diagnostics: inout Diagnostics) -> Turn? {
    let files = StateFile(root: options.source, outputFolder: outputFolder)
    do throws(FileError) {
      let lock = try files.lock()
      return Turn(files: files, outputFolder: outputFolder, lock: lock, start: moment(ofTouching: lock))
    } catch {
      diagnostics.report(
        Diagnostic(
          .unwritable, "\(error.path ?? options.source) cannot be written: \(error.reason)",
          help: "permit writing there"))
      return nil
    }
  }

  /// Reads the notes; nil, with a message, where they cannot be read, and then the turn is over.
  static func open(_ turn: Turn, options: BuildOptions, diagnostics: inout Diagnostics) async -> Notebook? {
    async let outputs = turn.files.saved()
    let noted = BuildNotes(turn.files.bytes(of: .build) ?? [])
    do throws(FileError) {
      return Notebook(turn, options: options, noted: noted, lastOutputs: try await outputs.get())
    } catch {
      StateFile.unlock(turn.lock)
      diagnostics.report(
        Diagnostic(
          .unreadable, "\(turn.files.path(of: .outputs)) cannot be read: \(error.reason)",
          help: "permit reading it, or remove it: then stale pages stay where they are"))
      return nil
    }
  }

  private init(_ turn: Turn, options: BuildOptions, noted: BuildNotes?, lastOutputs: StateFile.Saved?) {
    outputs = turn.files
    outputFolder = turn.outputFolder
    lock = Mutex(turn.lock)
    start = turn.start
    self.lastOutputs = lastOutputs
    let keys = BuildNotes.Keys(program: Program.fingerprint, options: options.fingerprint)
    self.keys = keys
    let last = noted?.keys.program == keys.program ? noted : nil
    self.last = last
    let isWasteful = last.map { $0.store.size > 2 * $0.sizeInUse + Self.tolerableWaste } ?? false
    storeNumber = (last?.store.number ?? 0) + (isWasteful ? 1 : 0)
    // A build that was killed may have left a store that no notes name.
    outputs.removeLeftovers(exceptPosts: isWasteful ? [storeNumber - 1, storeNumber] : [storeNumber])
    let size = last?.store.size ?? 0
    oldStore = isWasteful ? Self.store(storeNumber - 1, keeping: size, outputs) : nil
    keptSize = isWasteful ? 0 : size
    store = Self.store(storeNumber, keeping: keptSize, outputs) ?? PostStore(.memory)
  }

  deinit {
    close()
  }

  /// Lets other builds of the site begin. What was found in posts is taken back unless it has been noted.
  func close() {
    lock.withLock { lock in
      guard let descriptor = lock else { return }
      if !hasSaved.load(ordering: .relaxed) { store.shrink(to: keptSize) }
      StateFile.unlock(descriptor)
      lock = nil
    }
  }

  private static func store(_ number: Int, keeping size: Int, _ notes: StateFile) -> PostStore? {
    try? PostStore(path: notes.path(of: .posts(number)), keeping: size)
  }

  private static let tolerableWaste = 16 << 20

  /// When the file system says that a file was touched just now: its clock need not be ours.
  private static func moment(ofTouching descriptor: Int32) -> Int {
    var status = stat()
    guard futimens(descriptor, nil) == 0, fstat(descriptor, &status) == 0 else { return .min }
    return FileStamp(status).modified
  }

  /// A file's stamp if nothing can have changed it since without changing the stamp (git's "racily clean" entries are the
  /// others: Documentation/technical/racy-git.txt).
  func trusted(_ stamp: FileStamp?) -> FileStamp? {
    stamp.flatMap { $0.modified < start && $0.changed < start ? $0 : nil }
  }

  /// What came of the last build, where nothing that it depends on has changed since.
  func unchanged(_ scan: FolderScan, now: Int) -> BuildNotes.Outcome? {
    guard let last, let lastOutputs, last.keys == keys, !lastOutputs.state.isInterrupted, scan.diagnostics.isEmpty,
      last.outcome.outputs == lastOutputs.fingerprint, last.outcome.validFrom <= now,
      last.outcome.validUntil.map({ now < $0 }) ?? true, scan.files.count == last.sources.count
    else { return nil }
    for (file, source) in zip(scan.files, last.sources) where file.path != source.path || file.stamp != source.stamp {
      return nil
    }
    return last.outcome
  }

  /// Where posts are put and taken from, if all posts are read in that way.
  func shelf(parsing: ContentHash) -> PostShelf {
    let known = last.flatMap { $0.parsing == parsing ? $0.posts : nil }
    return PostShelf(store: store, oldStore: oldStore, known: known ?? [:])
  }

  /// The names of the files of search indexes, by language.
  var searchNames: [String: SearchNames] { last?.search ?? [:] }

  /// Notes what was read and what came of it.
  ///
  /// - Returns: how many bytes that took; none where the posts themselves could not be kept.
  func save(
    _ scan: FolderScan, _ findings: BuildNotes.Findings, outcome: BuildNotes.Outcome
  ) throws(FileError) -> Int {
    guard store.isOnDisk else {
      outputs.remove(.build)
      return 0
    }
    var posts = findings.posts[...]
    let sources = scan.files.map { file in
      let post = posts.first?.path == file.path ? posts.popFirst() : nil
      return BuildNotes.Source(
        path: file.path, stamp: trusted(file.stamp),
        post: post.map { BuildNotes.NotedPost(hash: $0.source, record: $0.record) })
    }
    let notes = BuildNotes(
      keys: keys, parsing: findings.parsing, sources: sources, search: findings.search,
      store: (storeNumber, store.size), outcome: outcome)
    let bytes = notes.serialized
    try outputs.write(bytes, to: .build)
    hasSaved.store(true, ordering: .relaxed)
    if let last, last.store.number != storeNumber { outputs.remove(.posts(last.store.number)) }
    return bytes.count
  }

  /// Throws away what earlier builds found, so that the next notebook begins anew.
  func forget() {
    outputs.remove(.build)
  }
}

extension BuildNotes {
  /// What was found in posts, by path.
  var posts: [String: Source] {
    Dictionary(sources.lazy.filter { $0.post != nil }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How much of the store these notes refer to, in bytes.
  var sizeInUse: Int { sources.reduce(0) { $0 + ($1.post?.record.size ?? 0) } }
}

extension BuildOptions {
  /// What a build was asked to do, as far as the result depends on it.
  var fingerprint: ContentHash {
    var writer = ByteWriter()
    writer.add(source)
    writer.add(baseURL.map { $0.origin.text + $0.path })
    writer.add(includesDrafts)
    writer.add(includesFuture)
    writer.add(isStrict)
    for limit in searchLimits.all { writer.add(limit) }
    return ContentHash(writer.bytes)
  }
}
