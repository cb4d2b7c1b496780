import ServusDiagnostics
import ServusMarkdown
import ServusMarkup
import ServusYAML

extension MappingReader {
  /// A text that is one for all languages or a mapping of language to text.
  mutating func localizedText(_ key: String, languages: Set<String>) -> LocalizedText? {
    node(key).flatMap { localizedText($0, of: key, languages: languages) }
  }

  /// The same for a value that stands in a list.
  mutating func localizedText(_ node: YAMLNode, of key: String, languages: Set<String>) -> LocalizedText? {
    guard case .mapping = node.content else {
      return text(node, of: key).map { LocalizedText(common: $0.value) }
    }
    guard var nested = mapping(node, of: key) else { return nil }
    var result = LocalizedText()
    for language in nested.keys {
      if !languages.contains(language.value) { reportUnknownLanguage(language, languages: languages) }
      result.byLanguage[language.value] = nested.text(language.value)?.value
    }
    finish(nested)
    return result
  }

  mutating func reportUnknownLanguage(_ language: Located<String>, languages: Set<String>) {
    // That the site has no languages at all has been reported.
    guard !languages.isEmpty else { return }
    report(
      .unknownLanguage, "unknown language \"\(language.value)\"", at: language.mark,
      help: didYouMean(language.value, among: languages.sorted(), orElse: "languages of this site"))
  }

  /// An http, https or mailto address; others are refused.
  mutating func webAddress(_ key: String) -> SafeURL? {
    guard let text = text(key) else { return nil }
    guard let url = SafeURL(elsewhere: text.value),
      !text.value.unicodeScalars.contains(where: { $0.value <= 0x20 || "\"<>\\^`{|}".unicodeScalars.contains($0) })
    else {
      report("\"\(key)\" must be a web address", at: text.mark, help: "write it in full: https://…")
      return nil
    }
    return url
  }

  /// The original that a post or series renders.
  mutating func origin(_ key: String) -> Origin? {
    guard var nested = mapping(key) else { return nil }
    let title = nested.text("title")
    if nested.isMissing("title") {
      nested.report(.missingKey, "\"\(key)\" has no title", at: nested.mark, help: "add title:")
    }
    nested.reportEmptyTexts(of: "title", help: "write the original's title")
    let language = nested.text("lang")
    if let language, !isLanguageTag(language.value) {
      nested.report("\"\(language.value)\" is no language tag", at: language.mark, help: "write a tag such as en")
    }
    let author = nested.text("author")?.value
    let url = nested.webAddress("url")
    nested.reportUnknownKeys()
    finish(nested)
    return title.map { Origin(title: $0.value, author: author, url: url, language: language?.value) }
  }

  /// A value out of a fixed set of names.
  mutating func choice<Value: RawRepresentable & CaseIterable>(_ key: String, of _: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text = text(key) else { return nil }
    if let value = Value(rawValue: text.value) { return value }
    let names = Value.allCases.map(\.rawValue)
    report(
      "\"\(key)\" cannot be \"\(text.value)\"", at: text.mark,
      help: didYouMean(text.value, among: names, orElse: "write one of"))
    return nil
  }

  /// A date or a date with a time.
  mutating func time(_ key: String, zone: SiteTimeZone) -> PublicationTime? {
    guard let text = text(key) else { return nil }
    if let time = PublicationTime(parsing: text.value, zone: zone) { return time }
    report(
      .badDate, "\"\(text.value)\" is no date", at: text.mark,
      help: "write year, month and day: 2015-03-02, or with a time: 2015-03-02T10:30+01:00")
    return nil
  }
}
