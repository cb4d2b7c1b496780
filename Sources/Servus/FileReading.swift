#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system said of the last call that failed.
package func systemError() -> String {
  String(cString: strerror(errno))
}

/// A refusal by the system to read or write a file.
struct FileError: Error {
  let reason: String
  /// The file or folder, where it need not be the one that was asked for.
  var path: String?
  /// Whether nothing stands there.
  var isMissing = false

  /// Why the system's last call failed.
  static func ofLastCall(at path: String? = nil) -> FileError {
    let number = errno
    return FileError(
      reason: String(cString: strerror(number)), path: path, isMissing: number == ENOENT || number == ENOTDIR)
  }
}

/// The first bytes of a file; it must be a regular one, whatever it was when its folder was read.
func readBytes(of path: String, atMost most: Int) throws(FileError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  guard descriptor >= 0 else { throw .ofLastCall(at: path) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .ofLastCall(at: path) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(reason: "not a regular file", path: path) }
  var failure: FileError?
  let capacity = min(most, Int(status.st_size) + 1)
  let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    while count < capacity {
      let received = read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
      if received < 0 {
        if errno == EINTR { continue }
        failure = .ofLastCall(at: path)
      }
      if received <= 0 { break }
      count += received
    }
  }
  if let failure { throw failure }
  return bytes
}

/// Hands the pieces of a regular file to `body`, one after the other.
func forEachPiece(
  of path: String, bytes size: Int, _ body: ([UInt8]) throws(FileError) -> Void
) throws(FileError) {
  let input = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  guard input >= 0 else { throw .ofLastCall(at: path) }
  defer { close(input) }
  var status = stat()
  guard fstat(input, &status) == 0 else { throw .ofLastCall(at: path) }
  let capacity = max(1, min(size, Int(status.st_size)))
  while true {
    var received = 0
    let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      repeat { received = read(input, buffer.baseAddress, capacity) } while received < 0 && errno == EINTR
      count = max(0, received)
    }
    guard received >= 0 else { throw .ofLastCall(at: path) }
    if received == 0 { return }
    try body(piece)
  }
}

extension ContentHash {
  /// The hash of the hashes of a file's pieces, so that a large file needs no memory.
  struct OfPieces {
    static let pieceBytes = 1 << 20

    private var hashes: [UInt8] = []

    mutating func add(_ piece: [UInt8]) {
      withUnsafeBytes(of: ContentHash(piece).value.littleEndian) { hashes.append(contentsOf: $0) }
    }

    var hash: ContentHash { ContentHash(hashes) }
  }

  init(ofFile path: String) throws(FileError) {
    var pieces = OfPieces()
    try forEachPiece(of: path, bytes: OfPieces.pieceBytes) { piece in pieces.add(piece) }
    self = pieces.hash
  }
}

#if canImport(Glibc)
  typealias OpenFolder = OpaquePointer
#else
  typealias OpenFolder = UnsafeMutablePointer<DIR>
#endif

/// The next entry of a folder, or nil at its end; a folder that cannot be read to its end must not look like a shorter one.
func nextEntry(of folder: OpenFolder, at path: String) throws(FileError) -> UnsafeMutablePointer<dirent>? {
  errno = 0
  if let entry = readdir(folder) { return entry }
  if errno != 0 { throw .ofLastCall(at: path) }
  return nil
}

/// The name of a folder's entry with `\xFF` for each byte that is no printable ASCII.
func escapedEntryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
  withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
    bytes.prefix { $0 != 0 }.map { byte in
      let isPlain = (0x20..<0x7F).contains(byte)
      return isPlain
        ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

/// The name of a folder's entry; nil where it is not UTF-8.
package func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String? {
  withUnsafePointer(to: &entry.pointee.d_name) { pointer in
    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
  }
}
