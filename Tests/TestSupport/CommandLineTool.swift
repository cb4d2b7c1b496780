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

  /// Runs the program; its standard streams are files, so that no pipe can fill up.
  ///
  /// - Parameter environment: instead of the one of the tests.
  package func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) async throws -> Run {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "servus-run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try (["in": FileTree(stringLiteral: input), "out": "", "err": ""] as FileTree).write(to: scratch)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: scratch.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: scratch.appending(path: "err"))
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let streams = try FileTree(reading: scratch)
    return Run(status: process.terminationStatus, output: streams["out"] ?? "", messages: streams["err"] ?? "")
  }
}

/// The built `servus`.
package enum CommandLineTool {
  /// Runs the tool.
  package static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) async throws -> Program.Run {
    try await Program(built: "servus").run(arguments, input: input, environment: environment)
  }

  /// Where it is.
  package static var executable: URL { Program(built: "servus").executable }
}
