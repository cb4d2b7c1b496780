import ServusDiagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The output folder on disk. No file in it is ever half-written: each is made under another name first and then renamed.
/// Where files wait for `publish(jobs:)`, those that are there stay as they are until all new ones are whole.
final class OutputFolder: Sendable {
  /// An absolute path.
  let path: String
  let waitsForPublishing: Bool
  /// The folder itself; nil until it is there.
  private let descriptor = Mutex<Int32?>(nil)
  /// How many files have been put under the name of a work file.
  let counter = Atomic<Int>(0)
  let knownFolders = Mutex<Set<String>>([])
  /// By its name, whether something at the top of the folder is put together beside it.
  let tops = Mutex<[String: Bool]>([:])
  /// Files that wait under the name of a work file.
  let waiting = Mutex<[(work: String, file: String)]>([])
  /// Folders to which nothing can be moved from where those are made.
  let otherDisks = Mutex<Set<String>>([])

  static let temporaryPrefix = ".servus-tmp-"
  let stage = "\(temporaryPrefix)\(getpid())"
  /// Whether files and folders that are made can be read by a server without further ado.
  let makesReadable: Bool

  /// - Parameter waitsForPublishing: whether what is written is seen only after `publish(jobs:)`.
  init(path: String, waitsForPublishing: Bool = false) {
    self.path = path
    self.waitsForPublishing = waitsForPublishing
    let mask = umask(0o022)
    umask(mask)
    makesReadable = mask == 0o022
  }

  deinit {
    if let descriptor = descriptor.withLock({ $0 }) { close(descriptor) }
  }

  func absolute(_ file: String) -> String { "\(path)/\(file)" }

  /// The folder's descriptor.
  func root() throws(FileError) -> Int32 {
    let opened: Result<Int32, FileError> = descriptor.withLock { descriptor in
      if let descriptor { return .success(descriptor) }
      let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard opened >= 0 else { return .failure(.ofLastCall(at: path)) }
      descriptor = opened
      return .success(opened)
    }
    return try opened.get()
  }

  /// How the system describes what stands at a path, be it a link; nil where nothing stands there.
  func status(of path: String) throws(FileError) -> stat? {
    do throws(FileError) {
      var status = stat()
      guard fstatat(try root(), path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .ofLastCall(at: absolute(path)) }
      return status
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  /// What stands at a path: a regular file's stamp, or nil where there is none.
  func stamp(of file: String) throws(FileError) -> FileStamp? {
    guard let status = try status(of: file), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status)
  }

  func contents(of file: String) throws(FileError) -> [UInt8] {
    try readBytes(of: absolute(file), atMost: .max - 1)
  }

  /// Puts bytes into a file, whole or not at all.
  func write(_ bytes: [UInt8], to file: String) throws(FileError) -> FileStamp {
    try put(file) { (descriptor) throws(FileError) in try writeAll(bytes, to: descriptor) }
  }

  /// Puts bytes into a file, whole or not at all, also where the power fails.
  func writeDurably(_ bytes: [UInt8], to file: String) throws(FileError) -> FileStamp {
    try put(file) { (descriptor) throws(FileError) in
      try writeAll(bytes, to: descriptor)
      guard synchronizeFile(descriptor) else { throw .ofLastCall() }
    }
  }

  /// Copies a file piece by piece. The hash is that of what was copied, since its source may change meanwhile.
  func copy(_ source: String, to file: String) throws(FileError) -> (stamp: FileStamp, hash: ContentHash) {
    var pieces = ContentHash.OfPieces()
    let stamp = try put(file) { (descriptor) throws(FileError) in
      // Called again where the first copy cannot be moved to its place.
      pieces = ContentHash.OfPieces()
      try forEachPiece(of: source, bytes: ContentHash.OfPieces.pieceBytes) { (piece) throws(FileError) in
        pieces.add(piece)
        try writeAll(piece, to: descriptor)
      }
    }
    return (stamp, pieces.hash)
  }

  /// Makes a file that must not be there yet.
  func make(_ file: String, _ bytes: [UInt8]) throws(FileError) {
    try makeFolder(Self.folder(of: file))
    _ = try create(file) { (descriptor) throws(FileError) in try writeAll(bytes, to: descriptor) }
  }

  /// Makes a file, whole or not at all; false where something stands in its place.
  func make(_ bytes: [UInt8], at file: String) throws(FileError) -> Bool {
    do throws(FileError) {
      try make(file, bytes)
      return true
    } catch {
      // What could not be filled is gone again.
      guard (try? status(of: file)) != nil else { throw error }
      return false
    }
  }

  /// Whether a folder above a file is a link: what lies behind it may be outside, and is not ours.
  func isBehindLink(_ file: String) -> Bool {
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if let status = try? status(of: String(folder)), status.st_mode & S_IFMT == S_IFLNK { return true }
    }
    return false
  }

