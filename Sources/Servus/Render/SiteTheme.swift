import ServusDiagnostics
import ServusTemplate

/// What a site looks like, whatever its posts say: its static files and its templates.
struct SiteTheme: Sendable {
  let statics: [StaticPlanner.Planned]
  let library: TemplateLibrary
  /// What there is to say about both.
  let diagnostics: Diagnostics

  /// - Parameters:
  ///   - words: the interface words that templates may use.
  ///   - refused: the files that were refused before anything was read; they are not missing.
  init(_ tree: SourceTree, basePath: String, words: Set<String>, refused: FaultyFiles) {
    var found = Diagnostics()
    statics = StaticPlanner.plan(tree.statics, basePath: basePath, diagnostics: &found)
    library = TemplateCompiler.compile(
      tree, statics: statics.map(\.file), words: words, refused: refused, diagnostics: &found)
    diagnostics = found
  }
}
