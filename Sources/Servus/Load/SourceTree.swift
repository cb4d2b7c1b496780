import ServusDiagnostics

/// The site's files, sorted by what they are for; each list is in the order of paths.
struct SourceTree: Sendable {
  var configuration: InputFile?
  var posts: [InputFile] = []
  var comments: [InputFile] = []
  var terms: [TermKind: [InputFile]] = [:]
  /// Pictures and other files beside posts.
  var assets: [InputFile] = []
  var layouts: [InputFile] = []
  /// The template of social cards, which pages do not depend on.
  var cardTemplate: InputFile?
  var partials: [InputFile] = []
  var strings: [InputFile] = []
  var statics: [InputFile] = []
  /// Files in a folder of Posts that begins with `_`, but are no term's.
  var misplacedTerms: [InputFile] = []

  /// Sorts files by their paths. Files that belong to no part of a site are left out.
  init(_ files: [InputFile]) {
    for file in files.sorted(by: { $0.path.utf8.precedes($1.path.utf8) }) { add(file) }
  }

  /// What all posts are read with: settings, languages, terms.
  var parsingFingerprint: ContentHash {
    let files = [configuration].compactMap(\.self) + strings + TermKind.allCases.flatMap { terms[$0] ?? [] }
    return ContentHash(of: files)
  }

  var templatesFingerprint: ContentHash { ContentHash(of: layouts + partials) }
  /// How much there is to compile.
  var templateBytes: Int { (layouts + partials).reduce(0) { $0 + ($1.stamp?.size ?? 0) } }

  private mutating func add(_ file: InputFile) {
    if file.path == "servus.yml" {
      configuration = file
    } else if file.path.hasPrefix("Posts/") {
      addPostFile(file)
    } else if file.path == SocialCardModel.templatePath {
      cardTemplate = file
    } else if file.path.hasPrefix("Templates/static/") {
      statics.append(file)
    } else if file.path.hasPrefix("Templates/partials/"), file.path.hasSuffix(".mustache") {
      partials.append(file)
    } else if file.path.hasPrefix("Templates/strings/"), file.path.hasSuffix(".yml") {
      strings.append(file)
    } else if file.path.hasPrefix("Templates/"), file.path.hasSuffix(".mustache"),
      file.path.split(separator: "/").count == 2
    {
      layouts.append(file)
    }
  }

  private mutating func addPostFile(_ file: InputFile) {
    if let kind = TermKind.allCases.first(where: { file.path.hasPrefix($0.folder) }) {
      if file.path.hasSuffix(".yml") {
        terms[kind, default: []].append(file)
      } else if file.path.hasSuffix(".yaml") {
        misplacedTerms.append(file)
      } else {
        assets.append(file)
      }
    } else if file.path.hasPrefix("Posts/_") {
      misplacedTerms.append(file)
    } else if file.path.hasSuffix(".comments.yml") {
      comments.append(file)
    } else if file.path.hasSuffix(".md") {
      posts.append(file)
    } else {
      assets.append(file)
    }
  }
}
