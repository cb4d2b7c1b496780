import Foundation
import TestSupport

/// A small site in a folder, with some things in it that are wrong in ways that are drawn by lot. The same seed makes the
/// same site.
struct HostileSite {
  let folder: URL
  /// What was done to it, to understand a failure.
  private(set) var deeds: [String] = []
  private(set) var arguments: [String]
  private var random: SplitMix
  private var files: FileTree

  init(seed: UInt64) throws {
    random = SplitMix(seed: seed)
    files = try Self.site()
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "servus-hostile-\(UUID().uuidString)")
    arguments = ["build", "--json", "--source", folder.path]
    for _ in 0..<Int.random(in: 1...4, using: &random) { harmFiles() }
    try files.write(to: folder)
    if chance(4) { try harmFolder() }
    if chance(8) { chooseOptions() }
  }

  private static func site() throws -> FileTree {
    let keys = """
      tags: [one, two]
      authors: [a]
      series: s
      part: 1
      case: {company: c, channel: chat, country: SK, verdict: praise, points: [1]}
      source: {title: T, url: "https://example.org/"}
      takeaways: [one]
      offer: o
      """
    return try SmallSite.shared().merging([
      "Posts": [
        "en": [
          "a.md": SmallSite.post(
            "A", keys, body: "## 1. Point\n\nText [b](b.md#c) ![p](p.svg \"P\")[^n].\n\n[^n]: Note."),
          "b.md": SmallSite.post("B", body: "## C\n\n> [!NOTE]\n> Note.\n\n| a | b |\n|---|---|\n| c | d |"),
          "a.comments.yml": "- {id: one, author: X, date: 2020-01-21, text: Hi}\n",
          "p.svg": "<svg width=\"9\" height=\"9\"/>",
        ],
        "sk": ["a.md": SmallSite.post("A")], "_series": ["s.yml": "title: S\npoints: 3\n"],
        "_companies": ["c.yml": "name: C\n"], "_authors": ["a.yml": "name: A\nbio: B\n"],
        "_offers": ["o.yml": "title: T\ntext: X\nbutton: B\nurl: archive\n"],
        "_tags": ["t.yml": "names: {en: one, sk: jedna}\n"],
      ]
    ])
  }

  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func any<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  // MARK: Texts

  private mutating func harmFiles() {
    let path = any(files.paths.filter { !$0.hasSuffix(".css") })
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: replaceLine(of: path)
    case 2: cut(path)
    case 3: flip(path)
    case 4: encode(path)
    case 5: addPost()
    case 6: addNamed()
    case 7: rename(path)
    case 8:
      deeds.append("\(path) is removed")
      files[path] = nil
    default: append(to: path)
    }
  }

  private mutating func replaceLine(of path: String) {
    var lines = (files[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = Int.random(in: 0..<max(1, lines.count), using: &random)
    let line = any(path.hasSuffix(".mustache") ? HostileTexts.templates : HostileTexts.keys)
    deeds.append("\(path), line \(place + 1): \(line.prefix(60))")
    if place < lines.count { lines[place] = line } else { lines.append(line) }
    files[path] = lines.joined(separator: "\n")
  }

  private mutating func append(to path: String) {
    let all = path.hasSuffix(".mustache") ? HostileTexts.templates : HostileTexts.keys + HostileTexts.bodies
    let text = any(all)
    deeds.append("\(path) ends with \(text.prefix(60))")
    files[path] = (files[path] ?? "") + "\n" + text + "\n"
  }

  private mutating func cut(_ path: String) {
    let bytes = files.files[path] ?? []
    let count = Int.random(in: 0...bytes.count, using: &random)
    deeds.append("\(path) is cut after \(count) bytes")
    files.set(Array(bytes.prefix(count)), at: path)
  }

  private mutating func flip(_ path: String) {
    var bytes = files.files[path] ?? []
    guard !bytes.isEmpty else { return }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      deeds.append("\(path), byte \(place) is another")
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    }
    files.set(bytes, at: path)
  }

  private mutating func encode(_ path: String) {
    let text = files[path] ?? ""
    let (name, bytes) = any(HostileTexts.encodings(of: text))
    deeds.append("\(path) is in \(name)")
    files.set(bytes, at: path)
  }

  private mutating func addPost() {
    let (keys, body) = (chance(2) ? any(HostileTexts.keys) : "", any(HostileTexts.bodies))
    deeds.append("a post: \(keys.prefix(40)) | \(body.prefix(40))")
    files["Posts/en/new.md"] = SmallSite.post("New", keys, body: body)[""] ?? ""
  }

  private mutating func addNamed() {
    let name = any(HostileTexts.names)
    let place = any([
      "Posts/en/", "Posts/", "Posts/_authors/", "Templates/static/", "Templates/partials/", "Templates/strings/",
    ])
    deeds.append("a file \(place)\(name.prefix(40))")
    files[place + name] = place == "Posts/en/" ? SmallSite.post("N")[""] : "name: N\n"
  }

  private mutating func rename(_ path: String) {
    let name = any(HostileTexts.names)
    let folder = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    guard folder.hasSuffix("/") else { return }
    deeds.append("\(path) is called \(name.prefix(40))")
    let bytes = files.files[path] ?? []
    files[path] = nil
    files.set(bytes, at: folder + name)
  }

  // MARK: The folder

  private mutating func harmFolder() throws {
    let manager = FileManager.default
    let place = any([
      "Posts/en/x.md", "Posts/en/x", "Posts/x", "Templates/static/x", "Templates/x.mustache", "Public", ".servus",
    ])
    let path = folder.appending(path: place).path
    guard !manager.fileExists(atPath: path) else { return }
    // Nothing is to be written elsewhere, whatever the program does.
    let isWritten = ["Public", ".servus"].contains(place)
    let target = any(
      isWritten ? ["/nowhere", ".", "Posts"] : ["/etc/passwd", "/nowhere", ".", "..", "/dev/zero", "/", "Posts"])
    deeds.append("\(place) leads to \(target)")
    if chance(4) {
      mkfifo(path, 0o600)
    } else {
      try manager.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
  }

  private mutating func chooseOptions() {
    let more = any([
      ["--strict"], ["--drafts", "--future"], ["--output", folder.appending(path: "Posts").path],
      ["--output", folder.appending(path: "servus.yml").path], ["--base-url", "javascript:x"], ["--jobs", "1"],
    ])
    deeds.append(more.joined(separator: " "))
    arguments += more
  }

  /// Whether the command line itself is to be refused.
  var isWrongUsage: Bool { arguments.contains("--base-url") }

  /// Damages what a first build has left behind.
  mutating func harmNotes() throws {
    let root = folder.appending(path: chance(2) ? "Public" : ".servus")
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: root.path)) == nil else { return }
    let left = try FileTree(reading: root)
    guard !left.paths.isEmpty else { return }
    let name = any(left.paths)
    deeds.append("\(name), left by a build, is damaged")
    var bytes = left.files[name] ?? []
    let place = Int.random(in: 0...bytes.count, using: &random)
    if chance(2) || place == bytes.count { bytes.removeLast(bytes.count - place) } else { bytes[place] ^= 0x55 }
    try Data(bytes).write(to: root.appending(path: name))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
