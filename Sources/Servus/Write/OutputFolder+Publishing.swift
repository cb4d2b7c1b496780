import CPlatform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is written is seen all at once, as far as that goes: nothing until every file is whole, then one renaming for each
/// file that is replaced, and for what is new, such as a whole site, one for everything at its top.
extension OutputFolder {
  /// Whether nothing stood at the top of a file's path when it was first asked about.
  func isNew(_ file: String) throws(FileError) -> Bool {
    let top = Self.top(of: file)
    if let isNew = tops.withLock({ $0[top] }) { return isNew }
    try makeFolder("")
    return try tops.withLock { (tops) throws(FileError) in
      if let isNew = tops[top] { return isNew }
      let isNew = try status(of: top) == nil
      tops[top] = isNew
      return isNew
    }
  }

  /// What the path of a file begins with: a folder, or the file itself.
  private static func top(of file: String) -> String {
    file.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) } ?? file
  }

  /// Whether it has been asked already, and nothing stood there.
  func isKnownToBeNew(_ file: String) -> Bool {
    let top = Self.top(of: file)
    return tops.withLock { $0[top] } == true
  }

  /// Makes a file with the folders above it, where nobody sees it yet.
  func stage(_ file: String, _ write: (Int32) throws(FileError) -> Void) throws(FileError) -> FileStamp {
    let staged = "\(stage)/\(file)"
    try makeStaged(Self.folder(of: staged))
    return try create(staged, write)
  }

  /// Makes a folder that nobody sees yet, with those above it. What stands there must be a folder: a link may lead out.
  func makeStaged(_ folder: String) throws(FileError) {
    if knownFolders.withLock({ $0.contains(folder) }) { return }
    let above = Self.folder(of: folder)
    if !above.isEmpty { try makeStaged(above) }
    let root = try root()
    if mkdirat(root, folder, 0o755) != 0 {
      let (stands, error) = (errno == EEXIST, FileError.ofLastCall())
      guard stands, try isFolder(folder) else { throw error }
    }
    guard makesReadable || fchmodat(root, folder, 0o755, 0) == 0 else { throw .ofLastCall() }
    _ = knownFolders.withLock { $0.insert(folder) }
  }

  /// Puts all files in their places.
  func publish(jobs: Int) throws(FileError) {
    let new = tops.withLock { $0.filter(\.value).keys.sorted() }
    let waiting = waiting.withLock(\.self)
    guard !new.isEmpty || !waiting.isEmpty else { return }
    let root = try root()
    if !waiting.isEmpty {
      try removeWorkFolders()
      try synchronize(root)
    }
    for top in new where renameat(root, "\(stage)/\(top)", root, top) != 0 {
      throw .ofLastCall(at: absolute(top))
    }
    try DiskThreads.forEach(waiting, jobs: jobs) { (entry) throws(FileError) in
      guard renameat(root, entry.work, root, entry.file) == 0 else { throw .ofLastCall(at: self.absolute(entry.file)) }
    }
    guard new.isEmpty || unlinkat(root, stage, AT_REMOVEDIR) == 0 else { throw .ofLastCall(at: absolute(stage)) }
  }

  /// Waits until all that was written is on the disk: where the power fails after a file was replaced, the new one must be
  /// there. One such wait costs far less than one for each file.
  private func synchronize(_ root: Int32) throws(FileError) {
    #if os(Linux)
      guard syncfs(root) == 0 || errno == EINVAL else { throw .ofLastCall(at: path) }
    #else
      sync()
    #endif
  }
}

// MARK: Removing

extension OutputFolder {
  /// Removes a file, and the folders that this leaves empty.
  func remove(_ file: String) throws(FileError) {
    if unlink(absolute(file)) != 0 {
      let error = FileError.ofLastCall(at: absolute(file))
      guard error.isMissing else { throw error }
    }
    try removeEmptyFolders(above: file)
  }

  /// Removes the folders above a place that are empty.
  func removeEmptyFolders(above file: String) throws(FileError) {
    var folder = Self.folder(of: file)
    while !folder.isEmpty {
      if rmdir(absolute(folder)) != 0 {
        if errno == ENOTEMPTY || errno == EEXIST { return }
        let error = FileError.ofLastCall(at: absolute(folder))
        // Who may not remove a folder is told so whether it is empty or not.
        if !error.isMissing {
          guard try names(in: folder).isEmpty else { return }
          throw error
        }
      }
      folder = Self.folder(of: folder)
    }
  }

  /// Removes the work files that a build left which was killed or could not go on, and the folders that it made for them.
  ///
  /// - Parameter files: what it wanted to write; work files lie beside them, in folders at the top, and nowhere else.
  func removeWorkFiles(beside files: some Sequence<String>) throws(FileError) {
    var failure: FileError?
    // Nothing can lie in what is missing, such as the tens of thousands of folders of a new site.
    var standing: Set<String> = []
    for top in Set(files.map(Self.top)) {
      do throws(FileError) {
        if try status(of: top) != nil { standing.insert(top) }
      } catch {
        failure = failure ?? error
      }
    }
    for folder in try folders(of: files.filter { standing.contains(Self.top(of: $0)) }) {
      do throws(FileError) {
        try removeWorkFiles(in: folder)
      } catch  where !error.isMissing {
        failure = failure ?? error
      } catch {}
    }
    if let failure { throw failure }
  }

  /// The folders that files lie in, with those above them, but for what lies beyond a link.
  private func folders(of files: some Sequence<String>) throws(FileError) -> [String] {
    var folders: Set<String> = []
    for file in files {
      var folder = Self.folder(of: file)
      while !folder.isEmpty, folders.insert(folder).inserted { folder = Self.folder(of: folder) }
    }
    var inside: Set<String> = [""]
    // Each after those above it.
    for folder in folders.sorted(by: { $0.utf8.precedes($1.utf8) }) where inside.contains(Self.folder(of: folder)) {
      if try isFolder(folder) { inside.insert(folder) }
    }
    return inside.sorted { $0.utf8.precedes($1.utf8) }
  }

  /// Whether a folder of its own stands there; a refusal to say so must not look like a place without work files.
  private func isFolder(_ path: String) throws(FileError) -> Bool {
    guard let status = try status(of: path) else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  private func removeWorkFiles(in folder: String) throws(FileError) {
    let names = try names(in: folder).filter { $0.hasPrefix(Self.temporaryPrefix) }
    for name in names { try removeTree(Self.inside(folder, name)) }
    if let name = names.first { try removeEmptyFolders(above: "\(folder)/\(name)") }
  }

  func removeTree(_ path: String) throws(FileError) {
    let isFolder = try isFolder(path)
    for name in isFolder ? try names(in: path) : [] { try removeTree("\(path)/\(name)") }
    guard isFolder ? rmdir(absolute(path)) == 0 : unlink(absolute(path)) == 0 else {
      throw .ofLastCall(at: absolute(path))
    }
  }

  /// The names in a folder, as far as they are UTF-8, as all names of ours are.
  private func names(in folder: String) throws(FileError) -> [String] {
    guard let handle = opendir(absolute(folder)) else { throw .ofLastCall(at: absolute(folder)) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = try nextEntry(of: handle, at: absolute(folder)) {
      if let name = entryName(entry), name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
