import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The output folder as requests may see it. A path is opened part by part, each in the folder before it, and no link is
/// followed: what lies outside cannot be named.
struct PublishedFolder: Sendable {
  /// An absolute path.
  let path: String

  /// What stands at a path.
  enum Entry {
    case file(OpenFile)
    case folder
  }

  /// What stands at a path, counted from the folder; nil where there is nothing to be served.
  func open(_ components: [String]) -> Entry? {
    guard components.allSatisfy(Self.isVisible) else { return nil }
    guard var folder = OpenFile(path: path, flags: O_DIRECTORY) else { return nil }
    guard let last = components.last else { return .folder }
    for component in components.dropLast() {
      guard let next = folder.opening(component, flags: O_DIRECTORY) else { return nil }
      folder = next
    }
    guard let entry = folder.opening(last) else { return nil }
    switch entry.kind {
    case S_IFREG: return .file(entry)
    case S_IFDIR: return .folder
    default: return nil
    }
  }

  /// The file at a path; nil where there is none.
  func file(_ components: [String]) -> OpenFile? {
    if case .file(let file) = open(components) { file } else { nil }
  }

  /// The text of a file; nil where there is none.
  func text(of components: [String]) -> String? {
    file(components).map { String(decoding: $0.bytes(in: 0..<$0.size), as: UTF8.self) }
  }

  /// Dot names are for programs, but for `.well-known` (RFC 8615).
  private static func isVisible(_ name: String) -> Bool {
    !name.hasPrefix(".") || name == ".well-known"
  }
}

/// A file or folder that is open for reading, until it is no longer needed.
final class OpenFile: Sendable {
  private let descriptor: Int32
  /// In bytes, when it was opened.
  let size: Int
  /// As `S_IFMT` masks it.
  let kind: mode_t

  /// Opens a path; nil where that is not possible.
  fileprivate convenience init?(path: String, flags: Int32) {
    self.init(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags))
  }

  private init?(_ descriptor: Int32) {
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    size = isKnown ? Int(status.st_size) : 0
    kind = isKnown ? status.st_mode & S_IFMT : 0
  }

  deinit {
    close(descriptor)
  }

  /// Opens what a folder holds, unless it is a link, or something that opening could wake, such as a device.
  fileprivate func opening(_ name: String, flags: Int32 = 0) -> OpenFile? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return spelled(name).flatMap { opening($0, flags: flags) }
    }
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
    return OpenFile(openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | flags))
  }

  /// The same name with its accents coded as the folder has them, where it has it in another way only.
  private func spelled(_ name: String) -> String? {
    guard name.utf8.contains(where: { $0 >= 0x80 }),
      let handle = fdopendir(openat(descriptor, ".", O_RDONLY | O_CLOEXEC | O_DIRECTORY))
    else { return nil }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      // Swift compares texts by what they mean (Unicode canonical equivalence).
      if let found = entryName(entry), found == name, !found.utf8.elementsEqual(name.utf8) { return found }
    }
    return nil
  }

  /// The bytes in a range; fewer where the file has become shorter.
  func bytes(in range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let received = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count, off_t(range.lowerBound + count))
        if received < 0, errno == EINTR { continue }
        guard received > 0 else { return }
        count += received
      }
    }
  }
}
