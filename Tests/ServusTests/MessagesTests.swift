import Foundation
import ServusDiagnostics
import Testing

/// Whether tests expect every message, and `Documentation/messages.md` tells of every rule.
@Suite struct MessagesTests {
  /// Texts in the sources that look like messages, but that no test can meet.
  private static let exceptions: [String: String] = [
    "there is no such address": "SwiftNIO must fail without an error of the system",
    "help: on Linux, raise fs.inotify.max_user_watches": "the system must have no watches left to give",
    "\\(…)/.servus cannot be read": "notes must be damaged twice while one build reads them",
    "remove that folder": "the help of the one before",
    "its source was not kept": "files to copy are on disk, or in memory in tests",
    "not enough memory for this text": "libcmark must run out of memory",
    "not enough memory": "libyaml must run out of memory",
    "layout \"\\(…)\" includes its partials too many times to be checked": "takes a template of a million tags",
    "let partials include each other less often": "the help of the one before",
    "a line that does not fit to the list above it": "libyaml says so of texts that the parser refuses otherwise",
    "begin each item of a list with \"- \", indented alike": "the help of the one before",
  ]

  /// Parts of the sources whose texts are for pages, for authors of templates, for who watches a build or a preview, for
  /// `--help`, or for programs that only builds of Servus run.
  private static let otherFiles = [
    "/Render/Model/", "/Render/Build/", "/Render/Writers/", "/ServusMarkup/", "/ServusTemplate/Model/",
    "/ProgressBar.swift",
    "/ServusPreview/Reload/", "/MediaType.swift", "/generate-sources/", "/manual-page/",
  ]
  private static let otherContexts = [
    "ArgumentHelp(", "@Flag(help: ", "abstract: ", "@Option(help: ", ".shellCommand(",
  ]

  /// What the texts begin with by which libyaml's own messages are told apart.
  private static let foreignBeginnings = [
    "found ", "did not find ", "could not find ", "but found ", "while scanning ", "mapping ", "block sequence ",
    "control characters ",
  ]

  @Test func testsExpectEveryMessage() throws {
    let expectations = try Expectations()
    var unexpected: [String] = []
    var exceptions = Set(Self.exceptions.keys)
    for (file, source) in try SmallSite.swiftFiles(below: "Sources") {
      guard !Self.otherFiles.contains(where: file.contains) else { continue }
      for literal in SwiftLiteral.all(in: source) where Self.isMessage(literal) {
        if Self.exceptions[literal.description] != nil {
          exceptions.remove(literal.description)
        } else if !expectations.contain(literal.parts) {
          unexpected.append("\(file):\(literal.line): \(literal)")
        }
      }
    }
    #expect(unexpected == [])
    #expect(exceptions.sorted() == [], "no longer in the sources")
  }

  /// Some words in a row, on one line.
  private static func isMessage(_ literal: SwiftLiteral) -> Bool {
    let text = literal.parts.joined(separator: " ")
    let words = text.split { !$0.isLetter }.filter { $0.count > 1 && $0.allSatisfy(\.isASCII) }
    let hasBlank = literal.parts.contains { $0.trimmingCharacters(in: .whitespaces).contains(" ") }
    return words.count > 1 && hasBlank && !text.contains("\n") && text.count < 200
      && !otherContexts.contains(where: literal.context.hasSuffix) && !foreignBeginnings.contains(where: text.hasPrefix)
  }

  @Test func theDocumentHasEveryRuleWithAMessageThatTestsExpect() throws {
    let document = try String(
      contentsOf: SmallSite.repository.appending(path: "Documentation/messages.md"), encoding: .utf8)
    let rows = document.matches(of: /(?m)^\| `([a-z-]+)` \| `(.+?)` \| (.+) \|$/)
    #expect(rows.map { String($0.1) } == Rule.allCases.map(\.rawValue))
    let expectations = try Expectations()
    for row in rows {
      let parts = row.2.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
      let isExpected = expectations.contain(parts.dropLast() + ["\(parts[parts.count - 1]) [\(row.1)]"])
      #expect(isExpected, "\(row.2) [\(row.1)]")
    }
  }

  @Test func literalsAreCutAtInterpolations() {
    let source = #"f("a \(g("in \(x)")) \"b\" \u{2026}") // "no""# + "\n\"\"\"\n  x \\\n  y\n\"\"\""
    #expect(SwiftLiteral.all(in: source).map(\.parts) == [["in ", ""], ["a ", " \"b\" …"], ["\n  x   y\n"]])
    #expect(SwiftLiteral.all(in: source).map(\.line) == [1, 1, 2])
  }
}

/// What tests expect: the messages of golden sites, and the texts in the sources of tests.
private struct Expectations {
  private let texts: [UInt8]

  init() throws {
    let golden = try FileTree(reading: SmallSite.sitesFolder).files.filter { $0.key.hasSuffix("/messages.txt") }
    let sources = try SmallSite.swiftFiles(below: "Tests").filter { !$0.path.hasSuffix("/MessagesTests.swift") }
    let written = sources.map { $0.text.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\") }
    texts = golden.values.flatMap { $0 + [UInt8(ascii: "\n")] } + Array(written.joined(separator: "\n").utf8)
  }

  /// Whether the parts stand in one line, in order and near each other.
  func contain(_ parts: [String]) -> Bool {
    let parts = parts.map { Array($0.utf8) }.filter { !$0.isEmpty }
    guard let first = parts.first else { return true }
    return texts.withUnsafeBufferPointer { texts in
      var start = 0
      while let found = Self.range(of: first, in: texts, from: start, within: texts.count) {
        if follow(parts.dropFirst(), from: found.upperBound, in: texts) { return true }
        start = found.lowerBound + 1
      }
      return false
    }
  }

  private func follow(_ parts: ArraySlice<[UInt8]>, from start: Int, in texts: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = start
    for part in parts {
      let line = texts[position...].firstIndex(of: UInt8(ascii: "\n")) ?? texts.count
      guard let found = Self.range(of: part, in: texts, from: position, within: min(line, position + 200) - position)
      else { return false }
      position = found.upperBound
    }
    return true
  }

  private static func range(
    of part: [UInt8], in texts: UnsafeBufferPointer<UInt8>, from start: Int, within length: Int
  ) -> Range<Int>? {
    let end = min(texts.count, start + length)
    guard let base = texts.baseAddress else { return nil }
    var position = start
    while position + part.count <= end, let hit = memchr(base + position, Int32(part[0]), end - position) {
      position = UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)) - base
      if position + part.count <= end, memcmp(base + position, part, part.count) == 0 {
        return position..<position + part.count
      }
      position += 1
    }
    return nil
  }
}
