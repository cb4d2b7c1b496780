import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the files of a site's folder without reading them. Only what lies in it counts: links are not followed.
struct FolderScan {
  /// A regular file.
  struct FoundFile: Sendable {
    /// Relative to the site's folder.
    let path: String
    let stamp: FileStamp
  }

  /// The site's folder, as the user gave it.
  let root: String
  /// In the order of paths, by bytes.
  private(set) var files: [FoundFile] = []
  private(set) var diagnostics = Diagnostics()

  init(root: String) {
    self.root = root
    let settings = kind(of: SourceFolders.settings)
    if let settings, settings != 0 { visit(SourceFolders.settings) }
    // A folder that is not there would otherwise look like one from which everything was removed.
    if settings != nil, kind(of: "Posts") == nil {
      refuse(
        .badConfig, "there is no folder Posts beside servus.yml", "Posts",
        help: "run servus in the folder of a site, or name it with --source")
    }
    for folder in SourceFolders.names {
      // A link, or a file, in a folder's place is refused like any other that is not what it should be.
      switch kind(of: folder) {
      case nil, 0: continue
      case S_IFDIR: visitFolders(from: folder)
      default: visit(folder)
      }
    }
    refuseTwins()
  }

  /// Nil where there is nothing of that name. What the system does not let us know is reported, and no kind of anything.
  private mutating func kind(of path: String) -> mode_t? {
    var status = stat()
    if lstat("\(root)/\(path)", &status) == 0 { return status.st_mode & S_IFMT }
    let error = FileError.ofLastCall()
    if error.isMissing { return nil }
    refuseUnreadable("the file", path, error)
    return 0
  }

  /// Names that differ only in how their accents are coded meet on other systems; of two such files one is refused.
  private mutating func refuseTwins() {
    files.sort { $0.path.utf8.precedes($1.path.utf8) }
    var seen = Set<String>(minimumCapacity: files.count)
    let twins = files.indices.filter { !seen.insert(files[$0].path).inserted }
    for twin in twins.reversed() {
      refuse(
        .duplicateAddress, "another file has the same name with its accents coded in another way", files[twin].path,
        help: "rename one of the two")
      files.remove(at: twin)
    }
  }

  private mutating func visitFolders(from start: String) {
    var pending = [(path: start, depth: 0)]
    while let (folder, depth) = pending.popLast() {
      if depth > SourceFolders.deepest {
        refuse(
          .tooDeep, "folders nested deeper than \(SourceFolders.deepest) levels", folder,
          help: "move this one further up")
        continue
      }
      guard let handle = opendir("\(root)/\(folder)") else {
        refuseUnreadable("the folder", folder, .ofLastCall())
        continue
      }
      defer { closedir(handle) }
      do throws(FileError) {
        pending += try visit(folder, handle).map { ($0, depth + 1) }
      } catch {
        refuseUnreadable("the folder", folder, error)
      }
    }
  }

  /// Adds the files of a folder, and gives the folders in it.
  private mutating func visit(_ folder: String, _ handle: OpenFolder) throws(FileError) -> [String] {
    var folders: [String] = []
    while let entry = try nextEntry(of: handle, at: folder) {
      guard let name = entryName(entry) else {
        let name = escapedEntryName(entry)
        refuse(.badEncoding, "the name of \"\(name)\" in this folder is not UTF-8", folder, help: "rename it")
        continue
      }
      if SourceFolders.isIgnored(name, in: folder) { continue }
      let path = "\(folder)/\(name)"
      var status = stat()
      if fstatat(dirfd(handle), name, &status, AT_SYMLINK_NOFOLLOW) != 0 {
        refuseUnreadable("the file", path, .ofLastCall())
      } else if status.st_mode & S_IFMT == S_IFDIR {
        folders.append(path)
      } else {
        add(path, status)
      }
    }
    return folders
  }

  private mutating func visit(_ path: String) {
    var status = stat()
    guard lstat("\(root)/\(path)", &status) == 0 else {
      return refuseUnreadable("the file", path, .ofLastCall())
    }
    add(path, status)
  }

  private mutating func add(_ path: String, _ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: files.append(FoundFile(path: path, stamp: FileStamp(status, ofSource: true)))
    case S_IFLNK:
      refuse(.unsafePath, "this is a link, and links are not followed", path, help: "put the file itself there")
    default: refuse(.unreadable, "this is neither a file nor a folder", path, help: "remove it")
    }
  }

  private mutating func refuseUnreadable(_ what: String, _ path: String, _ error: FileError) {
    diagnostics.report(.unreadable(path, error.reason, what: what))
  }

  private mutating func refuse(_ rule: Rule, _ message: String, _ path: String, help: String) {
    diagnostics.report(Diagnostic(rule, message, file: path, help: help))
  }
}

extension Diagnostic {
  /// A file or folder that the system does not let us read.
  static func unreadable(_ path: String, _ reason: String, what: String = "the file") -> Diagnostic {
    Diagnostic(
      .unreadable, "\(what) cannot be read: \(reason)", file: path, help: "permit reading it, or move it away")
  }
}
