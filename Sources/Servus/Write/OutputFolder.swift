import ServusDiagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The output folder on disk. Files come whole: each is written under another name first and then renamed.
final class OutputFolder: Sendable {
  /// An absolute path.
  let path: String
  private let counter = Atomic<Int>(0)
  private let knownFolders = Mutex<Set<String>>([])

  static let temporaryPrefix = ".servus-tmp-"

  init(path: String) {
    self.path = path
  }

  func absolute(_ file: String) -> String { "\(path)/\(file)" }

  /// What stands at a path: a regular file's stamp, or nil where there is none.
  func stamp(of file: String) -> FileStamp? {
    var status = stat()
    guard lstat(absolute(file), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status)
  }

  func contents(of file: String) -> [UInt8]? {
    try? readBytes(of: absolute(file), atMost: .max - 1)
  }

  /// Puts bytes into a file, whole or not at all.
  func write(_ bytes: [UInt8], to file: String) throws(FileError) -> FileStamp {
    try replace(file) { (descriptor) throws(FileError) in try writeAll(bytes, to: descriptor) }
  }

  /// Copies a file piece by piece.
  func copy(_ source: String, to file: String) throws(FileError) -> FileStamp {
    try replace(file) { (descriptor) throws(FileError) in
      try forEachPiece(of: source, bytes: 1 << 20) { (piece) throws(FileError) in
        try writeAll(piece, to: descriptor)
      }
    }
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

  /// Removes the work files that a killed build left.
  func removeWorkFiles() {
    var pending = [path]
    while let folder = pending.popLast() {
      guard let handle = opendir(folder) else { continue }
      defer { closedir(handle) }
      while let entry = readdir(handle) {
        var status = stat()
        guard let name = entryName(entry), name != ".", name != "..", lstat("\(folder)/\(name)", &status) == 0 else {
          continue
        }
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append("\(folder)/\(name)")
        } else if name.hasPrefix(Self.temporaryPrefix) {
          unlink("\(folder)/\(name)")
        }
      }
    }
  }

  // MARK: Writing

  private func replace(
    _ file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    try makeFolder(folder)
    let number = counter.add(1, ordering: .relaxed).newValue
    let temporary = absolute((folder.isEmpty ? "" : folder + "/") + "\(Self.temporaryPrefix)\(getpid())-\(number)")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(reason: systemError()) }
    do {
      defer { close(descriptor) }
      try write(descriptor)
      fchmod(descriptor, 0o644)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, absolute(file)) == 0 else {
      let reason = systemError()
      unlink(temporary)
      throw FileError(reason: reason)
    }
    var status = stat()
    guard lstat(absolute(file), &status) == 0 else { throw FileError(reason: systemError()) }
    return FileStamp(status)
  }

  /// Makes a folder and those above it; a link in their place is refused, since it may lead out.
  private func makeFolder(_ folder: String) throws(FileError) {
    if knownFolders.withLock({ $0.contains(folder) }) { return }
    if let slash = folder.lastIndex(of: "/") {
      try makeFolder(String(folder[..<slash]))
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
    } else {
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

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
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

extension FileStamp {
  init(_ status: stat) {
    size = Int(status.st_size)
    #if canImport(Glibc)
      modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    #else
      modified = Int(status.st_mtimespec.tv_sec) * 1_000_000_000 + Int(status.st_mtimespec.tv_nsec)
    #endif
    node = UInt64(status.st_ino)
  }
}
