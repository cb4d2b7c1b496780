import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal of a hundred columns that keeps what programs write to it.
struct PseudoTerminal {
  /// The side of the programs.
  let programs: FileHandle
  private let viewer: FileHandle

  init() throws {
    let (descriptor, name) = try Self.open()
    viewer = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    programs = try #require(FileHandle(forUpdatingAtPath: name))
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  #if canImport(Glibc)
    /// A new terminal and the path of its other side. Glibc hides `posix_openpt` from Swift, so the device is asked.
    private static func open() throws -> (descriptor: Int32, name: String) {
      let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
      let descriptor = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (isLocked, number): (Int32, Int32) = (0, 0)
      guard descriptor >= 0, ioctl(descriptor, setLock, &isLocked) == 0, ioctl(descriptor, getNumber, &number) == 0
      else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      return (descriptor, "/dev/pts/\(number)")
    }
  #else
    /// A new terminal and the path of its other side.
    private static func open() throws -> (descriptor: Int32, name: String) {
      let descriptor = posix_openpt(O_RDWR | O_NOCTTY)
      guard descriptor >= 0, grantpt(descriptor) == 0, unlockpt(descriptor) == 0, let name = ptsname(descriptor) else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      return (descriptor, String(cString: name))
    }
  #endif

  /// What has been written.
  func received() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(viewer.fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}

extension CommandLineTool {
  /// Runs the tool with a terminal as standard output and error, and returns what the terminal gets. There is room for a few
  /// kilobytes.
  static func runOnTerminal(_ arguments: [String], environment: [String: String]) async throws -> String {
    let terminal = try PseudoTerminal()
    let process = try await ChildProcess(
      executable, arguments, environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 },
      input: nil, output: terminal.programs, messages: terminal.programs)
    _ = try await process.status
    return terminal.received()
  }
}
