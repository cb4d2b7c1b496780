import ServusDiagnostics
import ServusLanguage
import ServusMarkdown

/// Everything that can be known of each file by itself.
struct ParsedSite: Sendable {
  let configuration: SiteConfiguration
  /// In the configured order; a language whose strings file is missing or wrong is left out.
  let languages: [Language]
  let terms: Terms
  /// In the order of paths.
  let posts: [Post]
  /// The paths of posts, and of folders that may hold some, that could not be read at all, which has been reported.
  let unreadablePosts: Set<String>
  /// What was refused before anything was read; it is not missing.
  let refused: FaultyFiles
  /// By the path of their file.
  let comments: [String: [Comment]]
  /// What all posts were read with: settings, languages, terms.
  let parsing: ContentHash
  /// How large the files of posts are together.
  let postBytes: Int

  /// The first moment after `now` at which a post is published or expires.
  func nextChange(after now: Int) -> Int? {
    posts.lazy.flatMap { [$0.frontMatter.date.epoch, $0.frontMatter.expires.map { $0.lastMoment + 1 }] }
      .compactMap(\.self).filter { $0 > now }.min()
  }

  /// Parses a site's texts, posts in parallel. Nil where servus.yml is missing or unusable: nothing else can be judged
  /// without it.
  static func parse(
    _ tree: SourceTree, baseURL: BaseURL?, jobs: Int, shelf: (_ parsing: ContentHash) -> PostShelf,
    progress: BuildProgress? = nil, diagnostics: inout Diagnostics
  ) async -> ParsedSite? {
    let refused = diagnostics.faultyFiles
    guard let file = tree.configuration else {
      if refused.hold(SourceFolders.settings) { return nil }
      diagnostics.report(SourceFolders.noSettings)
      return nil
    }
    guard let source = SourceText.decode(file, diagnostics: &diagnostics),
      let configuration = ConfigurationReader.read(source, baseURL: baseURL, diagnostics: &diagnostics)
    else { return nil }
    let languages = await languages(
      configuration, strings: tree.strings, refused: refused, jobs: jobs, diagnostics: &diagnostics)
    let terms = TermReader.read(tree.terms, languages: Set(configuration.languages), diagnostics: &diagnostics)
    TermReader.reportMisplaced(tree.misplacedTerms, diagnostics: &diagnostics)
    let parser = PostParser(configuration: configuration, languages: languages, terms: terms)
    var posts: [Post] = []
    var unreadable = refused.paths.filter(PostPath.mayHoldPosts)
    let parsing = tree.parsingFingerprint
    let shelf = shelf(parsing)
    progress?.begin(.reading, of: tree.posts.count)
    let results = await concurrentMap(tree.posts, jobs: jobs) { file in
      defer { progress?.advance() }
      return parser.parse(file, shelf: shelf)
    }
    for (file, result) in zip(tree.posts, results) {
      diagnostics.append(contentsOf: result.diagnostics)
      if let post = result.post { posts.append(post) } else { unreadable.insert(file.path) }
    }
    let comments = await comments(
      tree.comments, languages, configuration, jobs: jobs, diagnostics: &diagnostics)
    return ParsedSite(
      configuration: configuration, languages: languages, terms: terms, posts: posts, unreadablePosts: unreadable,
      refused: refused, comments: comments, parsing: parsing,
      postBytes: tree.posts.reduce(0) { $0 + ($1.stamp?.size ?? $1.head.count) })
  }

  private static func languages(
    _ configuration: SiteConfiguration, strings: [InputFile], refused: FaultyFiles, jobs: Int,
    diagnostics: inout Diagnostics
  ) async -> [Language] {
    let found = await concurrentMap(configuration.languages, jobs: jobs) { code in
      var found = Diagnostics()
      return (
        language: language(code, strings: strings, refused: refused, diagnostics: &found), diagnostics: found
      )
    }
    for language in found { diagnostics.append(contentsOf: language.diagnostics) }
    return found.compactMap(\.language)
  }

  private static func language(
    _ code: String, strings: [InputFile], refused: FaultyFiles, diagnostics: inout Diagnostics
  ) -> Language? {
    let path = "Templates/strings/\(code).yml"
    guard let file = strings.first(where: { $0.path == path }) else {
      if refused.hold(path) { return nil }
      diagnostics.report(
        Diagnostic(
          .badStrings, "the language \"\(code)\" has no strings file", file: path,
          help: "copy another language's file in Templates/strings and translate it"))
      return nil
    }
    guard let source = SourceText.decode(file, diagnostics: &diagnostics) else { return nil }
    return Language(code: code, strings: source, diagnostics: &diagnostics)
  }

  private static func comments(
    _ files: [InputFile], _ languages: [Language], _ configuration: SiteConfiguration,
    jobs: Int, diagnostics: inout Diagnostics
  ) async -> [String: [Comment]] {
    let found = await concurrentMap(files, jobs: jobs) { file -> (comments: [Comment], diagnostics: Diagnostics) in
      var found = Diagnostics()
      let parts = file.path.split(separator: "/")
      // In the folder of no language there are no posts, so that these are comments on none.
      guard parts.count > 2, let language = languages.first(where: { $0.code == parts[1] }) else { return ([], found) }
      let comments = CommentReader.read(
        file, language: language, configuration: configuration, diagnostics: &found)
      return (comments, found)
    }
    var comments: [String: [Comment]] = [:]
    for (file, result) in zip(files, found) {
      diagnostics.append(contentsOf: result.diagnostics)
      comments[file.path] = result.comments
    }
    return comments
  }

  /// The interface words that templates may use: those that every language has. A word that only some have is reported.
  func sharedWords(diagnostics: inout Diagnostics) -> Set<String> {
    let all = languages.reduce(into: Set<String>()) { $0.formUnion($1.words.keys) }
    for language in languages {
      for word in all.subtracting(language.words.keys).sorted() {
        diagnostics.report(
          Diagnostic(
            .badStrings, "the word \"\(word)\" of other languages is missing",
            file: "Templates/strings/\(language.code).yml",
            help: "add it to words, or remove it from the other files"))
      }
    }
    return all
  }
}
