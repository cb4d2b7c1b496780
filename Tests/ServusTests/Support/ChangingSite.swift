import Foundation
import TestSupport

@testable import Servus

/// Three languages of the blog of this repository, in a folder where one thing after the other changes at random. The same
/// seed makes the same changes.
final class ChangingSite {
  let seed: UInt64
  let folder: SiteFolder
  private(set) var edits: [String] = []
  var random: SplitMix
  /// What the site was after the last build without errors.
  private var before: [String: [UInt8]] = [:]
  private var settings: SmallSite

  static let languages = ["en", "hu", "cs"]

  init(seed: UInt64) throws {
    self.seed = seed
    random = SplitMix(seed: seed)
    var site = try SmallSite([:])
    site.now = "2020-02-01T12:00:00Z"
    site.files = try Self.blog()
    settings = site
    folder = try SiteFolder(site)
  }

  private static func blog() throws -> FileTree {
    var files = try ["Posts", "Templates"].map {
      try FileTree(reading: SmallSite.repository.appending(path: $0)).below($0)
    }.reduce([:] as FileTree) { $0.merging($1) }
    for gone in ["sk", "ru", "pl"] {
      for path in files.paths where path.hasPrefix("Posts/\(gone)/") || path.hasSuffix("/\(gone).yml") {
        files[path] = nil
      }
      for path in files.paths where path.hasSuffix(".md") {
        files[path] = files[path]?.replacing("](../\(gone)/", with: "](https://\(gone).example/")
          .replacing("](../../\(gone)/", with: "](https://\(gone).example/")
      }
    }
    for path in files.paths where path.hasPrefix("Posts/_") && path.hasSuffix(".yml") {
      let lines = files[path]?.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
        !["  sk:", "  ru:", "  pl:"].contains { line.hasPrefix($0) }
      }
      files[path] = lines?.joined(separator: "\n")
    }
    let style = files["Templates/static/style.css"] ?? ""
    files["Templates/static/style.css"] = "@import \"base.css\";\n" + style
    files["Templates/static/base.css"] = ".seal { background: url(/img/seal.svg) }\n"
    files["Templates/static/img/seal.svg"] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"9\"></svg>"
    files["Posts/_companies/kniga.yml"] = "name: kniga.biz.ua bookshop\n"
    files["servus.yml"] = """
      title: Servus
      description: A blog about customer service.
      base_url: https://servus.example/
      languages: [en, hu, cs]
      default_language: en
      time_zone: Europe/Bratislava
      per_page: 4
      feed_items: 5

      """
    return files
  }

  // MARK: Files

  /// The sources as they stand.
  func sources() throws -> FileTree {
    let parts = try ["Posts", "Templates"].map { try FileTree(reading: folder.url.appending(path: $0)).below($0) }
    let settings = try FileTree(reading: folder.url).files.filter { $0.key == "servus.yml" }
    return parts.reduce(FileTree(files: settings)) { $0.merging($1) }
  }

  func paths(_ condition: (String) -> Bool) throws -> [String] {
    let manager = FileManager.default
    return try ["Posts", "Templates"].flatMap { top in
      try manager.subpathsOfDirectory(atPath: folder.url.appending(path: top).path).map { "\(top)/\($0)" }
    }.filter { $0.contains(".") && condition($0) }.sorted()
  }

  func text(_ path: String) -> String {
    (try? String(contentsOf: folder.url.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// Writes a file, in its place or beside it as editors do.
  func set(_ path: String, _ text: String) throws {
    try set(path, bytes: Array(text.utf8))
  }

  func set(_ path: String, bytes: [UInt8]) throws {
    try record(path)
    let file = folder.url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file, options: chance(2) ? .atomic : [])
  }

  func remove(_ path: String) throws {
    try record(path)
    try FileManager.default.removeItem(at: folder.url.appending(path: path))
  }

  private func record(_ path: String) throws {
    if before[path] == nil {
      before[path] = (try? Data(contentsOf: folder.url.appending(path: path))).map(Array.init) ?? []
    }
  }

  /// Takes back what changed since the last build without errors; false where nothing did.
  func undo() throws -> Bool {
    guard
      !before.isEmpty || settings.now != folder.site.now || settings.includesDrafts != folder.site.includesDrafts
        || settings.includesFuture != folder.site.includesFuture
    else { return false }
    edits.append("undo")
    folder.site = settings
    for (path, bytes) in before {
      let file = folder.url.appending(path: path)
      try? FileManager.default.removeItem(at: file)
      if !bytes.isEmpty { try Data(bytes).write(to: file) }
    }
    before = [:]
    return true
  }

  func begin() {
    before = [:]
    settings = folder.site
  }

  func note(_ edit: String) { edits.append(edit) }

  // MARK: Chance

  func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

  func any<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}
