import Foundation

/// A command line that is run as a process of its own.
struct Program {
  var arguments: [String]
  var environment: [String: String] = [:]

  /// Runs it to its end, without its standard output. A failure is thrown, as a benchmark of it would mean nothing.
  func run() throws -> Usage {
    let busyBefore = Processors.busySeconds()
    let start = Self.now()
    let child = try spawn()
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(child, &status, 0, &usage) < 0 {
      if errno != EINTR { throw Failure("cannot wait for \(arguments[0])") }
    }
    let wall = Self.now() - start
    guard status == 0 else { throw Failure("failed: \(arguments.joined(separator: " "))") }
    var result = Usage(wall: wall, user: usage.ru_utime.seconds, system: usage.ru_stime.seconds)
    result.peak = Self.peak(of: usage)
    result.leastPeak = Self.ownPeak()
    if wall >= Self.shortestTold, let busyBefore, let busyAfter = Processors.busySeconds() {
      result.others = max(0, busyAfter - busyBefore - result.processor) / wall
    }
    return result
  }

  /// The system counts how busy its processors are in hundredths of a second, which say nothing of less time than this.
  private static let shortestTold = 0.5

  /// In MiB.
  private static func peak(of usage: rusage) -> Double { Double(usage.ru_maxrss) * unitOfPeak / 1_048_576 }

  /// What it prints, its first line.
  func firstLine() -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }

  private func spawn() throws -> pid_t {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var (argv, envp) = (arguments.map { strdup($0) } + [nil], variables.map { strdup($0) } + [nil])
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, arguments[0], &actions, nil, &argv, &envp)
    guard error == 0 else { throw Failure("cannot run \(arguments[0]): \(String(cString: strerror(error)))") }
    return child
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  #if os(Linux)
    private static let unitOfPeak = 1_024.0
  #else
    private static let unitOfPeak = 1.0
  #endif

  private static func ownPeak() -> Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return peak(of: usage)
  }
}

/// Why there are no numbers.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
