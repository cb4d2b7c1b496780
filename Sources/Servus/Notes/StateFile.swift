import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The generator's notes on one output folder, in `.servus/` beside servus.yml.
struct StateFile: Sendable {
  /// The files that the notes consist of.
  enum Part {
    /// Which files in the output folder are ours.
    case outputs
    /// What was read.
    case build
    /// What was found in posts; a new number begins a new file.
    case posts(Int)
  }

  private let folder: String
  private let name: String

  /// - Parameters:
  ///   - root: the site's folder.
  ///   - outputFolder: an absolute path without links; each output folder has notes of its own. Where it lies in the site's
  ///     folder, they go along when that is moved or copied.
  init(root: String, outputFolder: String) {
    folder = "\(root)/.servus"
    let site = OutputPath.real(root) + "/"
    let place = outputFolder.hasPrefix(site) ? outputFolder.dropFirst(site.count) : outputFolder[...]
    name = ContentHash(Array(place.utf8)).hexadecimal
  }

  /// Whether the folder of the notes is there and a folder of the site's own.
  var isInPlace: Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  func path(of part: Part) -> String { "\(folder)/\(name(of: part))" }

  private func name(of part: Part) -> String {
    switch part {
    case .outputs: "\(name).state"
    case .build: "\(name).build"
    case .posts(let number): "\(name).posts-\(number)"
    }
  }

  /// Larger files are no notes of ours; those of a million pages take a tenth of this.
  private static let mostBytes = 1 << 30

  func bytes(of part: Part) -> [UInt8]? {
    var status = stat()
    guard lstat(path(of: part), &status) == 0, status.st_size <= Self.mostBytes else { return nil }
    return try? readBytes(of: path(of: part), atMost: Self.mostBytes)
  }

  func write(_ bytes: [UInt8], to part: Part) throws(FileError) {
    let folder = OutputFolder(path: folder)
    do throws(FileError) {
      // Without the notes on the output nobody knows any more which files in it are ours.
      if case .outputs = part {
        _ = try folder.writeDurably(bytes, to: name(of: part))
      } else {
        _ = try folder.write(bytes, to: name(of: part))
      }
    } catch {
      throw FileError(reason: error.reason, path: path(of: part))
    }
  }

  func remove(_ part: Part) {
    unlink(path(of: part))
  }

  /// What a build noted of the output folder.
  struct Saved: Sendable {
    let state: OutputState
    /// Tells these notes from all others.
    let fingerprint: ContentHash
  }

  /// What the last build noted of the output folder; nil where there is nothing of use. Notes that the system does not give
  /// are not given up: files of ours would be taken for somebody else's ever after.
  func saved() -> Result<Saved?, FileError> {
    let path = path(of: .outputs)
    do throws(FileError) {
      let bytes = try readBytes(of: path, atMost: 1 << 32)
      return .success(OutputState(bytes).map { Saved(state: $0, fingerprint: ContentHash(bytes)) })
    } catch {
      var status = stat()
      // What is no file holds no notes.
      let isNoFile = lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
      return error.isMissing || isNoFile ? .success(nil) : .failure(error)
    }
  }

  /// The remark that belongs to missing notes where there is an output folder: then nothing in it can be known to be
  /// ours.
  func remark(outputFolder: String) -> Diagnostic? {
    guard Self.hasVisibleFiles(outputFolder) else { return nil }
    var status = stat()
    let what =
      lstat(path(of: .outputs), &status) == 0
      ? "the notes of the last build are damaged" : "there are no notes of an earlier build"
    return Diagnostic(
      note: "\(what) into \(outputFolder): its files are brought up to date, and nothing in it is removed",
      help: "to get rid of stale pages, empty that folder and build again")
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

  /// The fingerprint of what is saved.
  @discardableResult
  func save(_ state: OutputState) throws(FileError) -> ContentHash {
    let bytes = state.serialized
    try write(bytes, to: .outputs)
    return ContentHash(bytes)
  }

  static func unlock(_ descriptor: Int32) {
    close(descriptor)
  }

  /// Removes what builds left that were killed: work files, and what they found in posts, but for what has one of these
  /// numbers.
  func removeLeftovers(exceptPosts numbers: [Int]) {
    let kept = numbers.map { name(of: .posts($0)) }
    guard let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      guard let found = entryName(entry) else { continue }
      let isStale = found.hasPrefix("\(name).posts-") && !kept.contains(found)
      if isStale || found.hasPrefix(OutputFolder.temporaryPrefix) { unlink("\(folder)/\(found)") }
    }
  }

  /// Waits until no other build of this site runs; the lock ends with the process or when the descriptor is closed.
  func lock() throws(FileError) -> Int32 {
    guard makePath(folder) else { throw .ofLastCall(at: folder) }
    var status = stat()
    guard lstat(folder, &status) == 0 else { throw .ofLastCall(at: folder) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(reason: "it is no folder of its own, and a link may lead out", path: folder)
    }
    let file = "\(folder)/lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .ofLastCall(at: file) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = FileError.ofLastCall(at: file)
        close(descriptor)
        throw error
      }
    }
    return descriptor
  }
}