  // MARK: Writing

  private func put(
    _ file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    if waitsForPublishing, try isNew(file) { return try stage(file, write) }
    let folder = Self.folder(of: file)
    try makeFolder(folder)
    let number = counter.add(1, ordering: .relaxed).newValue
    if waitsForPublishing { return try createWaiting(number, beside: file, write) }
    let work = Self.inside(folder, "\(stage)-\(number)")
    let stamp = try create(work, write)
    let root = try root()
    guard renameat(root, work, root, file) == 0 else {
      let error = FileError.ofLastCall()
      unlinkat(root, work, 0)
      throw error
    }
    return stamp
  }

  /// The folder that a file lies in; empty for the output folder itself.
  static func folder(of file: String) -> String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) } ?? ""
  }

  /// The path of what lies in a folder.
  static func inside(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

  /// Makes a file and fills it; where it cannot be filled, it goes.
  func create(
    _ file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    let root = try root()
    let descriptor = openat(root, file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .ofLastCall() }
    let filled = Result { () throws(FileError) in try fill(descriptor, write) }
    do throws(FileError) {
      // Some systems say only now that there was no room.
      guard close(descriptor) == 0 || errno == EINTR else { throw .ofLastCall() }
      return try filled.get()
    } catch {
      unlinkat(root, file, 0)
      throw error
    }
  }

  private func fill(_ descriptor: Int32, _ write: (Int32) throws(FileError) -> Void) throws(FileError) -> FileStamp {
    try write(descriptor)
    var status = stat()
    guard makesReadable || fchmod(descriptor, 0o644) == 0, fstat(descriptor, &status) == 0 else { throw .ofLastCall() }
    return FileStamp(status)
  }

  /// Makes a folder and those above it; a link in their place is refused, since it may lead out.
  func makeFolder(_ folder: String) throws(FileError) {
    if knownFolders.withLock({ $0.contains(folder) }) { return }
    if !folder.isEmpty { try makeFolder(Self.folder(of: folder)) }
    let absolute = folder.isEmpty ? path : absolute(folder)
    var status = stat()
    if lstat(absolute, &status) == 0 {
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink, !folder.isEmpty { throw FileError(reason: "the folder /\(folder) is a link, which may lead out") }
      if !isLink, status.st_mode & S_IFMT != S_IFDIR {
        throw FileError(
          reason: "a file stands where the folder \(folder.isEmpty ? "" : "/\(folder) ")should be",
          path: folder.isEmpty ? path : nil)
      }
    } else if folder.isEmpty ? !makePath(absolute) : mkdir(absolute, 0o755) != 0 && errno != EEXIST {
      throw .ofLastCall()
    } else if !makesReadable {
      chmod(absolute, 0o755)
    }
    _ = knownFolders.withLock { $0.insert(folder) }
  }
}

/// Makes a folder with all those above it.
func makePath(_ path: String) -> Bool {
  if mkdir(path, 0o755) == 0 || errno == EEXIST { return true }
  guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
  return makePath(String(path[..<slash])) && (mkdir(path, 0o755) == 0 || errno == EEXIST)
}

/// Writes all the bytes.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
  var failure: FileError?
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let written = write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      if written < 0 {
        if errno == EINTR { continue }
        failure = .ofLastCall()
        return
      }
      offset += written
    }
  }
  if let failure { throw failure }
}

/// Waits until a file is on the disk, as far as its file system can say so.
func synchronizeFile(_ descriptor: Int32) -> Bool {
  #if canImport(Glibc)
    return fdatasync(descriptor) == 0 || errno == EINVAL
  #else
    return fsync(descriptor) == 0 || errno == EINVAL
  #endif
}
