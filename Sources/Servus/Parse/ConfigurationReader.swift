import ServusDiagnostics
import ServusMarkdown
import ServusYAML

/// Reads servus.yml.
struct ConfigurationReader {
  private var reader: MappingReader

  /// Nil, with messages, where a setting that nothing can do without is missing or wrong.
  static func read(_ source: SourceText, baseURL: BaseURL?, diagnostics: inout Diagnostics) -> SiteConfiguration? {
    let errors = diagnostics.count(of: .error)
    guard let root = YAMLParser(source: source, rule: .badConfig).parse(diagnostics: &diagnostics) else {
      if diagnostics.count(of: .error) == errors {
        diagnostics.report(
          Diagnostic(
            .badConfig, "the settings are empty", file: source.path,
            help: "write title, base_url, languages and default_language"))
      }
      return nil
    }
    guard let reader = MappingReader(root, source: source, rule: .badConfig, diagnostics: &diagnostics) else {
      return nil
    }
    var configurationReader = ConfigurationReader(reader: reader)
    let configuration = configurationReader.configuration(baseURL: baseURL)
    diagnostics.append(contentsOf: configurationReader.reader.diagnostics)
    return configuration
  }

  private mutating func configuration(baseURL override: BaseURL?) -> SiteConfiguration? {
    let languages = languages()
    let known = Set(languages)
    let title = reader.localizedText("title", languages: known)
    if title == nil { missing("title", "the site's name") }
    reader.reportEmptyTexts(of: "title", .badConfig, help: "write the site's name")
    let description = reader.localizedText("description", languages: known) ?? LocalizedText(common: "")
    let baseURL = baseURL(override: override)
    let zone = timeZone()
    let defaultLanguage = defaultLanguage(among: languages)
    let perPage = reader.integer("per_page", in: 1...1000)?.value ?? 10
    let feedItems = reader.integer("feed_items", in: 1...1000)?.value ?? 20
    let rawHTML = reader.choice("raw_html", of: MarkdownOptions.RawHTML.self) ?? .escape
    let setsTypography = reader.flag("typography") ?? true
    let paths = paths(languages: known)
    let menus = menus(languages: known)
    reader.reportUnknownKeys()
    guard let title, let baseURL, let zone, let defaultLanguage else { return nil }
    return SiteConfiguration(
      title: title, description: description, baseURL: baseURL, languages: languages,
      defaultLanguage: defaultLanguage, timeZone: zone, postsPerPage: perPage, feedItems: feedItems,
      rawHTML: rawHTML, setsTypography: setsTypography, paths: paths, menus: menus, source: reader.source)
  }

  private mutating func missing(_ key: String, _ what: String) {
    // A value of the wrong kind has been reported.
    guard reader.isMissing(key) else { return }
    reader.report(.badConfig, "\"\(key)\", \(what), is missing", at: reader.mark, help: "add \(key):")
  }

  private mutating func languages() -> [String] {
    var languages: [String] = []
    let listed = reader.names("languages")
    if listed.isEmpty { missing("languages", "the list of the site's languages") }
    for language in listed {
      // The language itself is part of addresses, which are in small letters.
      let primary = language.value.prefix { $0 != "-" }
      if !isLanguageTag(language.value) || primary.lowercased() != primary {
        reader.report(
          "\"\(language.value)\" is no language tag", at: language.mark, help: "write a tag such as sk or pt-BR")
      } else if languages.contains(language.value) {
        reader.report(
          "the language \"\(language.value)\" is listed twice", at: language.mark, help: "remove one of the two")
      } else {
        languages.append(language.value)
      }
    }
    return languages
  }

  private mutating func defaultLanguage(among languages: [String]) -> String? {
    guard let text = reader.text("default_language") else { return languages.first }
    guard languages.contains(text.value) else {
      reader.reportUnknownLanguage(text, languages: Set(languages))
      return nil
    }
    return text.value
  }

  private mutating func baseURL(override: BaseURL?) -> BaseURL? {
    let written = reader.text("base_url")
    if let override { return override }
    guard let written else {
      missing("base_url", "the address at which the site will stand")
      return nil
    }
    if let url = BaseURL(written.value) { return url }
    reader.report(
      "\"\(written.value)\" is no absolute http or https address", at: written.mark,
      help: written.value.utf8.allSatisfy { $0 < 0x80 }
        ? "write it in full: https://example.org/"
        : "write the name as browsers send it, with xn-- for letters beyond a to z")
    return nil
  }

  private mutating func timeZone() -> SiteTimeZone? {
    guard let text = reader.text("time_zone") else { return .utc }
    if let zone = SiteTimeZone(named: text.value) { return zone }
    reader.report(
      "\"\(text.value)\" is no time zone", at: text.mark, help: "write an IANA name such as Europe/Bratislava")
    return nil
  }

  private mutating func paths(languages: Set<String>) -> [String: PathSegments] {
    guard var byLanguage = reader.mapping("paths") else { return [:] }
    var result: [String: PathSegments] = [:]
    for language in byLanguage.keys {
      if !languages.contains(language.value) { byLanguage.reportUnknownLanguage(language, languages: languages) }
      guard var nested = byLanguage.mapping(language.value) else { continue }
      var segments = PathSegments()
      for (key, path) in PathSegments.keys {
        guard let text = nested.text(key) else { continue }
        if isSlug(text.value) {
          segments[keyPath: path] = text.value
        } else {
          nested.report(
            .unsafePath, "\"\(text.value)\" cannot be part of an address", at: text.mark,
            help: "use lower-case letters a to z, digits and hyphens")
        }
      }
      if Set(segments.all).count < segments.all.count {
        nested.report(
          .duplicateAddress, "two sections of this language have the same path", at: nested.mark,
          help: "give each a word of its own; without one a section keeps its English name")
        segments = PathSegments()
      }
      nested.reportUnknownKeys()
      byLanguage.finish(nested)
      result[language.value] = segments
    }
    reader.finish(byLanguage)
    return result
  }

  private mutating func menus(languages: Set<String>) -> [String: [MenuEntry]] {
    guard var byLanguage = reader.mapping("menu") else { return [:] }
    var result: [String: [MenuEntry]] = [:]
    for language in byLanguage.keys {
      if !languages.contains(language.value) { byLanguage.reportUnknownLanguage(language, languages: languages) }
      for item in byLanguage.list(language.value, example: "[{title: Archive, to: archive}]") {
        guard var nested = byLanguage.mapping(item, of: "menu") else { continue }
        let title = nested.text("title")
        let target = nested.text("to")
        nested.reportUnknownKeys()
        nested.reportEmptyTexts(of: "title", help: "write what the menu shows")
        if title == nil || target == nil {
          nested.report(
            .missingKey, "a menu entry needs title and to", at: nested.mark, help: "write {title: Archive, to: archive}"
          )
        }
        byLanguage.finish(nested)
        if let title, let target {
          result[language.value, default: []].append(MenuEntry(title: title.value, target: target))
        }
      }
    }
    reader.finish(byLanguage)
    return result
  }
}

/// Whether a text may stand as one segment of an address: lower-case ASCII letters and digits, hyphens between.
func isSlug(_ text: String) -> Bool {
  let bytes = text.utf8
  guard !bytes.isEmpty, bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-"), bytes.count <= 200 else {
    return false
  }
  return bytes.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
