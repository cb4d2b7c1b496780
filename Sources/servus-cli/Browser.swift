#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's browser.
enum Browser {
  /// Opens an address; false where there is no program for that.
  static func open(_ address: String) -> Bool {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let words: [String] = [program, address]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    return posix_spawnp(&process, program, nil, nil, &arguments, environ) == 0
  }
}
