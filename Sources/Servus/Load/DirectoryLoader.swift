import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a site's folder. Only what lies in it counts: links are not followed, and nothing but regular files is opened.
struct DirectoryLoader {
  /// Larger texts are refused before they are read.
  private static let mostTextBytes = 17 << 20
  /// How much of a picture is read to learn its size.
  private static let headBytes = 256 << 10
  private static let textEndings = [".md", ".yml", ".mustache", ".css", ".js"]
  private static let deepestFolder = 100

  /// The site's folder, as the user gave it.
  let root: String
  private(set) var files: [InputFile] = []
  private(set) var diagnostics = Diagnostics()

  init(root: String) {
    self.root = root
  }

  /// The files of a site's folder.
  static func load(root: String, diagnostics: inout Diagnostics) -> [InputFile] {
    var loader = DirectoryLoader(root: root)
    let isSite = loader.exists("servus.yml")
    if isSite { loader.visitFile("servus.yml") }
    // A folder that is not there would otherwise look like one from which everything was removed.
    if isSite, !loader.exists("Posts") {
      loader.refuse(
        .badConfig, "there is no folder Posts beside servus.yml", "Posts",
        help: "run servus in the folder of a site, or name it with --source")
    }
    for folder in ["Posts", "Templates"] where loader.exists(folder) {
      // A link, or a file, in a folder's place is refused like any other that is not what it should be.
      if loader.isFolder(folder) { loader.visitFolders(from: folder) } else { loader.visitFile(folder) }
    }
    loader.refuseTwins()
    diagnostics.append(contentsOf: loader.diagnostics)
    return loader.files
  }

  /// Names that differ only in how their accents are coded meet on other systems; of two such files one is refused.
  private mutating func refuseTwins() {
    var seen: Set<String> = []
    var kept: [InputFile] = []
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      if seen.insert(file.path).inserted {
        kept.append(file)
      } else {
        refuse(
          .duplicateAddress, "another file has the same name with its accents coded in another way", file.path,
          help: "rename one of the two")
      }
    }
    files = kept
  }

  private func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0
  }

  private mutating func visitFolders(from start: String) {
    var pending = [(path: start, depth: 0)]
    while let (folder, depth) = pending.popLast() {
      if depth > Self.deepestFolder {
        refuse(.tooDeep, "folders nested deeper than \(Self.deepestFolder) levels", folder)
        continue
      }
      guard let handle = opendir("\(root)/\(folder)") else {
        refuse(.unreadable, "cannot be read: \(systemError())", folder)
        continue
      }
      defer { closedir(handle) }
      while let entry = readdir(handle) {
        guard let name = entryName(entry) else {
          refuse(.badEncoding, "holds a file whose name is not UTF-8", folder)
          continue
        }
        if name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#")) { continue }
        let path = "\(folder)/\(name)"
        if isFolder(path) { pending.append((path, depth + 1)) } else { visitFile(path) }
      }
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private mutating func visitFile(_ path: String) {
    let absolutePath = "\(root)/\(path)"
    var status = stat()
    guard lstat(absolutePath, &status) == 0 else {
      return refuse(.unreadable, "cannot be read: \(systemError())", path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK:
      return refuse(
        .unsafePath, "is a link; links are not followed", path, help: "put the file itself into the folder")
    default: return refuse(.unreadable, "is neither a file nor a folder", path, help: "remove it")
    }
    let size = Int(status.st_size)
    let isText = Self.textEndings.contains { path.hasSuffix($0) }
    if isText, size > Self.mostTextBytes {
      return refuse(.tooLarge, "is larger than 16 MB", path, help: "split it")
    }
    do {
      let bytes = try readBytes(of: absolutePath, atMost: isText ? Self.mostTextBytes : Self.headBytes)
      if isText {
        files.append(InputFile(path: path, content: .bytes(bytes)))
      } else {
        let isFingerprinted = path.hasPrefix("Templates/static/")
        let file = InputFile.DiskFile(
          absolutePath: absolutePath, size: size, head: bytes,
          fingerprint: isFingerprinted ? try ContentHash(ofFile: absolutePath) : nil)
        files.append(InputFile(path: path, content: .onDisk(file)))
      }
    } catch {
      refuse(.unreadable, "cannot be read: \(error.reason)", path)
    }
  }

  private mutating func refuse(_ rule: Rule, _ message: String, _ path: String, help: String? = nil) {
    diagnostics.report(Diagnostic(rule, message, file: path, help: help))
  }
}
