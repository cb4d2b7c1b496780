import ServusDiagnostics
import ServusMarkdown

/// A Markdown text converted as a post, for tests; the addresses of links within the site stay as they were written.
struct Converted {
  /// Nil where the text was refused.
  let document: MarkdownDocument?
  let diagnostics: Diagnostics

  init(_ text: String, rawHTML: MarkdownOptions.RawHTML = .escape, hasPoints: Bool = false, isComment: Bool = false) {
    let titles = Dictionary(uniqueKeysWithValues: AsideKind.allCases.map { ($0, $0.rawValue.uppercased()) })
    var options = MarkdownOptions(
      language: "en", rawHTML: rawHTML, hasPoints: hasPoints, isComment: isComment, titles: titles,
      slug: { text in String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }) })
    options.footnoteWords = ("FOOTNOTES", "BACK")
    options.months = ["mája", "decembra"]
    var diagnostics = Diagnostics()
    document = MarkdownConverter(options: options)
      .convert(SourceText(path: "a.md", text: text), diagnostics: &diagnostics)
    self.diagnostics = diagnostics
  }

  var html: String {
    let html = document?.html.filled { reference, html in
      let reference = document?.references[reference]
      html.add(" ")
      html.add(
        attribute: reference?.kind == .picture ? "src" : "href", value: "[\(reference?.destination ?? "")]")
    }
    return String(decoding: html?.bytes ?? [], as: UTF8.self)
  }

  /// Each finding as `line:column rule: message`.
  var messages: [String] {
    diagnostics.sorted.map {
      "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.rule?.rawValue ?? ""): \($0.message)"
    }
  }
}
