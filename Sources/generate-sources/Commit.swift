import Foundation

/// The commit that a program is built from, as it prints it.
struct Commit {
  /// Nil where there is no git, or the sources are in no repository of their own.
  private let name: String?

  /// - Parameter paths: what the program is built from; `-dirty` says that something there differs from the commit.
  init(of repository: URL, builtFrom paths: [String]) {
    // A repository further up, into which the sources were unpacked, has commits of something else.
    guard FileManager.default.fileExists(atPath: repository.appending(path: ".git").path),
      let commit = git(["rev-parse", "--short=9", "HEAD"], in: repository), !commit.isEmpty
    else {
      name = nil
      return
    }
    let changes = git(["status", "--porcelain", "--"] + paths, in: repository)
    name = changes == "" ? commit : "\(commit)-dirty"
  }

  var source: String {
    """
    extension Version {
      static let commit: String? = \(name.map { "\"\($0)\"" } ?? "nil")
    }

    """
  }
}

/// What git prints; nil where it cannot be run or fails.
private func git(_ arguments: [String], in repository: URL) -> String? {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["git", "-C", repository.path] + arguments
  // In a hook, git's own variables name the repository of the hook. It must not write: a plugin may not either.
  process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    .merging(["GIT_OPTIONAL_LOCKS": "0"]) { $1 }
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return process.terminationStatus == 0 ? text.trimmingCharacters(in: .newlines) : nil
}
