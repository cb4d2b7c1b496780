import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import ServusYAML

@testable import Servus

/// A post, read as a build reads it.
enum FuzzedPost {
  static func brokenPromise(frontMatter: [UInt8]) -> String? {
    post(Array("---\n".utf8) + frontMatter + Array("\n---\nText.\n".utf8))
  }

  static func brokenPromise(text: [UInt8]) -> String? {
    if let broken = post(Array("---\ntitle: T\ndate: 2020-01-01\nseries: s\npart: 1\n---\n".utf8) + text) {
      return broken
    }
    for (rawHTML, isComment) in [(MarkdownOptions.RawHTML.escape, false), (.escape, true), (.keep, false)] {
      let options = MarkdownOptions(
        language: Fuzzed.languages[0], others: Fuzzed.languages, rawHTML: rawHTML, hasPoints: true,
        isComment: isComment, setsTypography: true)
      guard let source = Fuzzed.source(text, "a.md") else { return nil }
      var diagnostics = Diagnostics()
      guard let document = MarkdownConverter(options: options).convert(source, diagnostics: &diagnostics) else {
        return diagnostics.count(of: .error) > 0 ? nil : "a text was refused without a word"
      }
      let html = document.html.filled { reference, html in
        html.add(" ")
        html.add(attribute: "href", value: "\(reference)")
      }.bytes
      if String(validating: html, as: UTF8.self) == nil { return "HTML is not UTF-8" }
      // What an author may write as HTML is theirs to close.
      if rawHTML == .escape, let fault = HTMLBalance.fault(in: html) { return fault }
    }
    return nil
  }

  private static let parser = PostParser(
    configuration: Fuzzed.configuration, languages: Fuzzed.languages, terms: Fuzzed.terms)

  /// What was read of a post says the same after it was put away and taken back.
  private static func post(_ bytes: [UInt8]) -> String? {
    let file = InputFile(path: "Posts/sk/a.md", content: .bytes(bytes))
    let store = PostStore(.memory)
    let parsed = parser.parse(file, shelf: PostShelf(store: store))
    if let broken = parsed.diagnostics.brokenPromise(of: Fuzzed.text(bytes)) { return broken }
    guard let post = parsed.post else {
      return parsed.diagnostics.count(of: .error) > 0 ? nil : "a post was refused without a word"
    }
    do throws(DamagedNotes) {
      let stored = try store.bytes(of: .outline, in: post.record)
      return try Post.Outline(stored: stored).stored == stored ? nil : "an outline changes when it is taken back"
    } catch {
      return "what was put away cannot be read"
    }
  }
}

/// Whether the tags of generated HTML are closed in their order.
enum HTMLBalance {
  private static let void: Set<String> = ["br", "hr", "img", "input", "wbr"]

  static func fault(in html: [UInt8]) -> String? {
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      let isEnd = rest.first == UInt8(ascii: "/")
      let name = String(decoding: rest.drop { $0 == UInt8(ascii: "/") }.prefix(while: isNameByte), as: UTF8.self)
      guard !name.isEmpty, let end = endOfTag(rest) else {
        return "a tag is not closed: \(String(decoding: rest.prefix(40), as: UTF8.self))"
      }
      rest = rest[end...].dropFirst()
      if isEnd {
        guard open.popLast() == name else { return "</\(name)> closes what is not open" }
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty ? nil : "never closed: \(open)"
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  private static func endOfTag(_ tag: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    for index in tag.indices {
      switch tag[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ">") where !isQuoted: return index
      case UInt8(ascii: "<") where !isQuoted: return nil
      default: break
      }
    }
    return nil
  }
}
