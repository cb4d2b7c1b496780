import Foundation

/// Writes a source file for the plugin of the same name:
///
///     generate-sources files OUTPUT FOLDER…
///     generate-sources commit OUTPUT REPOSITORY PATH…
@main
enum GenerateSources {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let kind = arguments.first, arguments.count > 2 else { throw Usage() }
    let output = URL(filePath: arguments[2])
    let operands = arguments.dropFirst(2)
    switch kind {
    case "files":
      try write(embeddedFiles(of: operands.map { URL(filePath: $0) }), to: output)
    case "commit":
      let commit = Commit(of: URL(filePath: operands[3]), builtFrom: Array(operands.dropFirst()))
      try write(commit.source, to: output)
    default: throw Usage()
    }
  }

  /// A file that stays the same is left alone, so that nothing is compiled again.
  private static func write(_ text: String, to output: URL) throws {
    if (try? String(contentsOf: output, encoding: .utf8)) != text { try Data(text.utf8).write(to: output) }
  }

  private struct Usage: Error {}
}
