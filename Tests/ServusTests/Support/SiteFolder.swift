import Foundation
import ServusDiagnostics

@testable import Servus

/// A small site in a temporary folder, which goes when this object goes.
final class SiteFolder {
  let url: URL
  var site: SmallSite

  init(_ site: SmallSite) throws {
    self.site = site
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "servus-test-\(UUID().uuidString)")
    try site.files.write(to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var output: URL { url.appending(path: "Public") }

  /// Writes, or with nil removes, a file of the folder.
  func set(_ path: String, _ text: String?) throws {
    let file = url.appending(path: path)
    guard let text else { return try FileManager.default.removeItem(at: file) }
    try FileTree(files: [path: Array(text.utf8)]).write(to: url)
  }

  func build(into output: String? = nil) async throws -> BuildResult {
    await Pipeline(options: try site.options(source: url.path, output: output ?? self.output.path)).build()
  }

  func published() throws -> FileTree {
    try FileTree(reading: output)
  }

  /// The generator's notes on the output folder.
  func stateFile() throws -> URL {
    let notes = url.appending(path: ".servus")
    let names = try FileManager.default.contentsOfDirectory(atPath: notes.path).filter { $0.hasSuffix(".state") }
    return notes.appending(path: names.first ?? "none.state")
  }
}

extension BuildResult {
  /// Every message, in short.
  var messages: [String] {
    diagnostics.sorted.map { "\($0.severity.rawValue): \($0.message)" }
  }
}
