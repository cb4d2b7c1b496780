import ServusDiagnostics
import ServusYAML

/// A YAML text as the tests look at it.
struct ParsedYAML {
  let source: SourceText
  let root: YAMLNode?
  private(set) var diagnostics = Diagnostics()

  init(_ text: String) {
    source = SourceText(path: "a.yml", text: text)
    root = YAMLParser(source: source, rule: .badConfig).parse(diagnostics: &diagnostics)
  }

  /// Reads keys and returns every message as the command line shows it.
  mutating func messages(reading keys: (inout MappingReader) -> Void = { _ in }) -> String {
    if let root, var reader = MappingReader(root, source: source, rule: .badConfig, diagnostics: &diagnostics) {
      keys(&reader)
      reader.reportUnknownKeys()
      diagnostics.append(contentsOf: reader.diagnostics)
    }
    return diagnostics.sorted.map(DiagnosticFormatter(isColored: false).format).joined()
  }

  static func messages(of text: String, reading keys: (inout MappingReader) -> Void = { _ in }) -> String {
    var parsed = ParsedYAML(text)
    return parsed.messages(reading: keys)
  }
}
