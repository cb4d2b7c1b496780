import ServusDiagnostics
import ServusLanguage
import ServusMarkdown

/// Makes one site of posts that did not know each other: what is published, what belongs together, where links lead.
struct SiteResolver {
  let configuration: SiteConfiguration
  let languages: [Language]
  let terms: Terms
  let now: PublicationTime
  let jobs: Int
  private(set) var diagnostics = Diagnostics()

  /// What is published although its time has not come.
  struct Publication: Sendable {
    var includesDrafts = false
    var includesFuture = false
  }

  static func resolve(
    _ parsed: ParsedSite, assets: [InputFile], publication: Publication, now: PublicationTime,
    jobs: Int, diagnostics: inout Diagnostics
  ) async -> Site {
    var resolver = SiteResolver(
      configuration: parsed.configuration, languages: parsed.languages, terms: parsed.terms, now: now, jobs: jobs)
    let site = await resolver.site(parsed, assets: assets, publication: publication)
    diagnostics.append(contentsOf: resolver.diagnostics)
    return site
  }

  private mutating func site(_ parsed: ParsedSite, assets: [InputFile], publication: Publication) async -> Site {
    let (posts, hidden) = sorted(parsed.posts, publication)
    let allAssets = assets.map { Asset(file: $0, size: PictureSize(head: $0.head)) }
    var relations = posts.map { _ in PostRelations() }
    var checker = TermChecker(terms: terms)
    for post in posts { checker.check(post) }
    diagnostics.append(contentsOf: checker.diagnostics)
    var translations = TranslationLinker(posts: posts)
    translations.link(&relations)
    diagnostics.append(contentsOf: translations.diagnostics)
    let unpublished = Set(hidden.map(\.path))
    attachComments(parsed.comments, to: posts, among: unpublished.union(parsed.unreadablePosts), &relations)
    let portraits = Portraits.find(terms.authors, among: allAssets, diagnostics: &diagnostics)
    var links = LinkResolver(
      posts: posts, translations: relations.map(\.translations), unpublished: unpublished,
      unreadable: parsed.unreadablePosts, refused: parsed.refused, assets: allAssets, usedAssets: Set(portraits.values),
      basePath: configuration.baseURL.path)
    await resolve(&links, &relations)
    links.reportMissingFiles()
    links.reportUnusedAssets(unpublished: hidden)
    diagnostics.append(contentsOf: links.diagnostics)
    let found = await concurrentMap(languages, jobs: jobs) { [self] in self.section(of: $0, posts: posts) }
    for section in found {
      diagnostics.append(contentsOf: section.diagnostics)
      for (place, post) in section.section.posts.enumerated() {
        if place > 0 { relations[post].newer = section.section.posts[place - 1] }
        if place + 1 < section.section.posts.count { relations[post].older = section.section.posts[place + 1] }
        relations[post].related = section.related[place]
      }
    }
    let sections = found.map(\.section)
    return Site(
      configuration: configuration, terms: terms, posts: posts, sections: sections, relations: relations,
      assets: allAssets, unpublished: unpublished, portraits: portraits, casesByPoint: casesByPoint(posts), now: now,
      parsing: parsed.parsing)
  }

  /// Finds what the posts' links lead to, some posts at a time.
  private func resolve(_ links: inout LinkResolver, _ relations: inout [PostRelations]) async {
    let size = 128
    let slices = stride(from: 0, to: relations.count, by: size).map { start in
      relations[start..<min(start + size, relations.count)]
    }
    let parts = await concurrentMap(slices, jobs: jobs) { [links] slice in
      var (links, slice) = (links, slice)
      for index in slice.indices { links.resolve(index, into: &slice[index]) }
      return (links: links, relations: slice)
    }
    for part in parts { links.join(part.links) }
    relations = parts.flatMap(\.relations)
  }

  /// What is published, by language, the newest first, then by path; and what is not.
  private func sorted(_ all: [Post], _ publication: Publication) -> (published: [Post], hidden: [Post]) {
    let order = Dictionary(uniqueKeysWithValues: configuration.languages.enumerated().map { ($1, $0) })
    var published: [(language: Int, date: Int, post: Post)] = []
    published.reserveCapacity(all.count)
    var hidden: [Post] = []
    for post in all {
      if isPublished(post, publication) {
        published.append((order[post.language] ?? 0, post.frontMatter.date.epoch, post))
      } else {
        hidden.append(post)
      }
    }
    published.sort { left, right in
      if left.language != right.language { return left.language < right.language }
      return left.date != right.date ? left.date > right.date : left.post.path < right.post.path
    }
    return (published.map(\.post), hidden)
  }

  private func isPublished(_ post: Post, _ publication: Publication) -> Bool {
    let frontMatter = post.frontMatter
    if frontMatter.isDraft && !publication.includesDrafts { return false }
    if frontMatter.isScheduled(at: now) && !publication.includesFuture { return false }
    return !frontMatter.hasExpired(at: now)
  }

  private mutating func attachComments(
    _ comments: [String: [Comment]], to posts: [Post], among others: Set<String>, _ relations: inout [PostRelations]
  ) {
    guard !comments.isEmpty else { return }
    let indexes = Dictionary(uniqueKeysWithValues: posts.enumerated().map { ($1.path, $0) })
    for (file, list) in comments.sorted(by: { $0.key < $1.key }) {
      let postPath = String(file.dropLast(".comments.yml".utf8.count)) + ".md"
      if let index = indexes[postPath] {
        relations[index].comments = list
      } else if !others.contains(postPath) {
        diagnostics.report(
          Diagnostic(
            .orphanComments, "comments on a post that does not exist", file: file,
            help: "there is no \(postPath): rename or remove the comments"))
      }
    }
  }

  private func casesByPoint(_ posts: [Post]) -> [SeriesPoint: [Int]] {
    var cases: [SeriesPoint: [Int]] = [:]
    for (index, post) in posts.enumerated() where post.frontMatter.kind == .post {
      for point in terms.points(of: post) { cases[point, default: []].append(index) }
    }
    return cases
  }

  /// A section, and for each of its posts those that are related to it.
  private typealias FoundSection = (section: LanguageSection, related: [[Int]], diagnostics: Diagnostics)

  private func section(of language: Language, posts: [Post]) -> FoundSection {
    let own = posts.indices.filter { posts[$0].language == language.code }
    let listed = own.filter { posts[$0].frontMatter.kind == .post }
    var builder = SectionBuilder(
      language: language, posts: posts, listed: listed, terms: terms, configuration: configuration)
    let section = builder.section(
      pages: own.filter { posts[$0].frontMatter.kind == .page }, segments: configuration.segments(of: language.code))
    let related = RelatedPosts(section: section, posts: posts, terms: terms).all
    return (section, related, builder.diagnostics)
  }
}
