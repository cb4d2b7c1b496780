import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The generator's notes on one output folder, in `.servus/` beside servus.yml.
struct StateFile: Sendable {
  private let folder: String
  private let name: String

  /// - Parameters:
  ///   - root: the site's folder.
  ///   - outputFolder: an absolute path; each output folder has notes of its own.
  init(root: String, outputFolder: String) {
    folder = "\(root)/.servus"
    name = "\(ContentHash(Array(outputFolder.utf8)).hexadecimal).state"
  }

  /// What the last build noted, and a remark where the notes are missing although there is an output folder: then nothing
  /// in it can be known to be ours.
  func load(outputFolder: String) -> (state: OutputState, remark: Diagnostic?) {
    let bytes = try? readBytes(of: "\(folder)/\(name)", atMost: 1 << 30)
    if let bytes, let state = OutputState(bytes) { return (state, nil) }
    guard Self.hasVisibleFiles(outputFolder) else { return (OutputState(), nil) }
    let what = bytes == nil ? "there are no notes of an earlier build" : "the notes of the last build are damaged"
    return (
      OutputState(),
      Diagnostic(
        note: "\(what) into \(outputFolder): its files are brought up to date, and nothing in it is removed",
        help: "to get rid of stale pages, empty that folder and build again")
    )
  }

  private static func hasVisibleFiles(_ path: String) -> Bool {
    guard let handle = opendir(path) else { return false }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      // A name that is not UTF-8 is a visible file too.
      if entryName(entry)?.hasPrefix(".") != true { return true }
    }
    return false
  }

  func save(_ state: OutputState) throws(FileError) {
    let folder = OutputFolder(path: folder)
    do {
      _ = try folder.write(state.serialized, to: name)
    } catch {
      throw FileError(reason: "the notes in .servus: \(error.reason)")
    }
  }

  /// Waits until no other build of this site runs; the lock ends with the process or when the descriptor is closed.
  func lock() throws(FileError) -> Int32 {
    guard makePath(folder) else { throw FileError(reason: "\(folder): \(systemError())") }
    let descriptor = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw FileError(reason: "\(folder)/lock: \(systemError())") }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let reason = systemError()
        close(descriptor)
        throw FileError(reason: reason)
      }
    }
    return descriptor
  }

  func unlock(_ descriptor: Int32) {
    close(descriptor)
  }
}
