import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where what was read of posts waits, on disk, until pages are made of it: neither a build nor the next one keeps the texts
/// of a whole site in memory. Only ever appended to, so that what an earlier build noted stays true.
final class PostStore: Sendable {
  /// Where to put records that do not go to the disk.
  enum Place: Sendable {
    /// For a site whose folder cannot be written to.
    case memory
    /// For a site that is only judged.
    case nowhere
  }

  private let descriptor: Int32?
  /// Whether what is appended can be read again.
  let isKeeping: Bool
  private let end: Atomic<Int>
  /// Records that could not be written, by their offset.
  private let kept = Mutex<[Int: [UInt8]]>([:])
  private let keepsAny: Atomic<Bool>

  init(_ place: Place) {
    descriptor = nil
    isKeeping = place == .memory
    end = Atomic(0)
    keepsAny = Atomic(true)
  }

  /// A store in a file, whose first `size` bytes are those of earlier builds.
  init(path: String, keeping size: Int) throws(FileError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .ofLastCall() }
    self.descriptor = descriptor
    isKeeping = true
    end = Atomic(size)
    keepsAny = Atomic(false)
  }

  /// The first `size` bytes of a store in a file, for reading alone: another build may append to it meanwhile. Nil where
  /// there is none.
  init?(reading path: String, size: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    isKeeping = false
    end = Atomic(size)
    keepsAny = Atomic(false)
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// How large the store is.
  var size: Int { end.load(ordering: .relaxed) }

  /// Whether all of it is on disk, so that a later build may use it.
  var isOnDisk: Bool { !keepsAny.load(ordering: .relaxed) }

  /// Takes back what was appended beyond a size.
  func shrink(to size: Int) {
    if let descriptor { ftruncate(descriptor, off_t(size)) }
  }

  /// Puts a record at the end. What does not fit on the disk stays in memory.
  func append(outline: [UInt8], html: [UInt8], words: [UInt8]) -> PostRecord {
    let offset = end.add(outline.count + html.count + words.count, ordering: .relaxed).oldValue
    let isWritten = descriptor.map { Self.write([outline, html, words], to: $0, at: offset) } ?? false
    if !isWritten, isKeeping {
      keepsAny.store(true, ordering: .relaxed)
      kept.withLock { $0[offset] = outline + html + words }
    }
    return PostRecord(
      offset: offset, outline: PostRecord.Extent(outline), html: PostRecord.Extent(html),
      words: PostRecord.Extent(words))
  }

  /// The bytes of a part of a record.
  func bytes(of part: PostRecord.Part, in record: PostRecord) throws(DamagedNotes) -> [UInt8] {
    let (start, extent) = record.extent(of: part)
    if !isOnDisk, let bytes = kept.withLock({ $0[record.offset] }) {
      return Array(bytes[start..<(start + extent.count)])
    }
    guard let descriptor else { throw DamagedNotes() }
    let bytes = Self.read(extent.count, from: descriptor, at: record.offset + start)
    guard bytes.count == extent.count, ContentHash(bytes) == extent.hash else { throw DamagedNotes() }
    return bytes
  }

  /// Fewer bytes where the file is shorter or cannot be read.
  private static func read(_ wanted: Int, from descriptor: Int32, at offset: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let received = pread(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count, off_t(offset + count))
        if received < 0, errno == EINTR { continue }
        if received <= 0 { return }
        count += received
      }
    }
  }

  private static func write(_ parts: [[UInt8]], to descriptor: Int32, at offset: Int) -> Bool {
    var offset = offset
    for part in parts {
      guard write(part, to: descriptor, at: offset) else { return false }
      offset += part.count
    }
    return true
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, at offset: Int) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = pwrite(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        done += written
      }
      return true
    }
  }
}
