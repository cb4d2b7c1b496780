import Foundation

@testable import Servus

/// What authors change.
extension ChangingSite {
  /// Changes one thing.
  func edit() throws {
    switch Int.random(in: 0..<34, using: &random) {
    case 0..<12: try editKey()
    case 12..<18: try editText()
    case 18..<22: try editFiles()
    case 22..<24: try editTerm()
    case 24: try editAnnouncements()
    case 25: try editComments()
    case 26: try editPicture()
    case 27, 28: try editSettings()
    case 29: try editTheme()
    case 30, 31: try editCard()
    default: try editOptions()
    }
  }

  private func post() throws -> String { any(try paths { $0.hasSuffix(".md") && $0.hasPrefix("Posts/") }) }

  private var word: String {
    any(["Nová", "quick", "őrült", "bench", "\"q\"", "<b>", "customer", "service 2"])
      + " \(Int.random(in: 0..<50, using: &random))"
  }

  /// A key of front matter, or of a post's case.
  private func editKey() throws {
    let path = try post()
    let keys: [(String, [String?])] = [
      ("title", ["\(word) title", "Same title", "'Title: \(word)'"]),
      ("description", [nil, "A description \(word)", "\(word)"]),
      (
        "tags",
        [nil, "[customer service]", "[trust, new \(Int.random(in: 0..<3, using: &random))]", "[bizalom]", "[a, b, c]"]
      ),
      ("date", ["2015-01-01", "2020-01-31", "2020-02-02", "2020-03-01 10:00", "2016-05-05", "2013-12-31"]),
      ("updated", [nil, "2020-01-30", "2020-02-20", "2016-06-06"]),
      ("slug", ["slug-\(Int.random(in: 0..<4, using: &random))", "other"]),
      ("authors", [nil, "[editors-en]", "[editors-hu, editors-cs]", "[editors-sk]"]),
      ("series", [nil, "kawasaki"]),
      ("part", [nil, "1", "2", "9"]),
      ("translation", [nil, "zappos-pizza", "amazon-thor", "key", "about"]),
      ("translation_of", [nil, "zappos-pizza", "en"]),
      ("aliases", [nil, "[/old-\(Int.random(in: 0..<3, using: &random))/]", "[/en/older/, /x/]"]),
      ("image", [nil, "pizza.svg", "chat.svg", "../en/coffee.svg", "{src: /img/seal.svg, alt: Seal}"]),
      ("image_alt", [nil, "Alt \(word)"]),
      ("offer", [nil, "ebook"]),
      ("takeaways", [nil, "[one \(word), two]"]),
      ("extra", [nil, "{mood: \(word)}", "{mood: [\(word), [a, {b: true}]]}"]),
      ("type", [nil, "page"]),
      ("draft", [nil, "yes"]),
      ("toc", [nil, "yes", "no"]),
      ("comments", [nil, "yes", "no"]),
      ("noindex", [nil, "yes"]),
      ("expires", [nil, "2020-02-10", "2020-03-10"]),
      ("replaced_by", [nil, "zappos-pizza.md"]),
      ("  company", ["zappos", "amazon", "tesla"]), ("  channel", ["chat", "phone", "shop"]),
      ("  country", ["US", "CZ"]), ("  verdict", ["praise", "complaint"]), ("  lesson", ["Lesson \(word)"]),
      ("  points", ["[1, 2]", "[3, 9, 18]", "[7]"]),
    ]
    let (key, values) = any(keys)
    let value = any(values)
    note("\(path): \(key): \(value ?? "nothing")")
    var lines = text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let end = lines.dropFirst().firstIndex(of: "---") else { return }
    let line = lines[..<end].firstIndex { $0.hasPrefix("\(key):") }
    switch (line, value) {
    case (let line?, let value?): lines[line] = "\(key): \(value)"
    case (let line?, nil): lines.remove(at: line)
    case (nil, let value?):
      if key.hasPrefix(" ") {
        guard !lines[..<end].contains("case:") else { break }
        lines.insert(
          contentsOf: ["case:", "  company: zappos", "  channel: chat", "  verdict: praise", "\(key): \(value)"]
            .uniqued,
          at: end)
      } else {
        lines.insert("\(key): \(value)", at: end)
      }
    case (nil, nil): break
    }
    try set(path, lines.joined(separator: "\n"))
  }

