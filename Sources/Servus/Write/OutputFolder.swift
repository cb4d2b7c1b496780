import ServusDiagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The output folder on disk. What stands there already is replaced file by file, each written under another name first
/// and then renamed. What is new, such as a whole site, is put together beside it and comes with one renaming.
final class OutputFolder: Sendable {
  /// An absolute path.
  let path: String
  /// The folder itself; nil until it is there.
  private let putsNewTogether: Bool
  private let descriptor = Mutex<Int32?>(nil)
  private let counter = Atomic<Int>(0)
  private let knownFolders = Mutex<Set<String>>([])
  /// By its name, whether something at the top of the folder is put together beside it.
  private let tops = Mutex<[String: Bool]>([:])

  static let temporaryPrefix = ".servus-tmp-"
  private let stage = "\(temporaryPrefix)\(getpid())"
  /// Whether files and folders that are made can be read by a server without further ado.
  private let makesReadable: Bool

  /// - Parameter putsNewTogether: whether what is new at the top of the folder is seen only after `publish()`.
  init(path: String, putsNewTogether: Bool = false) {
    self.path = path
    self.putsNewTogether = putsNewTogether
    let mask = umask(0o022)
    umask(mask)
    makesReadable = mask == 0o022
  }

  deinit {
    if let descriptor = descriptor.withLock({ $0 }) { close(descriptor) }
  }

  func absolute(_ file: String) -> String { "\(path)/\(file)" }

  /// The folder's descriptor; -1 where it is not there.
  private func root() -> Int32 {
    descriptor.withLock { descriptor in
      if let descriptor { return descriptor }
      let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if opened >= 0 { descriptor = opened }
      return opened
    }
  }

  /// What stands at a path: a regular file's stamp, or nil where there is none.
  func stamp(of file: String) -> FileStamp? {
    var status = stat()
    guard fstatat(root(), file, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return FileStamp(status)
  }

  func contents(of file: String) -> [UInt8]? {
    try? readBytes(of: absolute(file), atMost: .max - 1)
  }

  /// Puts bytes into a file, whole or not at all.
  func write(_ bytes: [UInt8], to file: String) throws(FileError) -> FileStamp {
    try put(file) { (descriptor) throws(FileError) in try writeAll(bytes, to: descriptor) }
  }

  /// Makes a file that must not be there yet.
  func make(_ file: String, _ bytes: [UInt8]) throws(FileError) {
    try makeFolder(Self.folder(of: file))
    _ = try create(file) { (descriptor) throws(FileError) in try writeAll(bytes, to: descriptor) }
  }

  /// Copies a file piece by piece. The hash is that of what was copied, since its source may change meanwhile.
  func copy(_ source: String, to file: String) throws(FileError) -> (stamp: FileStamp, hash: ContentHash) {
    var pieces = ContentHash.OfPieces()
    let stamp = try put(file) { (descriptor) throws(FileError) in
      try forEachPiece(of: source, bytes: ContentHash.OfPieces.pieceBytes) { (piece) throws(FileError) in
        pieces.add(piece)
        try writeAll(piece, to: descriptor)
      }
    }
    return (stamp, pieces.hash)
  }

  /// Makes a file, whole or not at all; false where something stands in its place.
  func make(_ bytes: [UInt8], at file: String) throws(FileError) -> Bool {
    try makeFolder(Self.folder(of: file))
    do throws(FileError) {
      _ = try create(file) { (descriptor) throws(FileError) in try writeAll(bytes, to: descriptor) }
      return true
    } catch {
      // What could not be filled is gone again.
      var status = stat()
      guard fstatat(root(), file, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw error }
      return false
    }
  }

  /// Whether a folder above a file is a link: what lies behind it may be outside, and is not ours.
  func isBehindLink(_ file: String) -> Bool {
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      var status = stat()
      if lstat(absolute(String(folder)), &status) == 0, status.st_mode & S_IFMT == S_IFLNK { return true }
    }
    return false
  }

