import ServusDiagnostics
import ServusTemplate

/// The templates of a site, compiled and checked against what pages offer.
enum TemplateCompiler {
  /// Compiles the templates, and checks them where static files and words are known.
  ///
  /// - Parameter refused: the files that were refused before anything was read; they are not missing.
  static func compile(
    _ tree: SourceTree, statics: [StaticFile]?, words: Set<String>, refused: FaultyFiles,
    diagnostics: inout Diagnostics
  ) -> TemplateLibrary {
    let (library, layouts) = parse(tree, refused, &diagnostics)
    guard let statics else { return library }
    var found = Diagnostics()
    for layout in Layout.allCases where layouts.contains(layout.rawValue) {
      let shape = layout.shape(words: words, statics: statics)
      library.check(layout: layout.rawValue, against: shape, diagnostics: &found)
    }
    library.check(layout: SocialCardModel.templateName, against: SocialCardModel.shape, diagnostics: &found)
    diagnostics.append(contentsOf: found)
    return library
  }

  /// The templates, and the names of the layouts that could be read.
  private static func parse(
    _ tree: SourceTree, _ refused: FaultyFiles, _ diagnostics: inout Diagnostics
  ) -> (TemplateLibrary, layouts: Set<String>) {
    var layouts = sources(tree.layouts, below: "Templates/", diagnostics: &diagnostics)
    let partials = sources(tree.partials, below: "Templates/partials/", diagnostics: &diagnostics)
    for layout in Layout.allCases where !tree.layouts.contains(where: { $0.path == layout.path }) {
      if refused.hold(layout.path) { continue }
      diagnostics.report(
        Diagnostic(.unknownPartial, "the layout is missing", file: layout.path, help: "add it to Templates"))
    }
    for name in layouts.keys.sorted() where Layout(rawValue: name) == nil {
      diagnostics.report(
        Diagnostic(
          .unknownLayout, "no page has the layout \"\(name)\"", file: "Templates/\(name).mustache",
          help: didYouMean(name, among: Layout.allCases.map(\.rawValue)) ?? "put partials into Templates/partials"))
    }
    layouts[SocialCardModel.templateName] = tree.cardTemplate.flatMap {
      SourceText.decode($0, diagnostics: &diagnostics)
    }
    return (
      TemplateLibrary(layouts: layouts, partials: partials, diagnostics: &diagnostics), Set(layouts.keys)
    )
  }

  private static func sources(
    _ files: [InputFile], below folder: String, diagnostics: inout Diagnostics
  ) -> [String: SourceText] {
    var sources: [String: SourceText] = [:]
    for file in files {
      let name = String(file.path.dropFirst(folder.utf8.count).dropLast(".mustache".utf8.count))
      sources[name] = SourceText.decode(file, diagnostics: &diagnostics)
    }
    return sources
  }
}

extension Layout {
  /// The layout's file.
  var path: String { "Templates/\(rawValue).mustache" }
}
