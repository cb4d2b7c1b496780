import Foundation
import PackagePlugin

/// Has `generate-sources` write what the program holds of other files: the theme and the texts of a new site, and the
/// commit that it was built from.
///
/// The theme could also come in by C's `#embed`, which takes 0.05 seconds where the generated Swift takes 0.2 to compile
/// (1.3 optimized). But then each of its files stands in a list that somebody has to keep, and the commit needs a plugin
/// all the same.
///
/// Plugins are asked once and again when `Package.swift` or a target's folders change. What changes in between is seen
/// because folders are inputs too: a file that is added or removed changes its folder.
@main
struct GenerateSources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let tool = try context.tool(named: "generate-sources").url
    let root = context.package.directoryURL
    switch target.name {
    case "ServusStarter":
      let folders = [root.appending(path: "Templates"), target.directoryURL.appending(path: "Site")]
      let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
      return [
        .buildCommand(
          displayName: "Embedding the theme and the texts of a new site", executable: tool,
          arguments: ["files", output.path] + folders.map(\.path),
          inputFiles: folders.flatMap(contents), outputFiles: [output])
      ]
    case "servus":
      let sources = ["Package.swift", "Plugins", "Sources", "Templates"]
      let output = context.pluginWorkDirectoryURL.appending(path: "Commit.swift")
      return [
        .buildCommand(
          displayName: "Noting the commit", executable: tool, arguments: ["commit", output.path, root.path] + sources,
          inputFiles: sources.map { root.appending(path: $0) }.flatMap(contents) + notesOnCommits(of: root),
          outputFiles: [output])
      ]
    default:
      throw UnknownTarget(name: target.name)
    }
  }

  /// A file or a folder, and all that is in it.
  private func contents(of place: URL) -> [URL] {
    let below = try? FileManager.default.subpathsOfDirectory(atPath: place.path)
    return [place] + (below ?? []).map { place.appending(path: $0) }
  }

  /// The files that git changes with each commit and checkout. In a worktree `.git` is a file that names their folder.
  private func notesOnCommits(of root: URL) -> [URL] {
    var folder = root.appending(path: ".git")
    if let link = try? String(contentsOf: folder, encoding: .utf8), link.hasPrefix("gitdir: ") {
      let path = link.dropFirst("gitdir: ".count).trimmingCharacters(in: .newlines)
      folder = URL(filePath: path, relativeTo: root)
    }
    return ["HEAD", "logs/HEAD"].map { folder.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }
}

private struct UnknownTarget: Error, CustomStringConvertible {
  let name: String

  var description: String { "nothing is generated for the target \(name)" }
}