  /// Removes a file, and the folders that this leaves empty.
  func remove(_ file: String) throws(FileError) {
    guard unlink(absolute(file)) == 0 || errno == ENOENT else { throw FileError(reason: systemError()) }
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard rmdir(absolute(String(folder))) == 0 else { return }
    }
  }

  // MARK: Writing

  private func put(
    _ file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    if putsNewTogether, try isNew(file) { return try make("\(stage)/\(file)", write) }
    let folder = Self.folder(of: file)
    try makeFolder(folder)
    let number = counter.add(1, ordering: .relaxed).newValue
    let temporary = (folder.isEmpty ? "" : folder + "/") + "\(stage)-\(number)"
    let stamp = try create(temporary, write)
    guard renameat(root(), temporary, root(), file) == 0 else {
      let reason = systemError()
      unlinkat(root(), temporary, 0)
      throw FileError(reason: reason)
    }
    return stamp
  }

  private static func folder(of file: String) -> String { parent(of: file) ?? "" }

  /// What lies above a file or folder; nil at the top.
  private static func parent(of path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }

  /// Makes a file and fills it; where it cannot be filled, it goes.
  private func create(
    _ file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    let descriptor = openat(root(), file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw FileError(reason: systemError()) }
    defer { close(descriptor) }
    do throws(FileError) {
      try write(descriptor)
      if !makesReadable { fchmod(descriptor, 0o644) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw FileError(reason: systemError()) }
      return FileStamp(status)
    } catch {
      unlinkat(root(), file, 0)
      throw error
    }
  }

  /// Makes a folder and those above it; a link in their place is refused, since it may lead out.
  private func makeFolder(_ folder: String) throws(FileError) {
    if knownFolders.withLock({ $0.contains(folder) }) { return }
    if let parent = Self.parent(of: folder) {
      try makeFolder(parent)
    } else if !folder.isEmpty {
      try makeFolder("")
    }
    let absolute = folder.isEmpty ? path : absolute(folder)
    var status = stat()
    if lstat(absolute, &status) == 0 {
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink, !folder.isEmpty { throw FileError(reason: "the folder /\(folder) is a link, which may lead out") }
      if !isLink, status.st_mode & S_IFMT != S_IFDIR {
        throw FileError(reason: "a file stands where the folder /\(folder) should be")
      }
    } else if folder.isEmpty ? !makePath(absolute) : mkdir(absolute, 0o755) != 0 && errno != EEXIST {
      throw FileError(reason: systemError())
    } else if !makesReadable {
      chmod(absolute, 0o755)
    }
    _ = knownFolders.withLock { $0.insert(folder) }
  }
}

// MARK: What is new

extension OutputFolder {
  /// Whether nothing stood at the top of a file's path when it was first asked about.
  func isNew(_ file: String) throws(FileError) -> Bool {
    let top = String(file.prefix { $0 != "/" })
    if let isNew = tops.withLock({ $0[top] }) { return isNew }
    try makeFolder("")
    return tops.withLock { tops in
      if let isNew = tops[top] { return isNew }
      var status = stat()
      let isNew = fstatat(root(), top, &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT
      tops[top] = isNew
      return isNew
    }
  }

  /// Makes a file with the folders above it, where nobody sees it yet.
  private func make(
    _ file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    if let folder = Self.parent(of: file) { try makeStaged(folder) }
    return try create(file, write)
  }

  private func makeStaged(_ folder: String) throws(FileError) {
    if knownFolders.withLock({ $0.contains(folder) }) { return }
    if mkdirat(root(), folder, 0o755) != 0, errno == ENOENT, let parent = Self.parent(of: folder) {
      try makeStaged(parent)
      mkdirat(root(), folder, 0o755)
    }
    if !makesReadable { fchmodat(root(), folder, 0o755, 0) }
    _ = knownFolders.withLock { $0.insert(folder) }
  }

  /// Puts what is new in its place.
  func publish() throws(FileError) {
    let tops = tops.withLock { $0.filter(\.value).keys.sorted() }
    guard !tops.isEmpty else { return }
    for top in tops where renameat(root(), "\(stage)/\(top)", root(), top) != 0 && errno != ENOENT {
      throw FileError(reason: systemError())
    }
    unlinkat(root(), stage, AT_REMOVEDIR)
  }

  /// Removes the work files that a build left which was killed or could not go on.
  func removeWorkFiles() {
    var pending = [(path: path, isWork: false)]
    var folders: [String] = []
    while let (folder, isWork) = pending.popLast() {
      guard let handle = opendir(folder) else { continue }
      defer { closedir(handle) }
      if isWork { folders.append(folder) }
      while let entry = readdir(handle) {
        var status = stat()
        guard let name = entryName(entry), name != ".", name != "..", lstat("\(folder)/\(name)", &status) == 0 else {
          continue
        }
        let isWork = isWork || name.hasPrefix(Self.temporaryPrefix)
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append(("\(folder)/\(name)", isWork))
        } else if isWork {
          unlink("\(folder)/\(name)")
        }
      }
    }
    for folder in folders.reversed() { rmdir(folder) }
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
        failure = FileError(reason: systemError())
        return
      }
      offset += written
    }
  }
  if let failure { throw failure }
}
