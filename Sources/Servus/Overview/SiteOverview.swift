import ServusDiagnostics
import ServusLanguage

/// What there is on an author's desk: posts with their states, translations, terms. Made of what could be read, be the rest
/// of the site as wrong as it may.
package struct SiteOverview: Sendable {
  /// The site of the posts whose front matter and text are right by themselves.
  let site: Site
  /// All posts, those with errors too, in the order of paths.
  let posts: [Post]
  /// The paths of posts that have errors of their own.
  let faulty: Set<String>
  /// The languages that are listed, in the configured order.
  let languages: [String]

  /// - Parameter diagnostics: what was found in the site before.
  fileprivate init(
    _ parsed: ParsedSite, _ options: BuildOptions, now: PublicationTime, assets: [InputFile], languages: [String],
    diagnostics: inout Diagnostics
  ) async {
    let paths = Set(parsed.posts.map(\.path))
    let unreadable = diagnostics.filesWithErrors.intersection(paths)
    site = await SiteResolver.resolve(
      parsed.without(unreadable), assets: assets, publication: options.publication, now: now, jobs: options.jobs,
      diagnostics: &diagnostics)
    posts = parsed.posts
    faulty = diagnostics.filesWithErrors.intersection(paths)
    self.languages = languages
  }

  /// The sections of the languages that are listed.
  var sections: [LanguageSection] { site.sections.filter { languages.contains($0.code) } }

  func state(of post: Post) -> PublicationState {
    faulty.contains(post.path) ? .faulty : PublicationState(of: post.frontMatter, at: site.now)
  }
}

extension Diagnostics {
  fileprivate var filesWithErrors: Set<String> {
    Set(inOrderOfReport.lazy.filter { $0.severity == .error }.compactMap(\.file))
  }
}

/// What came of a look at a site; the overview is nil where its settings cannot be used.
package typealias OverviewResult = (overview: SiteOverview?, diagnostics: Diagnostics)

extension Pipeline {
  /// A site for lists: Load, Parse, Resolve and nothing after it. Nothing is written.
  ///
  /// - Parameter language: the only one to list; nil: all.
  package func overview(language: String? = nil) async throws(UsageFault) -> OverviewResult {
    var diagnostics = Diagnostics()
    let tree = SourceTree(DirectoryLoader.load(root: options.source, diagnostics: &diagnostics))
    let overview = try await overview(of: tree, language: language, diagnostics: &diagnostics)
    return (overview, diagnostics)
  }

  /// The same of files that are at hand.
  func overview(
    of tree: SourceTree, language: String?, diagnostics: inout Diagnostics
  ) async throws(UsageFault) -> SiteOverview? {
    let overview = try await overviewWithPlaces(of: tree, language: language, diagnostics: &diagnostics)
    await diagnostics.showLines(of: tree.posts, jobs: options.jobs)
    return overview
  }

  /// The same with findings that name places and do not show them yet.
  private func overviewWithPlaces(
    of tree: SourceTree, language: String?, diagnostics: inout Diagnostics
  ) async throws(UsageFault) -> SiteOverview? {
    guard let parsed = await read(tree, diagnostics: &diagnostics) else { return nil }
    if let language { try parsed.configuration.require(language: language) }
    guard let now = present(in: parsed.configuration.timeZone, diagnostics: &diagnostics) else { return nil }
    return await SiteOverview(
      parsed, options, now: now, assets: tree.assets,
      languages: language.map { [$0] } ?? parsed.configuration.languages,
      diagnostics: &diagnostics)
  }

  /// What can be known of each file by itself, for those who make no pages of it. Posts that have not changed since the last
  /// build are taken from its notes.
  func read(_ tree: SourceTree, diagnostics: inout Diagnostics) async -> ParsedSite? {
    await ParsedSite.parse(
      tree, baseURL: nil, jobs: options.jobs, shelf: { PostShelf(readingNotesOf: options, parsing: $0) },
      diagnostics: &diagnostics)
  }
}

extension ParsedSite {
  /// The site as if some of its posts could not be read.
  fileprivate func without(_ paths: Set<String>) -> ParsedSite {
    ParsedSite(
      configuration: configuration, languages: languages, terms: terms,
      posts: posts.filter { !paths.contains($0.path) },
      unreadablePosts: unreadablePosts.union(paths), refused: refused, comments: comments, parsing: parsing,
      postBytes: postBytes)
  }
}
