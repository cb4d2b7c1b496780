import ServusDiagnostics

/// Reads a site's folder; nothing but regular files is opened. The texts of posts are left for whoever parses them.
struct DirectoryLoader {
  /// Larger texts are refused before they are read.
  static let mostTextBytes = 17 << 20
  /// How much of a picture is read to learn its size.
  private static let headBytes = 256 << 10
  private static let textEndings = [".md", ".yml", ".mustache", ".css", ".js"]

  private let root: String
  private(set) var files: [InputFile] = []
  private(set) var diagnostics = Diagnostics()

  private init(root: String) {
    self.root = root
  }

  /// The files of a site's folder.
  static func load(root: String, diagnostics: inout Diagnostics) -> [InputFile] {
    load(FolderScan(root: root), diagnostics: &diagnostics)
  }

  /// The files that were found in a site's folder.
  static func load(_ scan: FolderScan, diagnostics: inout Diagnostics) -> [InputFile] {
    diagnostics.append(contentsOf: scan.diagnostics)
    var loader = DirectoryLoader(root: scan.root)
    loader.files.reserveCapacity(scan.files.count)
    for file in scan.files { loader.read(file) }
    diagnostics.append(contentsOf: loader.diagnostics)
    return loader.files
  }

  private mutating func read(_ found: FolderScan.FoundFile) {
    let path = found.path
    let absolutePath = "\(root)/\(path)"
    let isText = Self.textEndings.contains { path.hasSuffix($0) }
    if isText, found.stamp.size > Self.mostTextBytes {
      return refuse(.tooLarge, "the file is larger than 16 MB", path, help: "split it")
    }
    if path.hasPrefix("Posts/"), path.hasSuffix(".md") {
      return files.append(InputFile(path: path, content: .unread(absolutePath: absolutePath), stamp: found.stamp))
    }
    do {
      let bytes = try readBytes(of: absolutePath, atMost: isText ? Self.mostTextBytes : Self.headBytes)
      if isText {
        files.append(InputFile(path: path, content: .bytes(bytes), stamp: found.stamp))
      } else {
        let isFingerprinted = path.hasPrefix("Templates/static/")
        let file = InputFile.DiskFile(
          absolutePath: absolutePath, size: found.stamp.size, head: bytes,
          fingerprint: isFingerprinted ? try ContentHash(ofFile: absolutePath) : nil)
        files.append(InputFile(path: path, content: .onDisk(file), stamp: found.stamp))
      }
    } catch {
      diagnostics.report(.unreadable(path, error.reason))
    }
  }

  private mutating func refuse(_ rule: Rule, _ message: String, _ path: String, help: String) {
    diagnostics.report(Diagnostic(rule, message, file: path, help: help))
  }
}
