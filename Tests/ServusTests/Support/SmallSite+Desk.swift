import ServusDiagnostics
import Testing

@testable import Servus

extension SmallSite {
  private var tree: SourceTree { SourceTree(files.files.map { InputFile(path: $0, content: .bytes($1)) }) }

  /// What lists are made of, and the messages about the rest.
  func overview(language: String? = nil) async throws -> (overview: SiteOverview, messages: String) {
    var diagnostics = Diagnostics()
    let overview = try await Pipeline(options: options()).overview(
      of: tree, language: language, diagnostics: &diagnostics)
    return (try #require(overview), Outcome(output: nil, diagnostics: diagnostics).messages)
  }

  func json(_ list: SiteList, language: String? = nil) async throws -> String {
    String(decoding: try await overview(language: language).overview.json(list), as: UTF8.self)
  }

  /// Everything of the site that is read by itself.
  func parsed() async throws -> ParsedSite {
    var diagnostics = Diagnostics()
    return try #require(await Pipeline(options: try options()).read(tree, diagnostics: &diagnostics))
  }

  /// The files of a new post, made of what the site has.
  func skeleton(_ request: NewPost) async throws -> Skeleton {
    let parsed = try await parsed()
    let language = try #require(parsed.languages.first { $0.code == request.language })
    var diagnostics = Diagnostics()
    let now = Pipeline(options: try options()).present(in: parsed.configuration.timeZone, diagnostics: &diagnostics)
    return try SkeletonBuilder.skeleton(of: request, in: parsed, language, now: try #require(now))
  }

  /// The site with a new post, drafts shown.
  func adding(_ skeleton: Skeleton) -> SmallSite {
    var site = self
    for file in [skeleton.post, skeleton.company].compactMap(\.self) { site.files[file.path] = file.text }
    (site.includesDrafts, site.includesFuture, site.isStrict) = (true, true, true)
    return site
  }
}
