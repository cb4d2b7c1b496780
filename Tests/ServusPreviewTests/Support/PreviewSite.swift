import Foundation
import Servus
import TestSupport

@testable import ServusPreview

/// A small site in a temporary folder, which goes when this object goes.
final class PreviewSite: Sendable {
  let url: URL

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// - Parameter files: what the site has of its own; the rest is that of every small site under test.
  init(_ files: FileTree) throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "servus-preview-\(UUID().uuidString)")
    let shared = try FileTree(reading: Self.tests.appending(path: "ServusTests/Sites/_shared"))
    let strings = Self.tests.deletingLastPathComponent().appending(path: "Templates/strings")
    try shared.merging(FileTree(reading: strings).below("Templates/strings")).merging(files).write(to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  static func post(_ title: String, date: String = "2020-01-15", body: String = "Text.") -> FileTree {
    "---\ntitle: \(title)\ndate: \(date)\ndescription: D\ntags: [x]\n---\n\(body)\n"
  }

  func file(_ path: String) -> URL { url.appending(path: path) }

  /// Writes, or with nil removes, a file.
  func set(_ path: String, _ content: FileTree?) throws {
    guard let content else { return try FileManager.default.removeItem(at: file(path)) }
    try content.below(path).write(to: url)
  }

  func text(_ path: String) throws -> String { try String(contentsOf: file(path), encoding: .utf8) }

  func published() throws -> FileTree { try FileTree(reading: file("Public")) }

  /// 2020-06-01T12:00:00Z
  static let now = 1_591_012_800

  func options(output: URL? = nil) -> BuildOptions {
    BuildOptions(source: url.path, output: (output ?? file("Public")).path, jobs: 2, now: Self.now)
  }

  /// What a clean build of the sources gives; nil where they have errors.
  func clean() async throws -> FileTree? {
    let copy = try PreviewSite([:])
    for part in ["Posts", "Templates", "servus.yml"] {
      try? FileManager.default.removeItem(at: copy.file(part))
      try? FileManager.default.copyItem(at: file(part), to: copy.file(part))
    }
    let result = await Pipeline(options: copy.options()).build()
    return result.report == nil ? nil : try copy.published()
  }
}
