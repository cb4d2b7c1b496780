import Foundation

/// The built `servus`, which stands beside the test bundle.
struct CommandLineTool {
  struct Run {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Runs the tool; its standard streams are files, so that no pipe can fill up.
  ///
  /// - Parameter environment: instead of the one of the tests.
  static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) async throws -> Run {
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

  private static var executable: URL {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let own = bundle ?? URL(filePath: CommandLine.arguments[0])
    return own.deletingLastPathComponent().appending(path: "servus")
  }
}