  private func editText() throws {
    let path = try post()
    let language = path.split(separator: "/")[1]
    let other = try post().split(separator: "/").dropFirst(2).joined(separator: "/")
    let up = String(repeating: "../", count: path.split(separator: "/").count - 3)
    let addition = any([
      "\n\(word).\n", "\n## \(word)\n", "\n## \(Int.random(in: 1..<19, using: &random)). Point \(word)\n",
      "\n[other](\(up)\(other))\n",
      "\n[other](\(up)\(other)#point-2)\n", "\n[this](#point-3)\n",
      "\n\(String(repeating: "many words ", count: 130))\n",
      "\n![P](\(up)pizza.svg)\n", "\n![S](/img/seal.svg)\n", "\n> [!CHAT]\n> **A:** \(word)\n",
      "\n> [!LESSON]\n> \(word)\n", "\n```swift\nlet a = 1\n```\n", "\n# No\n",
    ])
    var text = text(path)
    let end = text.range(of: "\n---\n")?.upperBound ?? text.endIndex
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      note("\(path) (\(language)): at the end \(addition.prefix(40))")
      text += addition
    case 2:
      note("\(path): at the beginning \(addition.prefix(40))")
      text.insert(contentsOf: addition + "\n", at: end)
    case 3:
      note("\(path): a comment in front")
      text.insert(contentsOf: "# a line\n", at: text.index(text.startIndex, offsetBy: 4))
    default:
      note("\(path): the same size")
      if let range = text.range(of: "e", range: end..<text.endIndex) { text.replaceSubrange(range, with: "a") }
    }
    try set(path, text)
  }

  private func editFiles() throws {
    let path = try post()
    let language = any(Self.languages)
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      let new = "Posts/\(language)/new-\(Int.random(in: 0..<5, using: &random)).md"
      note("a new post \(new)")
      let date = any(["2019-12-31", "2020-02-05", "2012-01-01"])
      try set(new, "---\ntitle: New \(word)\ndate: \(date)\ndescription: D\ntags: [x]\n---\nText \(word).\n")
    case 1:
      note("\(path) goes")
      try remove(path)
    default:
      let new = "Posts/\(language)/\(any(["", "deep/"]))moved-\(Int.random(in: 0..<5, using: &random)).md"
      note("\(path) becomes \(new)")
      let content = text(path)
      try remove(path)
      try set(new, content)
    }
  }

  private func editTerm() throws {
    let path = any(try paths { $0.hasPrefix("Posts/_") && $0.hasSuffix(".yml") })
    var lines = text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let candidates = lines.indices.filter {
      lines[$0].contains(": ")
        && ["name", "bio", "title", "text", "en", "hu", "cs", "5", "9", "points"]
          .contains(lines[$0].split(separator: ":")[0].trimmingCharacters(in: .whitespaces))
    }
    guard !candidates.isEmpty else { return note("no change of \(path)") }
    let line = any(candidates)
    let key = lines[line].split(separator: ":")[0]
    lines[line] =
      key == "points" ? "points: \(any(["18", "20"]))" : "\(key): Word \(Int.random(in: 0..<9, using: &random))"
    note("\(path): \(lines[line])")
    try set(path, lines.joined(separator: "\n"))
  }

  private func editAnnouncements() throws {
    let path = "Posts/_series/kawasaki.yml"
    let value = any(["{}", "{cs: {17: \(word.debugDescription)}}", "{en: {18: Last}, hu: {18: Utolsó}}"])
    note("\(path): announced: \(value)")
    var lines = text(path).split(separator: "\n").map(String.init)
    if let start = lines.firstIndex(where: { $0.hasPrefix("announced:") }) {
      let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
      lines.removeSubrange(start..<end)
    }
    try set(path, (lines + ["announced: \(value)"]).joined(separator: "\n") + "\n")
  }

  private func editComments() throws {
    let path = try post().replacing(".md", with: ".comments.yml")
    note("\(path)")
    let comment =
      "- id: c\(Int.random(in: 0..<99, using: &random))\n  author: A \(Int.random(in: 0..<9, using: &random))\n  date: 2019-01-01\n  text: Text *\(Int.random(in: 0..<9, using: &random))*\n"
    try set(path, (chance(2) ? text(path) : "") + comment)
  }

  private func editPicture() throws {
    let path = any(try paths { $0.hasSuffix(".svg") })
    note("\(path)")
    var text = text(path)
    let (old, new) = any([
      ("width=\"800\"", "width=\"400\""), ("f2a65a", "f2a65b"), ("f2a65b", "f2a65a"), ("</svg>", " </svg>"),
    ])
    text = text.replacing(old, with: new)
    try set(path, text)
  }

  private func editCard() throws {
    let path = PostPath.card(of: try post())
    note("\(path)")
    if try paths({ $0 == path }).isEmpty || chance(2) {
      try set(path, bytes: TinyPNG.file(width: any([1200, 600]), height: any([630, 315])))
    } else {
      try remove(path)
    }
  }

  private func editSettings() throws {
    let (key, values) = any([
      ("per_page", ["1", "3", "10"]), ("feed_items", ["1", "8"]), ("typography", ["true", "false"]),
      ("title", ["Other", "{en: E, hu: H, cs: C}"]),
      ("paths", ["{en: {tags: labels}}", "{hu: {archive: regi}}", "{}"]),
      (
        "menu",
        [
          "{en: [{title: M, to: about.md}]}", "{en: [{title: N, to: tags}, {title: O, to: 'https://a.example/'}]}",
          "{}",
        ]
      ),
      ("default_language", ["hu", "en"]), ("base_url", ["https://servus.example/", "https://servus.example/sub/"]),
      ("raw_html", ["escape", "keep"]), ("time_zone", ["Europe/Bratislava", "America/New_York"]),
    ])
    let value = any(values)
    note("servus.yml: \(key): \(value)")
    let lines = text("servus.yml").split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
    try set("servus.yml", (lines.map(String.init) + ["\(key): \(value)"]).joined(separator: "\n") + "\n")
  }

  private func editTheme() throws {
    let path = any(
      try paths {
        $0.hasPrefix("Templates/") && !$0.hasSuffix(".png") && !$0.hasSuffix(".md") && !$0.hasSuffix(".js")
      })
    note(path)
    var text = text(path)
    if path.hasSuffix(".yml") {
      guard let line = text.split(separator: "\n").first(where: { $0.hasSuffix("a") }) else { return }
      text = text.replacing(line, with: line + "b")
    } else if path.hasSuffix(".mustache") {
      text += "<i>\(Int.random(in: 0..<9, using: &random))</i>\n"
    } else {
      text += "\n"
    }
    try set(path, text)
  }

  private func editOptions() throws {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: folder.site.includesDrafts.toggle()
    case 1: folder.site.includesFuture.toggle()
    default:
      folder.site.now = any([
        "2020-02-01T12:00:00Z", "2020-02-06T12:00:00Z", "2020-03-01T09:30:00Z", "2016-05-06T00:00:00Z",
      ])
    }
    note("now \(folder.site.now), drafts \(folder.site.includesDrafts), future \(folder.site.includesFuture)")
  }
}

extension [String] {
  /// The last line of each key.
  fileprivate var uniqued: [String] {
    var seen: Set<Substring> = []
    return reversed().filter { seen.insert($0.split(separator: ":")[0]).inserted }.reversed()
  }
}
