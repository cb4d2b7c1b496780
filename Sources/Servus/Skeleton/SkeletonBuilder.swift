import ServusDiagnostics
import ServusLanguage

/// Makes the files of a new post from what a site has already.
struct SkeletonBuilder {
  private let parsed: ParsedSite
  private let request: NewPost
  private let language: Language
  private let now: PublicationTime
  private let placer: PostPlacer

  private static let longestTitle = 1000

  /// The files; refuses what the site does not have, with the name that was probably meant.
  static func skeleton(
    of request: NewPost, in parsed: ParsedSite, _ language: Language, now: PublicationTime
  ) throws(UsageFault) -> Skeleton {
    guard request.title.contains(where: { !$0.isWhitespace }) else {
      throw UsageFault(.missingKey, "the title is empty", help: "write a title: servus new post \"…\"")
    }
    guard !isLonger(request.title, than: longestTitle) else {
      throw UsageFault(.tooLarge, "the title is longer than \(longestTitle) characters", help: "shorten it")
    }
    let builder = SkeletonBuilder(
      parsed: parsed, request: request, language: language, now: now,
      placer: PostPlacer(parsed: parsed, language: language, title: request.title, today: now.date))
    return try builder.skeleton()
  }

  private func skeleton() throws(UsageFault) -> Skeleton {
    if let path = request.original { return try translation(of: path) }
    let series = try request.series.map { (id) throws(UsageFault) in try knownSeries(id) }
    let company = try request.company.map { (id) throws(UsageFault) in try companyFile(id) } ?? nil
    let instalment = series.map { Instalment(of: $0, in: language.code, among: parsed.posts) }
    let place =
      if let series, let instalment {
        placer.place(part: instalment.part, ofSeries: series.id, after: instalment.others)
      } else {
        placer.place()
      }
    var text = frontMatter(slug: place.slug, date: now.date.iso8601)
    if let series { add(series: series.id, part: instalment?.part, to: &text) }
    if let id = request.company { addCase(of: id, to: &text) }
    text.add(line: "---")
    text.add()
    for point in instalment?.points ?? [] {
      let title = series?.announced[language.code]?[point].map(Self.onOneLine)
      text.add(line: "## \(point). \(title ?? "…")")
      text.add()
    }
    let isNamedByTitle = place.slug == nil
    return Skeleton(
      post: NewFile(path: place.path, text: text.text), company: company,
      namesake: isNamedByTitle ? namesake(of: place.path) : nil)
  }

  /// A post of another language whose path below the language's folder is the same, which makes the two translations.
  private func namesake(of path: String) -> String? {
    let key = Post.key(ofPath: path)
    return parsed.posts.first { $0.language != language.code && $0.translationKey == key }?.path
  }

  // MARK: Front matter

  /// What every post has.
  private func frontMatter(
    slug: String?, date: String, tags: TranslatedTags = .none, description: String? = nil
  )
    -> SkeletonText
  {
    var text = SkeletonText()
    text.add(line: "---")
    text.add("title", request.title)
    text.add("date", date)
    if let slug { text.add("slug", slug) }
    text.add("draft", yaml: "true", remark: "remove this line to publish")
    text.add("description", remark: description ?? "one or two plain sentences")
    text.add("tags", tags.names, remark: tags.untranslated)
    text.add("authors", [], remark: authorsRemark)
    return text
  }

  private static let mostAuthors = 8

  private var authorsRemark: String? {
    let ids = parsed.terms.authors.keys.sorted()
    return ids.isEmpty || ids.count > Self.mostAuthors ? nil : ids.joined(separator: ", ")
  }

  private func add(series: String, part: Int?, to text: inout SkeletonText) {
    text.add("series", series)
    if let part { text.add("part", yaml: "\(part)") }
  }

  private func addCase(of company: String, to text: inout SkeletonText) {
    text.add("case")
    text.add("company", company, isNested: true)
    text.add("channel", remark: "chat, phone, email, store, …", isNested: true)
    text.add("country", remark: "where it took place: two capitals such as SK", isNested: true)
    text.add("verdict", remark: "praise, complaint or mixed", isNested: true)
    text.add("lesson", remark: "what can be learnt, in one sentence", isNested: true)
    let withPoints = parsed.terms.series.values.filter { $0.points != nil }
    guard withPoints.count == 1, let points = withPoints[0].points else { return }
    text.add("points", yaml: "[]", remark: "of \(withPoints[0].id), 1 to \(points)", isNested: true)
  }

