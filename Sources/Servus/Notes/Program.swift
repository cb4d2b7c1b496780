#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that runs.
enum Program {
  /// Tells one build of the program from another: what an older one noted, a newer one may not trust.
  static let fingerprint: ContentHash = {
    var status = stat()
    var writer = ByteWriter()
    if stat(path, &status) == 0 {
      writer.add(FileStamp(status))
    } else {
      writer.add(Int(getpid()))
      writer.add(Int(time(nil)))
    }
    return ContentHash(writer.bytes)
  }()

  private static var path: String {
    #if canImport(Glibc)
      return "/proc/self/exe"
    #else
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      return _NSGetExecutablePath(&buffer, &size) == 0 ? String(cString: buffer) : ""
    #endif
  }
}
