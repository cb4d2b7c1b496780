import Foundation

/// A program with its arguments, run to its end.
package struct Program {
  package struct Run {
    package let status: Int32
    package var output: String
    package let messages: String
  }

  package let executable: URL

  /// A program of the machine by its name; nil where it is not installed.
  package init?(named name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let files = folders.map { URL(filePath: String($0)).appending(path: name) }
    guard let file = files.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else { return nil }
    executable = file
  }

  package init(_ executable: URL) {
    self.executable = executable
  }

  /// A program of this package, which stands beside the test bundle.
  package init(built name: String) {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let own = bundle ?? URL(filePath: CommandLine.arguments[0])
    executable = own.deletingLastPathComponent().appending(path: name)
  }

  /// What stands before a program and its arguments where it is to run without some of root's rights, such as `net_admin`;
  /// nothing where the tests do not have them.
  package static func lacking(_ rights: String...) throws -> [String] {
    guard geteuid() == 0 else { return [] }
    guard let setpriv = Program(named: "setpriv") else {
      throw MissingProgram(description: "run the tests as another user than root, or install util-linux")
    }
    let list = rights.map { "-\($0)" }.joined(separator: ",")
    return [setpriv.executable.path, "--bounding-set=\(list)", "--inh-caps=\(list)"]
  }

  private struct MissingProgram: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs the program; its standard streams are files, so that no pipe can fill up.
  ///
  /// - Parameters:
  ///   - environment: instead of the one of the tests.
  ///   - patience: after how long the program is killed; nil for never.
  package func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    killedAfter patience: Duration? = nil
  ) async throws -> Run {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "servus-run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try (["in": FileTree(stringLiteral: input), "out": "", "err": ""] as FileTree).write(to: scratch)
    let handles = (
      input: try FileHandle(forReadingFrom: scratch.appending(path: "in")),
      output: try FileHandle(forWritingTo: scratch.appending(path: "out")),
      messages: try FileHandle(forWritingTo: scratch.appending(path: "err"))
    )
    defer { for handle in [handles.input, handles.output, handles.messages] { try? handle.close() } }
    let process = try await ChildProcess(
      executable, arguments, environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 },
      input: handles.input, output: handles.output, messages: handles.messages)
    let killer = patience.map { patience in
      Task {
        try await Task.sleep(for: patience)
        process.stop()
      }
    }
    let status = try await process.status
    killer?.cancel()
    let streams = try FileTree(reading: scratch)
    return Run(status: status, output: streams["out"] ?? "", messages: streams["err"] ?? "")
  }
}

/// The built `servus`.
package enum CommandLineTool {
  /// The environment that fixes "now" at 2020-06-01T12:00:00Z.
  package static let epoch = ["SOURCE_DATE_EPOCH": "1591012800"]

  /// Runs the tool, by another program where `starter` names one with its arguments.
  package static func run(
    _ arguments: [String], by starter: [String] = [], input: String = "", environment: [String: String] = [:]
  ) async throws -> Program.Run {
    let command = starter + [executable.path] + arguments
    return try await Program(URL(filePath: command[0]))
      .run(Array(command.dropFirst()), input: input, environment: environment)
  }

  /// Where it is; another with `SERVUS_PROGRAM`.
  package static var executable: URL {
    ProcessInfo.processInfo.environment["SERVUS_PROGRAM"].map { URL(filePath: $0) }
      ?? Program(built: "servus").executable
  }
}
