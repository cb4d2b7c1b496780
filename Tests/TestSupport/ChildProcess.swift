import Foundation
import Subprocess

/// A program at work beside the tests, with no descriptors but its standard streams.
package final class ChildProcess: Sendable {
  /// Its number, by which it is found below /proc.
  package let identifier: Int32
  private let ending: Task<Int32, any Error>

  /// What sanitizers are told, where the tests run under them: programs that are built like the tests need it too.
  package static let sanitizerOptions = ProcessInfo.processInfo.environment
    .filter { ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key) }
  package static var isSanitized: Bool { !sanitizerOptions.isEmpty }

  /// Starts a program.
  ///
  /// - Parameter input: nil where it gets none.
  /// - Throws: `SubprocessError` where the system does not start it.
  package init(
    _ executable: URL, _ arguments: [String], environment: [String: String],
    input: FileHandle?, output: FileHandle, messages: FileHandle
  ) async throws {
    let input = try input ?? FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
    let (starts, start) = AsyncThrowingStream<Int32, any Error>.makeStream()
    ending = Task {
      do {
        let environment = environment.merging(Self.sanitizerOptions) { own, _ in own }
          .map { (Environment.Key(stringLiteral: $0), $1) }
        let end = try await Subprocess.run(
          .path(.init(executable.path)), arguments: .init(arguments),
          environment: .custom(Dictionary(uniqueKeysWithValues: environment)),
          input: .fileDescriptor(.init(rawValue: input.fileDescriptor), closeAfterSpawningProcess: false),
          output: .fileDescriptor(.init(rawValue: output.fileDescriptor), closeAfterSpawningProcess: false),
          error: .fileDescriptor(.init(rawValue: messages.fileDescriptor), closeAfterSpawningProcess: false)
        ) { execution in
          start.yield(execution.processIdentifier.value)
        }
        return switch end.terminationStatus {
        case .exited(let status): status
        case .signaled(let signal): signal
        }
      } catch {
        start.finish(throwing: error)
        throw error
      }
    }
    var identifiers = starts.makeAsyncIterator()
    guard let identifier = try await identifiers.next() else {
      ending.cancel()
      throw CancellationError()
    }
    self.identifier = identifier
  }

  /// Its exit status, or the number of the signal that ended it, once it has ended.
  package var status: Int32 {
    get async throws {
      try await withTaskCancellationHandler {
        try await ending.value
      } onCancel: {
        ending.cancel()
      }
    }
  }

  /// Sends a signal to a program that runs.
  package func send(_ signal: Int32) {
    kill(identifier, signal)
  }

  /// Kills the program; nothing happens where it has ended.
  package func stop() {
    ending.cancel()
  }
}
