import ServusDiagnostics
import ServusLanguage
import ServusYAML

/// Reads a post's front matter.
struct FrontMatterReader {
  private var reader: MappingReader
  private let language: Language
  private let zone: SiteTimeZone
  /// The date at the beginning of the file's name.
  private let dateInName: PublicationTime?

  /// Nil, with messages, where there are no keys to read. A missing or wrong value is reported and stands in as empty, so
  /// that what else is wrong with the post comes to light in the same run.
  static func read(
    _ source: SourceText, range: Range<Int>, language: Language, dateInName: PublicationTime?, zone: SiteTimeZone,
    diagnostics: inout Diagnostics
  ) -> FrontMatter? {
    let errors = diagnostics.count(of: .error)
    let root = YAMLParser(source: source, rule: .frontMatter).parse(range, firstLine: 2, diagnostics: &diagnostics)
    if root == nil, diagnostics.count(of: .error) > errors { return nil }
    var reader = MappingReader(emptyFor: source, rule: .frontMatter)
    if let root {
      guard let found = MappingReader(root, source: source, rule: .frontMatter, diagnostics: &diagnostics) else {
        return nil
      }
      reader = found
    }
    var frontMatterReader = FrontMatterReader(
      reader: reader, language: language, zone: zone, dateInName: dateInName)
    let frontMatter = frontMatterReader.frontMatter()
    diagnostics.append(contentsOf: frontMatterReader.reader.diagnostics)
    return frontMatter
  }

  private mutating func frontMatter() -> FrontMatter {
    let title = title()
    let date = date()
    let updated = reader.time("updated", zone: zone)
    if let date, let updated, updated.date < date.date {
      reader.report(
        .earlyUpdate, "the post was changed before its date", at: reader.node("updated")?.mark ?? reader.mark,
        help: "correct one of the two; until then pages say nothing of the change")
    }
    checkLanguage()
    let series = reader.text("series")
    let part = reader.integer("part", in: 1...100_000)
    if let part, series == nil {
      reader.report(.missingKey, "a part of no series", at: part.mark, help: "add series: with the id of the series")
    }
    let expires = reader.time("expires", zone: zone)
    let (slug, tags, translation) = (slug(), tags(), translation())
    let (caseStudy, origin, image) = (caseStudy(), reader.origin("source"), image())
    let (authors, takeaways, aliases) = (reader.names("authors"), takeaways(), reader.texts("aliases"))
    let (description, offer) = (reader.text("description")?.value, reader.text("offer"))
    let (draft, showsContents) = (reader.flag("draft"), reader.flag("toc"))
    let showsComments = reader.flag("comments") ?? true
    let kind = reader.choice("type", of: FrontMatter.Kind.self) ?? .post
    let extra = reader.node("extra").flatMap { ExtraReader.read($0, in: &reader) }
    // A draft is never published by a slip in the name of its key.
    let isSlip = draft == nil && reader.hasSlip(for: "draft")
    let isDraft = draft ?? isSlip
    reader.reportUnknownKeys(
      remark: isSlip ? ("draft", "Until that is mended the post counts as a draft.") : nil)
    // Where one of these is missing, which has been reported, the rest is still judged.
    return FrontMatter(
      title: title ?? Located("", at: reader.mark), date: date ?? zone.startOfTime, updated: updated, expires: expires,
      slug: slug, description: description, tags: tags,
      authors: authors, translation: translation, series: series, part: part, caseStudy: caseStudy, origin: origin,
      image: image, takeaways: takeaways, offer: offer, aliases: aliases, isDraft: isDraft,
      showsContents: showsContents, showsComments: showsComments, kind: kind, extra: extra, mark: reader.mark,
      lastChangeMark: (reader.node("updated") ?? reader.node("date"))?.mark ?? reader.mark)
  }

  private mutating func title() -> Located<String>? {
    guard let title = reader.text("title") else {
      if reader.isMissing("title") {
        reader.report(.missingKey, "the post has no title", at: reader.mark, help: "add title: to the front matter")
      }
      return nil
    }
    guard title.value.contains(where: { !$0.isWhitespace }) else {
      reader.report(.missingKey, "the title is empty", at: title.mark, help: "write a title")
      return nil
    }
    return title
  }