  // MARK: Terms

  private func knownSeries(_ id: String) throws(UsageFault) -> Series {
    if let series = parsed.terms.series[id] { return series }
    throw UsageFault(
      .unknownSeries, "unknown series \"\(id)\"",
      help: didYouMean(id, among: parsed.terms.series.keys) ?? "describe it in \(TermKind.series.folder)<id>.yml")
  }

  /// The file of a company that is new; nil for one that is known. An id that is nearly that of a known one is refused.
  private func companyFile(_ id: String) throws(UsageFault) -> NewFile? {
    let known = parsed.terms.companies.keys
    if known.contains(id) { return nil }
    if let near = nearestName(to: id, among: known) {
      throw UsageFault(
        .unknownCompany, "unknown company \"\(id)\"",
        help: "did you mean \"\(near)\"? If not, describe \"\(id)\" in \(TermKind.companies.folder)\(id).yml first")
    }
    guard isSlug(id) else {
      throw UsageFault(
        .unknownCompany, "\"\(id)\" cannot be the id of a company",
        help: "use lower-case letters a to z, digits and hyphens")
    }
    var text = SkeletonText()
    let words = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    text.add("name", words.joined(separator: " "), remark: "as the company writes it")
    text.add("url")
    text.add("country", remark: "two capitals such as SK")
    return NewFile(path: "\(TermKind.companies.folder)\(id).yml", text: text.text)
  }
}

// MARK: Translations

extension SkeletonBuilder {
  private func translation(of path: String) throws(UsageFault) -> Skeleton {
    guard let original = parsed.posts.first(where: { $0.path == path }) else {
      throw UsageFault(
        .unknownPost, "there is no post \"\(path)\"",
        help: didYouMean(path, among: parsed.posts.map(\.path)) ?? "name its file, such as Posts/sk/thor.md")
    }
    if let twin = parsed.posts.first(where: {
      $0.language == language.code && $0.translationKey == original.translationKey
    }) {
      let isSame = twin.path == original.path
      throw UsageFault(
        .duplicateTranslation,
        isSame ? "\(path) is in \"\(language.code)\" itself" : "\(path) is translated already: \(twin.path)",
        help: isSame ? "name the language of the translation with --lang" : "write on in that file")
    }
    let place = placer.place(translationOf: original)
    let tags = TranslatedTags(of: original, into: language.code, parsed.terms)
    let matter = original.frontMatter
    var text = frontMatter(
      slug: place.slug, date: date(after: matter.date), tags: tags, description: matter.description)
    text.add("translation", original.translationKey)
    if let series = matter.series { add(series: series.value, part: matter.part?.value, to: &text) }
    TranslatedKeys(of: original, at: place.path).add(to: &text)
    text.add(line: "---")
    text.add()
    text.add(line: "[//]: # (\(Self.commented(path)) \(Self.commented(matter.title.value)))")
    text.add()
    for heading in original.document.headings {
      let number = heading.point.map { "\($0). " } ?? ""
      text.add(line: String(repeating: "#", count: heading.level) + " \(number)…")
      text.add()
      text.add(line: "[//]: # (\(Self.commented(heading.text)))")
      text.add()
    }
    return Skeleton(post: NewFile(path: place.path, text: text.text), company: nil, namesake: nil)
  }

  /// Today, or a minute after the original where that is of today or later: the older of two posts counts as the original.
  private func date(after original: PublicationTime) -> String {
    let zone = parsed.configuration.timeZone
    let midnight = zone.epoch(of: now.date, secondOfDay: 0)
    guard original.epoch >= midnight else { return now.date.iso8601 }
    return PublicationTime(epoch: original.epoch + 60, zone: zone)?.rfc3339 ?? original.rfc3339
  }

  /// A text as the title of a link definition, which no page shows.
  private static func commented(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { "()\\".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined()
    return onOneLine(escaped)
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
