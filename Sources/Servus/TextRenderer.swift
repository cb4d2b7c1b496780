import ServusDiagnostics
import ServusLanguage
import ServusMarkdown

/// Renders one text outside a site's pages, for `servus render`.
package enum TextRenderer {
  /// What libcmark itself prints for a text.
  package static func plain(_ text: [UInt8]) -> ([UInt8], Diagnostics) {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "standard input", bytes: text)
    return (MarkdownConverter.plainHTML(source, diagnostics: &diagnostics) ?? [], diagnostics)
  }

  /// A text as a post in that language would show it. Links within the site stay as they were written.
  ///
  /// - Parameters:
  ///   - source: the folder whose `Templates/strings` describe the language.
  ///   - known: such files with their paths, for a folder that is no site's.
  package static func render(
    _ text: [UInt8], language code: String, source: String, known: [(path: String, bytes: [UInt8])]
  ) -> ([UInt8], Diagnostics) {
    var diagnostics = Diagnostics()
    let site = SourceTree(DirectoryLoader.load(root: source, diagnostics: &diagnostics))
    let path = "Templates/strings/\(code).yml"
    var strings = site.strings
    if site.configuration == nil {
      let own = Set(strings.map(\.path))
      strings += known.filter { !own.contains($0.path) }.map { InputFile(path: $0.path, content: .bytes($0.bytes)) }
    }
    guard let file = strings.first(where: { $0.path == path }) else {
      diagnostics.report(
        Diagnostic(
          .unknownLanguage, "there is no strings file for the language \"\(code)\"", file: path,
          help: didYouMean(code, among: strings.map(Self.code(of:)))
            ?? "run servus in a site's folder, or name it with --source"))
      return ([], diagnostics)
    }
    let input = InputFile(path: "standard input", content: .bytes(text))
    guard let source = SourceText.decode(file, diagnostics: &diagnostics),
      let language = Language(code: code, strings: source, diagnostics: &diagnostics),
      let decoded = SourceText.decode(input, diagnostics: &diagnostics),
      let document = MarkdownConverter(
        options: MarkdownOptions(
          language: language, others: strings.compactMap(Self.language(of:)), rawHTML: .escape, setsTypography: true)
      )
      .convert(decoded, diagnostics: &diagnostics)
    else { return ([], diagnostics) }
    let html = document.html.filled { reference, html in
      let reference = document.references[reference]
      html.add(" ")
      html.add(attribute: reference.kind == .picture ? "src" : "href", value: reference.destination)
    }
    return (html.bytes, diagnostics)
  }

  /// The language of a strings file; nil where the file has faults, which are told where the language itself is asked for.
  private static func language(of file: InputFile) -> Language? {
    var faults = Diagnostics()
    return SourceText.decode(file, diagnostics: &faults).flatMap {
      Language(code: code(of: file), strings: $0, diagnostics: &faults)
    }
  }

  /// The language that a strings file is named after.
  private static func code(of file: InputFile) -> String { String(file.name.dropLast(".yml".count)) }
}
