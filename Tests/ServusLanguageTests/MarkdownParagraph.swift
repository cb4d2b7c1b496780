import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import Testing

/// One paragraph on its way through Markdown and typography.
enum MarkdownParagraph {
  /// The HTML inside the paragraph.
  static func html(_ markdown: String, language code: String) throws -> String {
    let typography = try Languages.named(code).typography
    var options = MarkdownOptions(
      language: code, rawHTML: .keep, typography: { typography.setter() }, slug: { _ in "" })
    // The tables say what typography makes of plain CommonMark.
    options.linksBareAddresses = false
    var diagnostics = Diagnostics()
    let source = SourceText(path: "case.md", text: markdown)
    let converted = MarkdownConverter(options: options).convert(source, diagnostics: &diagnostics)
    let document = try #require(converted)
    let filled = document.html.filled { reference, html in
      let reference = document.references[reference]
      html.add(" ")
      html.add(attribute: reference.kind == .link ? "href" : "src", value: reference.destination)
    }
    let html = String(decoding: filled.bytes, as: UTF8.self)
    let start = try #require(html.firstRange(of: "<p>")).upperBound
    return String(html[start..<(try #require(html.firstRange(of: "</p>")).lowerBound)])
  }

  /// The HTML with quotation marks, no-break spaces and numeric references as characters; `&amp; &lt; &gt;` stay.
  static func decoded(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let start = rest.firstIndex(of: "&") {
      text += rest[..<start]
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ";"), let character = character(rest[rest.index(after: start)..<end]) else {
        text += "&"
        rest = rest.dropFirst()
        continue
      }
      text.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private static func character(_ reference: Substring) -> Character? {
    switch reference {
    case "quot": return "\""
    case "nbsp": return "\u{A0}"
    case _ where reference.hasPrefix("#x"): return character(code: UInt32(reference.dropFirst(2), radix: 16))
    case _ where reference.hasPrefix("#"): return character(code: UInt32(reference.dropFirst()))
    default: return nil
    }
  }

  private static func character(code: UInt32?) -> Character? {
    code.flatMap(Unicode.Scalar.init).map(Character.init)
  }
}
