import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import ServusYAML

/// Parses one post by itself.
struct PostParser: Sendable {
  let configuration: SiteConfiguration
  let languages: [String: Language]
  /// The ids of series that have points.
  let seriesWithPoints: Set<String>

  private static let mostFrontMatterBytes = 64 << 10

  /// The post of a file, and what there is to say about it.
  func parse(_ file: InputFile) -> (post: Post?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let post = parse(file, diagnostics: &diagnostics)
    return (post, diagnostics)
  }

  private func parse(_ file: InputFile, diagnostics: inout Diagnostics) -> Post? {
    guard let language = language(of: file, diagnostics: &diagnostics),
      let source = SourceText.decode(file, diagnostics: &diagnostics),
      let parts = split(source, diagnostics: &diagnostics)
    else { return nil }
    let name = PostName(file.name, zone: configuration.timeZone)
    if name.hasImpossibleDate {
      diagnostics.report(
        Diagnostic(
          .badDate, "the file's name begins with a day that is none", file: file.path,
          help: "begin it with year, month and day: 2015-03-02-…"))
      return nil
    }
    let frontMatter = FrontMatterReader.read(
      source, range: parts.frontMatter, language: language.code, dateInName: name.date, zone: configuration.timeZone,
      diagnostics: &diagnostics)
    let document = converter(for: language, frontMatter).convert(
      source, range: parts.body, firstLine: parts.bodyLine, diagnostics: &diagnostics)
    guard let frontMatter, let document else { return nil }
    guard let slug = slug(frontMatter, name: name, language: language) else {
      if frontMatter.title.value.isEmpty { return nil }
      diagnostics.report(
        Diagnostic(
          .missingKey, "no address can be made of the title \"\(frontMatter.title.value)\"",
          at: frontMatter.title.mark, in: source, help: "add slug: with lower-case letters, digits and hyphens"))
      return nil
    }
    let head = SourceText(path: source.path, bytes: Array(source.bytes[..<parts.frontMatter.upperBound]))
    return Post(
      path: file.path, language: language.code, frontMatter: frontMatter, slug: slug, document: document, head: head)
  }

  private func language(of file: InputFile, diagnostics: inout Diagnostics) -> Language? {
    let parts = file.path.split(separator: "/")
    guard parts.count > 2 else {
      diagnostics.report(
        Diagnostic(
          .unknownLanguage, "lies in no language's folder", file: file.path,
          help: "move it to Posts/\(configuration.defaultLanguage)/ or another language's folder"))
      return nil
    }
    let folder = String(parts[1])
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
          .frontMatter, "the post has no front matter", file: source.path, mark: start, excerpt: source.line(1),
          help: "begin the file with a line ---, then title: and date:, then a line ---"))
    case .failure(.unclosedFrontMatter):
      diagnostics.report(
        Diagnostic(
          .frontMatter, "the front matter is never closed", at: start, in: source,
          help: "end it with a line that is exactly ---"))
    }
    return nil
  }

  private func converter(for language: Language, _ frontMatter: FrontMatter?) -> MarkdownConverter {
    let hasPoints = frontMatter?.series.map { seriesWithPoints.contains($0.value) } ?? false
    return MarkdownConverter(
      options: MarkdownOptions(
        language: language, others: languages.values, rawHTML: configuration.rawHTML, hasPoints: hasPoints,
        setsTypography: configuration.setsTypography))
  }

  private func slug(_ frontMatter: FrontMatter, name: PostName, language: Language) -> String? {
    if let slug = frontMatter.slug { return slug.value }
    let candidates = [name.stem == "index" ? "" : name.stem, frontMatter.title.value]
    return candidates.lazy.map { language.slugger.slug($0) }.first { !$0.isEmpty && $0.utf8.count <= 200 }
  }
}

/// A post's file name, taken apart: `2015-03-02-thor.md`.
struct PostName {
  let date: PublicationTime?
  /// Whether the name begins like a date, but there is no such day.
  let hasImpossibleDate: Bool
  /// Without date and ending.
  let stem: String

  init(_ name: String, zone: SiteTimeZone) {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let rest = stem.dropFirst(10)
    date = rest.isEmpty || rest.hasPrefix("-") ? PublicationTime(parsing: String(stem.prefix(10)), zone: zone) : nil
    let digits = Array(stem.utf8.prefix(11))
    let isLikeDate =
      digits.count == 11
      && digits.enumerated().allSatisfy { index, byte in
        [4, 7, 10].contains(index) ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      }
    hasImpossibleDate = isLikeDate && date == nil
    self.stem = date == nil ? stem : String(rest.drop { $0 == "-" })
  }
}
