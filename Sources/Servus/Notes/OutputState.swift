/// What the last build wrote into an output folder: kept in `.servus/`, so that the next build knows which files are
/// its own and which of them still hold what it wrote.
struct OutputState: Sendable, Equatable {
  /// One file of ours.
  struct Entry: Sendable, Equatable {
    /// The content that was written; nil where a build was about to write it and may not have.
    let hash: ContentHash?
    /// How the file system described the file then.
    let stamp: FileStamp?
    /// What the content was made of; nil where that is not known.
    var ingredients: ContentHash?
  }

  /// By path below the output folder.
  var entries = PathTable<Entry>()
  /// Whether a build has begun and not ended.
  var isInterrupted = false

  /// What the file begins with.
  static let header = Array("servus-state 2\n".utf8)

  /// Nil where the bytes are not what `serialized` makes: cut, changed, of another version, or with a path that leads out.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.header), let body = bytes.withoutChecksum(from: Self.header.count) else { return nil }
    do throws(DamagedNotes) {
      self = try body.reading { (reader) throws(DamagedNotes) in try reader.outputState() }
    } catch {
      return nil
    }
  }

  init() {}

  /// In the order of paths, ended by a checksum.
  var serialized: [UInt8] {
    var writer = ByteWriter()
    writer.add(isInterrupted)
    writer.add(entries.rows) { row, writer in
      writer.add(row.path)
      writer.add(row.value.hash) { $1.add($0) }
      writer.add(row.value.stamp) { $1.add($0) }
      writer.add(row.value.ingredients) { $1.add($0) }
    }
    return Self.header + writer.bytes.withChecksum
  }

  /// Whether a path stays below the folder that it counts from.
  static func isBelow(_ path: String) -> Bool {
    var (length, dots) = (0, 0)
    for byte in path.utf8 {
      guard byte != UInt8(ascii: "/") else {
        if length == 0 || dots == length && length < 3 { return false }
        (length, dots) = (0, 0)
        continue
      }
      length += 1
      if byte == UInt8(ascii: ".") { dots += 1 }
    }
    return length > 0 && !(dots == length && length < 3)
  }
}

extension ByteReader {
  fileprivate mutating func outputState() throws(DamagedNotes) -> OutputState {
    var state = OutputState()
    state.isInterrupted = try flag()
    let rows = try list { (reader) throws(DamagedNotes) in
      let path = try reader.text()
      guard OutputState.isBelow(path) else { throw DamagedNotes() }
      let entry = OutputState.Entry(
        hash: try reader.optionalHash(),
        stamp: try reader.optional { (reader) throws(DamagedNotes) in try reader.stamp() },
        ingredients: try reader.optionalHash())
      return PathTable<OutputState.Entry>.Row(path: path, value: entry)
    }
    guard let entries = PathTable(inOrder: rows) else { throw DamagedNotes() }
    state.entries = entries
    return state
  }

  private mutating func optionalHash() throws(DamagedNotes) -> ContentHash? {
    try optional { (reader) throws(DamagedNotes) in try reader.hash() }
  }
}
