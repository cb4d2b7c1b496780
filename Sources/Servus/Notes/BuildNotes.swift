import ServusDiagnostics

/// What a build notes of a site for the next one: which files it read, what it found in each post, and what came of it.
struct BuildNotes: Sendable {
  /// What has to be the same for the notes to be of use.
  struct Keys: Sendable, Equatable {
    /// The program and the form of its notes.
    var program: ContentHash
    /// What it was asked to do.
    var options: ContentHash
  }

  /// A file that was read.
  struct Source: Sendable {
    let path: String
    /// Nil where the file may have changed in the moment in which it was read.
    let stamp: FileStamp?
    /// What was found in it, where it is a post.
    let post: NotedPost?
  }

  /// What was found in a post.
  struct NotedPost: Sendable {
    /// Of the file's bytes.
    let hash: ContentHash
    let record: PostRecord
  }

  /// What was found in the files.
  struct Findings: Sendable {
    /// What all posts were read with: settings, languages, terms.
    let parsing: ContentHash
    /// In the order of paths.
    let posts: [Post]
    /// The names of the files of search indexes, by language.
    let search: [String: SearchNames]
  }

  /// What came of the build.
  struct Outcome: Sendable {
    let pages: Int
    let diagnostics: Diagnostics
    /// The moments from and until which the same posts are published; the second is nil where nothing ends it.
    let validFrom: Int
    let validUntil: Int?
    /// The path that all addresses begin with.
    let basePath: String
    /// The checksum of the notes on the output folder that the build left.
    let outputs: ContentHash
    /// The files that would stand in the way of the site's redirects.
    let aliases: [String]
  }

  var keys: Keys
  /// What all posts were read with: settings, languages, terms.
  var parsing: ContentHash
  /// In the order of paths.
  var sources: [Source]
  /// The names of the files of search indexes, by language.
  var search: [String: SearchNames]
  /// The number in the name of the store, and how much of it is in use by these notes.
  var store: (number: Int, size: Int)
  var outcome: Outcome

  /// What the file begins with.
  static let header = Array("servus-build 3\n".utf8)

  init(
    keys: Keys, parsing: ContentHash, sources: [Source], search: [String: SearchNames],
    store: (number: Int, size: Int), outcome: Outcome
  ) {
    self.keys = keys
    self.parsing = parsing
    self.sources = sources
    self.search = search
    self.store = store
    self.outcome = outcome
  }

  /// Nil where the bytes are not what `serialized` makes.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.header), let body = bytes.withoutChecksum(from: Self.header.count) else { return nil }
    do throws(DamagedNotes) {
      self = try body.reading { (reader) throws(DamagedNotes) in try reader.buildNotes() }
    } catch {
      return nil
    }
  }

  /// Ended by a checksum.
  var serialized: [UInt8] {
    var writer = ByteWriter()
    writer.add(keys.program)
    writer.add(keys.options)
    writer.add(parsing)
    writer.add(store.number)
    writer.add(store.size)
    writer.add(outcome.pages)
    writer.add(outcome.diagnostics.inOrderOfReport) { $1.add($0) }
    writer.add(outcome.validFrom)
    writer.add(outcome.validUntil) { $1.add($0) }
    writer.add(outcome.basePath)
    writer.add(outcome.outputs)
    writer.add(outcome.aliases)
    writer.add(search.sorted { $0.key < $1.key }) { element, writer in
      writer.add(element.key)
      writer.add(element.value.ingredients)
      writer.add(element.value.root)
      writer.add(element.value.files)
    }
    writer.add(sources) { $1.add($0) }
    return Self.header + writer.bytes.withChecksum
  }
}

extension ByteWriter {
  fileprivate mutating func add(_ source: BuildNotes.Source) {
    add(source.path)
    add(source.stamp) { $1.add($0) }
    add(source.post) { post, writer in
      writer.add(post.hash)
      writer.add(post.record.offset)
      for part in PostRecord.Part.allCases {
        let extent = post.record.extent(of: part).extent
        writer.add(extent.count)
        writer.add(extent.hash)
      }
    }
  }
}

extension ByteReader {
  fileprivate mutating func buildNotes() throws(DamagedNotes) -> BuildNotes {
    let keys = BuildNotes.Keys(program: try hash(), options: try hash())
    let (parsing, store) = (try hash(), (try integer(), try integer()))
    let outcome = BuildNotes.Outcome(
      pages: try integer(), diagnostics: try diagnostics(), validFrom: try integer(),
      validUntil: try optional { (reader) throws(DamagedNotes) in try reader.integer() }, basePath: try text(),
      outputs: try hash(), aliases: try texts())
    var search: [String: SearchNames] = [:]
    for _ in 0..<(try count()) {
      search[try text()] = SearchNames(ingredients: try hash(), root: try text(), files: try texts())
    }
    let sources = try list { (reader) throws(DamagedNotes) in try reader.source() }
    return BuildNotes(keys: keys, parsing: parsing, sources: sources, search: search, store: store, outcome: outcome)
  }

  private mutating func source() throws(DamagedNotes) -> BuildNotes.Source {
    BuildNotes.Source(
      path: try text(), stamp: try optional { (reader) throws(DamagedNotes) in try reader.stamp() },
      post: try optional { (reader) throws(DamagedNotes) in
        BuildNotes.NotedPost(hash: try reader.hash(), record: try reader.record())
      })
  }

  private mutating func record() throws(DamagedNotes) -> PostRecord {
    PostRecord(offset: try integer(), outline: try extent(), html: try extent(), words: try extent())
  }

  private mutating func extent() throws(DamagedNotes) -> PostRecord.Extent {
    let count = try integer()
    guard count >= 0 else { throw DamagedNotes() }
    return PostRecord.Extent(count: count, hash: try hash())
  }
}
