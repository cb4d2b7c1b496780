import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import ServusYAML

/// Parses one post by itself.
struct PostParser: Sendable {
  private let configuration: SiteConfiguration
  private let languages: [String: Language]
  private let terms: Terms
  /// How posts of each language are read, made once for all of them.
  private let options: [String: MarkdownOptions]
  private let languageCheck: LanguageCheck
  private let wordCollectors = WordCollectors()

  private static let mostFrontMatterBytes = 64 << 10

  init(configuration: SiteConfiguration, languages: [Language], terms: Terms) {
    self.configuration = configuration
    self.languages = Dictionary(uniqueKeysWithValues: languages.map { ($0.code, $0) })
    self.terms = terms
    let options = languages.map { language in
      MarkdownOptions(
        language: language, others: languages, rawHTML: configuration.rawHTML,
        setsTypography: configuration.setsTypography)
    }
    self.options = Dictionary(uniqueKeysWithValues: options.map { ($0.language, $0) })
    languageCheck = LanguageCheck(languages)
  }

  /// The post of a file, taken from the shelf or put there, and what there is to say about it.
  func parse(_ file: InputFile, shelf: PostShelf) -> ParsedPost {
    var diagnostics = Diagnostics()
    guard let language = language(of: file, diagnostics: &diagnostics) else {
      return ParsedPost(post: nil, diagnostics: diagnostics)
    }
    if let known = shelf.untouched(file), let post = shelf.take(known, path: file.path, language: language.code) {
      return post
    }
    guard let bytes = SourceText.text(of: file, diagnostics: &diagnostics) else {
      return ParsedPost(post: nil, diagnostics: diagnostics)
    }
    let hash = ContentHash(bytes)
    if let known = shelf.known(file, bytes: hash),
      let post = shelf.take(known, path: file.path, language: language.code)
    {
      return post
    }
    let post = SourceText.decode(bytes, of: file, diagnostics: &diagnostics).flatMap {
      parse($0, of: file, hash, language, shelf, &diagnostics)
    }
    return ParsedPost(post: post, diagnostics: diagnostics)
  }

  private func parse(
    _ source: SourceText, of file: InputFile, _ hash: ContentHash, _ language: Language, _ shelf: PostShelf,
    _ diagnostics: inout Diagnostics
  ) -> Post? {
    guard let parts = split(source, diagnostics: &diagnostics) else { return nil }
    let name = PostName(file.name, zone: configuration.timeZone)
    if name.hasImpossibleDate {
      diagnostics.report(
        Diagnostic(
          .badDate, "the file's name begins with a day that is none", file: file.path,
          help: "begin it with year, month and day: 2015-03-02-…"))
    }
    let frontMatter = FrontMatterReader.read(
      source, range: parts.frontMatter, language: language,
      dateInName: name.hasImpossibleDate ? configuration.timeZone.startOfTime : name.date, zone: configuration.timeZone,
      diagnostics: &diagnostics)
    let document = convert(source, parts, language, frontMatter, diagnostics: &diagnostics)
    guard let frontMatter, var document else { return nil }
    let text = document.takeText()
    languageCheck.check(text, of: source, language: language.code, diagnostics: &diagnostics)
    guard let slug = slug(frontMatter, name: name, language, in: source, &diagnostics) else { return nil }
    let names = names(frontMatter, in: language.code)
    let words = wordCollectors.withCollector { collector in
      collector.words(of: text, frontMatter, names: names, language.folding)
    }
    let html = document.takeHTML()
    let outline = Post.Outline(
      slug: slug, frontMatter: frontMatter, document: document, diagnostics: diagnostics)
    let record = shelf.store.append(outline: outline.stored, html: html.stored, words: words.bytes)
    return Post(path: file.path, language: language.code, source: hash, outline: outline, record: record)
  }

  /// What pages call the post's company, series and authors.
  private func names(_ frontMatter: FrontMatter, in language: String) -> [String] {
    let company = frontMatter.caseStudy.flatMap { terms.companies[$0.company.value]?.name }
    let series = frontMatter.series.flatMap { terms.series[$0.value]?.title }
    let authors = frontMatter.authors.compactMap { terms.authors[$0.value]?.name }
    return ([company, series].compactMap(\.self) + authors).map { configuration.text($0, in: language) }
  }

  private func language(of file: InputFile, diagnostics: inout Diagnostics) -> Language? {
    guard let name = PostPath.language(of: file.path) else {
      diagnostics.report(
        Diagnostic(
          .unknownLanguage, "the post lies in no language's folder", file: file.path,
          help: "move it to Posts/\(configuration.defaultLanguage)/ or another language's folder"))
      return nil
    }
    let folder = String(name)
    if let language = languages[folder] { return language }
    // A language whose strings file is missing or wrong has been reported already.
    if !configuration.languages.contains(folder) {
      diagnostics.report(
        Diagnostic(
          .unknownLanguage, "the folder \"\(folder)\" is no language of this site", file: file.path,
          help: didYouMean(folder, among: configuration.languages)
            ?? "add \(folder) to languages in servus.yml, or move the file"))
    }
    return nil
  }

  private func split(_ source: SourceText, diagnostics: inout Diagnostics) -> SourceDocument? {
    let start = SourceMark(line: 1, column: 1, length: 3)
    switch SourceDocument.split(source.bytes) {
    case .success(let parts) where parts.frontMatter.count > Self.mostFrontMatterBytes:
      diagnostics.report(
        Diagnostic(.tooLarge, "the front matter is larger than 64 kB", at: start, in: source, help: "shorten it"))
      return nil
    case .success(let parts): return parts
    case .failure(.noFrontMatter):
      diagnostics.report(
        Diagnostic(
          .frontMatter, "the post has no front matter", at: start, in: source,
          help: "begin the file with a line ---, then title: and date:, then a line ---"))
    case .failure(.unclosedFrontMatter):
      diagnostics.report(
        Diagnostic(
          .frontMatter, "the front matter is never closed", at: start, in: source,
          help: "end it with a line that is exactly ---"))
    }
    return nil
  }

  private func convert(
    _ source: SourceText, _ parts: SourceDocument, _ language: Language, _ frontMatter: FrontMatter?,
    diagnostics: inout Diagnostics
  ) -> MarkdownDocument? {
    guard var options = options[language.code] else { return nil }
    options.hasPoints = frontMatter?.series.flatMap { terms.series[$0.value]?.points } != nil
    return MarkdownConverter(options: options)
      .convert(source, range: parts.body, firstLine: parts.bodyLine, diagnostics: &diagnostics)
  }

  /// The last part of the post's address; nil, with a message, where there is nothing to make it of.
  private func slug(
    _ frontMatter: FrontMatter, name: PostName, _ language: Language, in source: SourceText,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    if let slug = frontMatter.slug { return slug.value }
    let title = frontMatter.title
    let candidates = [name.stem == "index" ? "" : name.stem, title.value]
    let slug = candidates.lazy.map { language.slugger.slug($0) }.first { !$0.isEmpty } ?? ""
    if isSlug(slug) { return slug }
    // A title that is missing has been reported.
    guard !title.value.isEmpty else { return nil }
    diagnostics.report(
      Diagnostic(
        slug.isEmpty ? .missingKey : .unsafePath,
        slug.isEmpty
          ? "no address can be made of the title \"\(title.value)\""
          : "the address \"\(slug.prefix(80))…\" is too long",
        at: title.mark, in: source, help: "add slug: with lower-case letters, digits and hyphens"))
    return nil
  }
}
