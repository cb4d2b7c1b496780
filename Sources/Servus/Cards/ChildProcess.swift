#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program of the machine, called without a shell.
struct ChildProcess {
  /// An absolute path.
  let executable: String

  /// What became of a call that did not end well.
  struct Failure: Error {
    let reason: String
  }

  /// The first program of that name in `PATH`; nil where there is none.
  init?(named name: String) {
    let folders = (getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    // A relative folder would call whatever lies in the folder that we happen to be in.
    let paths = folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
    guard let path = paths.first(where: Self.isExecutable) else { return nil }
    executable = path
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// What the program prints, given an input. Its streams are files, so that neither side waits for the other.
  func run(_ arguments: [String], input: [UInt8]) throws(Failure) -> [UInt8] {
    let streams = (try ScratchFile(input), try ScratchFile(), try ScratchFile())
    let child = try start(arguments, streams.0, streams.1, streams.2)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(reason: systemError()) }
    }
    guard status == 0 else {
      let firstLine = String(decoding: streams.2.contents().prefix { $0 != 0x0A }, as: UTF8.self).trimmed
      let signal = status & 0x7F
      let end = signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(signal)"
      throw Failure(reason: firstLine.isEmpty ? "it ended with \(end)" : firstLine)
    }
    return streams.1.contents()
  }

  private func start(
    _ arguments: [String], _ input: ScratchFile, _ output: ScratchFile, _ messages: ScratchFile
  ) throws(Failure) -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, file) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, messages)] {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, stream)
    }
    let words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, executable, &actions, nil, words, environ)
    guard code == 0 else { throw Failure(reason: String(cString: strerror(code))) }
    return child
  }
}

/// A file that has no name any more and goes when this object goes.
private final class ScratchFile {
  let descriptor: Int32

  init(_ bytes: [UInt8] = []) throws(ChildProcess.Failure) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // The system puts letters of its own in the place of the six X (mkstemp(3)).
    var path = Array("\(folder)/servus-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw ChildProcess.Failure(reason: "\(folder): \(systemError())") }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    do throws(FileError) {
      try writeAll(bytes, to: descriptor)
    } catch {
      throw ChildProcess.Failure(reason: "\(folder): \(error.reason)")
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit {
    close(descriptor)
  }

  func contents() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(max(0, lseek(descriptor, 0, SEEK_END))))
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start, off_t(start))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      start += count
    }
    return Array(bytes[..<start])
  }
}
