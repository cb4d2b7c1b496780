import Foundation
import TestSupport

/// A site whose files change in all the ways that authors and their programs change them. The same seed makes the same
/// changes.
struct RestlessSite {
  let site: PreviewSite
  private var random: SplitMix
  /// What was done, for the message of a test that fails.
  private(set) var edits: [String] = []
  private var count = 0

  init(seed: UInt64) throws {
    random = SplitMix(seed: seed)
    var posts: FileTree = [:]
    for number in 0..<8 {
      posts = posts.merging(PreviewSite.post("Post \(number)").below("\(number < 4 ? "sk" : "en")/p\(number).md"))
    }
    site = try PreviewSite(posts.below("Posts"))
  }

  private var manager: FileManager { .default }

  private mutating func any<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func fresh(_ what: String) -> String {
    count += 1
    return "\(what)\(count)"
  }

  private func posts() throws -> [String] {
    try manager.subpathsOfDirectory(atPath: site.file("Posts").path).filter { $0.hasSuffix(".md") }.sorted()
      .map { "Posts/\($0)" }
  }

  /// Changes one thing, or many at once.
  mutating func edit() throws {
    let path = any(try posts() + ["Posts/en/new.md"])
    let kind = Int.random(in: 0..<20, using: &random)
    edits.append("\(kind): \(path)")
    switch kind {
    case 0, 1: try write(PreviewSite.post(fresh("Title ")), to: path, atomically: false)
    case 2, 3: try write(PreviewSite.post(fresh("Title ")), to: path, atomically: true)
    case 4: try saveWithBackup(path)
    case 5: try? manager.moveItem(at: site.file(path), to: site.file("Posts/en/\(fresh("moved")).md"))
    case 6: try? manager.removeItem(at: site.file(path))
    case 7: try write(PreviewSite.post(fresh("New ")), to: "Posts/sk/\(fresh("new")).md", atomically: false)
    case 8: try addFolder()
    case 9: try moveFolder()
    case 10: try replaceFolder()
    case 11: try removeFolders()
    case 12: try append("<p>\(fresh("mark"))</p>\n", to: "Templates/partials/cards.mustache")
    case 13: try append("/* \(fresh("style")) */\n", to: "Templates/static/style.css")
    case 14: try append("# \(fresh("remark"))\n", to: "Templates/strings/sk.yml")
    case 15: try write("\(try settings())per_page: \(any([1, 2, 10]))\n", to: "servus.yml", atomically: true)
    case 16: try write("---\ntitle: x\ndate: never\n---\n", to: path, atomically: true)
    case 17: try? manager.createSymbolicLink(atPath: site.file("Posts/en/loop").path, withDestinationPath: ".")
    case 18: try write("\(try settings())per_page: many\n", to: "servus.yml", atomically: false)
    default:
      for number in 0..<50 {
        try write(PreviewSite.post(fresh("Burst ")), to: "Posts/en/b\(number).md", atomically: number % 2 == 0)
      }
    }
  }

  /// Takes back whatever is in error.
  mutating func mend() throws {
    edits.append("mended")
    try? manager.removeItem(at: site.file("Posts/en/loop"))
    try write("\(try settings())per_page: 5\n", to: "servus.yml", atomically: true)
    for (number, path) in try posts().enumerated() {
      let text = try site.text(path)
      if text.contains("never") { try write(PreviewSite.post("Mended \(number)"), to: path, atomically: true) }
    }
    for name in try manager.contentsOfDirectory(atPath: site.file("Posts").path) where name.hasPrefix(".") {
      try manager.removeItem(at: site.file("Posts/\(name)"))
    }
  }

  private func write(_ content: FileTree, to path: String, atomically: Bool) throws {
    let file = site.file(path)
    try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((content[""] ?? "").utf8).write(to: file, options: atomically ? .atomic : [])
  }

  private func append(_ text: String, to path: String) throws {
    try write(FileTree(stringLiteral: try site.text(path) + text), to: path, atomically: false)
  }

  private func settings() throws -> String {
    try site.text("servus.yml").split(separator: "\n").filter { !$0.hasPrefix("per_page") }.joined(separator: "\n")
      + "\n"
  }

  /// As vim does: a try whether the folder can be written to, the old file as a backup, the new one in its place.
  private mutating func saveWithBackup(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try write("", to: "\(folder)/4913", atomically: false)
    try manager.removeItem(at: site.file("\(folder)/4913"))
    try? manager.moveItem(at: site.file(path), to: site.file(path + "~"))
    try write(PreviewSite.post(fresh("Title ")), to: path, atomically: false)
    try? manager.removeItem(at: site.file(path + "~"))
  }

  private mutating func addFolder() throws {
    let folder = "Posts/\(any(["sk", "en"]))/\(fresh("folder"))"
    for name in ["a", "deep/b", "deep/er/c"] {
      try write(
        PreviewSite.post(fresh("In a folder "), body: "![x](\(name.last ?? "x").svg)"), to: "\(folder)/\(name).md",
        atomically: false)
      try write("<svg width=\"1\" height=\"1\"/>", to: "\(folder)/\(name).svg", atomically: false)
    }
  }

  private func folders() throws -> [String] {
    try manager.subpathsOfDirectory(atPath: site.file("Posts").path).filter {
      $0.split(separator: "/").last?.hasPrefix("folder") == true
    }.sorted().map { "Posts/\($0)" }
  }

  private mutating func moveFolder() throws {
    guard let folder = try folders().first else { return try addFolder() }
    try manager.moveItem(at: site.file(folder), to: site.file("Posts/\(any(["sk", "en"]))/\(fresh("folder"))"))
  }

  /// Another folder comes to stand where one was.
  private mutating func replaceFolder() throws {
    let away = site.url.appending(path: fresh("away"))
    try manager.copyItem(at: site.file("Posts/en"), to: away)
    try Data((PreviewSite.post(fresh("Replaced "))[""] ?? "").utf8).write(to: away.appending(path: "replaced.md"))
    try manager.moveItem(at: site.file("Posts/en"), to: site.url.appending(path: fresh("old")))
    try manager.moveItem(at: away, to: site.file("Posts/en"))
  }

  private func removeFolders() throws {
    for folder in try folders() { try manager.removeItem(at: site.file(folder)) }
  }
}