  private mutating func date() -> PublicationTime? {
    if reader.node("date") != nil { return reader.time("date", zone: zone) }
    if dateInName == nil {
      reader.report(
        .missingKey, "the post has no date", at: reader.mark,
        help: "add date: 2015-03-02, or begin the file's name with it")
    }
    return dateInName
  }

  private mutating func checkLanguage() {
    guard let written = reader.text("lang"), written.value.lowercased() != language.code.lowercased() else { return }
    reader.report(
      .unknownLanguage, "lang is \"\(written.value)\", but the post lies in the folder of \"\(language.code)\"",
      at: written.mark, help: "remove lang, or move the file to Posts/\(written.value)/")
  }

  private mutating func slug() -> Located<String>? {
    guard let slug = reader.text("slug") else { return nil }
    if isSlug(slug.value) { return slug }
    reader.report(
      .unsafePath, "\"\(slug.value)\" cannot be part of an address", at: slug.mark,
      help: "use lower-case letters a to z, digits and single hyphens between them")
    return nil
  }

  private mutating func translation() -> Located<String>? {
    guard let key = reader.text("translation") else { return nil }
    let parts = key.value.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain =
      !parts.contains { $0 == "" || $0 == "." || $0 == ".." }
      && key.value.contains { !$0.isWhitespace }
      && !key.value.unicodeScalars.contains { DiagnosticFormatter.isControl($0) || $0 == "\\" || $0 == "%" }
    if isPlain { return key }
    reader.report(.unsafePath, "\"\(key.value)\" cannot be a translation key", at: key.mark, help: "use a plain word")
    return nil
  }

  /// A post is named on the page and in the feed of each of its tags, with all the others.
  private static let mostTags = 1_000

  private mutating func tags() -> [Located<String>] {
    var tags: [Located<String>] = []
    let names = reader.names("tags")
    if names.count > Self.mostTags {
      reader.report(
        .tooCostly, "more than \(Self.mostTags) tags", at: names[Self.mostTags].mark, help: "keep those that matter")
      return []
    }
    for tag in names {
      if tag.value.allSatisfy(\.isWhitespace) {
        reader.report("a tag is empty", at: tag.mark, help: "remove it")
      } else if !tags.contains(where: { $0.value == tag.value }) {
        tags.append(tag)
      }
    }
    return tags
  }

  private mutating func takeaways() -> [String] {
    let takeaways = reader.texts("takeaways")
    for takeaway in takeaways where takeaway.value.trimmed.isEmpty {
      reader.report("a takeaway is empty", at: takeaway.mark, help: "write what the reader learns, or remove it")
    }
    return takeaways.map(\.value)
  }

  private mutating func caseStudy() -> CaseStudy? {
    guard var nested = reader.mapping("case") else { return nil }
    let company = nested.text("company")
    if nested.isMissing("company") {
      nested.report(.missingKey, "the case names no company", at: nested.mark, help: "add company: with its id")
    }
    let channel = nested.text("channel")?.value
    let country = nested.text("country")
    if let country, language.slug(ofCountry: country.value) == nil {
      nested.report(
        "no address can be made of the country \"\(country.value)\"", at: country.mark,
        help: "write its code, two capitals such as SK, or its name")
    }
    let verdict = nested.choice("verdict", of: CaseStudy.Verdict.self)
    let lesson = nested.text("lesson")?.value
    let points = nested.integers("points", in: 1...100_000)
    let pointsOf = nested.text("points_of")
    nested.reportUnknownKeys()
    reader.finish(nested)
    return company.map {
      CaseStudy(
        company: $0, channel: channel, country: country?.value, verdict: verdict, lesson: lesson,
        points: points, pointsOf: pointsOf)
    }
  }

  private mutating func image() -> PostImage? {
    guard var nested = reader.mapping("image") else { return nil }
    let source = nested.text("src")
    if nested.isMissing("src") {
      nested.report(.missingKey, "the image has no src", at: nested.mark, help: "add src:")
    }
    nested.reportEmptyTexts(of: "src", help: "name the picture's file")
    let alt = nested.text("alt")?.value
    if nested.isMissing("alt") {
      nested.report(
        .missingAlt, "the image has no text alternative", at: nested.mark, help: "say in alt: what it shows")
    }
    let image = source.map {
      PostImage(
        source: $0, alt: alt ?? "", caption: nested.text("caption")?.value, credit: nested.text("source")?.value)
    }
    nested.reportUnknownKeys()
    reader.finish(nested)
    return image
  }
}
