import ServusYAML

/// A new site: the theme, settings, and a few texts to begin with in the languages of its authors.
package struct StarterSite: Sendable {
  /// A file with its path in the site's folder.
  package typealias File = (path: String, bytes: [UInt8])

  private let title: String
  private let languages: [String]
  private let timeZone: String
  private let today: String

  /// - Parameters:
  ///   - languages: some of `availableLanguages`; the first is the default language.
  ///   - timeZone: an IANA name.
  ///   - today: the date of its posts, as they write it.
  package init(title: String, languages: [String], timeZone: String, today: String) {
    self.title = title
    self.languages = languages
    self.timeZone = timeZone
    self.today = today
  }

  /// A title for a site in a folder of this name: `my-blog` becomes `My blog`.
  package static func title(forFolder name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" || $0.isWhitespace }.joined(separator: " ")
    return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Every file, in the order of paths.
  package var files: [File] {
    let ignored: File = (".gitignore", Array("/Public/\n/.servus/\n".utf8))
    let theme = EmbeddedFile.all.filter { $0.path(below: "Templates") != nil }.map { ($0.path, $0.bytes) }
    return ([ignored] + theme + texts).sorted { $0.path < $1.path }
  }
}

extension StarterSite {
  /// The strings files of the theme.
  package static var strings: [File] {
    EmbeddedFile.all.filter { $0.path.hasPrefix("Templates/strings/") }.map { ($0.path, $0.bytes) }
  }
}

// MARK: What depends on the languages

extension StarterSite {
  /// The settings, terms, posts and pages of the repository's `Site` folder, which has them in every language.
  private static let templates = EmbeddedFile.all.compactMap { file in
    file.path(below: "Site").map { (path: $0, text: String(decoding: file.bytes, as: UTF8.self)) }
  }

  /// The languages that have texts to begin with, by their codes.
  package static let availableLanguages = Set(templates.compactMap { language(ofPost: $0.path) }).sorted()

  /// The language in whose folder a post stands; nil for settings and terms.
  private static func language(ofPost path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && !parts[1].hasPrefix("_") ? String(parts[1]) : nil
  }

  private var texts: [File] {
    Self.templates.filter { template in Self.language(ofPost: template.path).map(languages.contains) ?? true }
      .map { ($0.path, Array(text(of: $0.text).utf8)) }
  }

  /// A text without the lines for languages that the site doesn't have, and with its names filled in.
  private func text(of template: String) -> String {
    let others = Self.availableLanguages.filter { !languages.contains($0) }
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in !others.contains { line.hasPrefix("  \($0): ") } }
    return lines.joined(separator: "\n")
      .replacing("%LANGUAGES%", with: languages.joined(separator: ", "))
      .replacing("%DEFAULT%", with: languages[0])
      .replacing("%TIME_ZONE%", with: timeZone)
      .replacing("%TODAY%", with: today)
      .replacing("%TITLE%", with: yamlText(title))
  }
}
