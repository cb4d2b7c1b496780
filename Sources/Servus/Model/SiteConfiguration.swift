import ServusDiagnostics
import ServusMarkdown
import ServusMarkup
import ServusYAML

/// What servus.yml says.
struct SiteConfiguration: Sendable {
  let title: LocalizedText
  let description: LocalizedText
  let baseURL: BaseURL
  /// BCP 47 tags in the order of the switcher.
  let languages: [String]
  /// The language that `x-default` points at.
  let defaultLanguage: String
  let timeZone: SiteTimeZone
  let postsPerPage: Int
  let feedItems: Int
  let rawHTML: MarkdownOptions.RawHTML
  let setsTypography: Bool
  /// Translated path segments by language.
  let paths: [String: PathSegments]
  let menus: [String: [MenuEntry]]
  let source: SourceText

  /// The path segments of a language.
  func segments(of language: String) -> PathSegments {
    paths[language] ?? PathSegments()
  }

  /// A text in a language, else in the default language, else in any.
  func text(_ text: LocalizedText, in language: String) -> String {
    text[language] ?? text[defaultLanguage] ?? text.anyText
  }
}

/// An entry of a language's menu.
struct MenuEntry: Sendable {
  let title: String
  /// A post's path below Posts, the name of a section, or an address elsewhere.
  let target: Located<String>
}

/// The words that addresses are made of below a language's folder.
struct PathSegments: Sendable, Equatable {
  var tags = "tags"
  var series = "series"
  var companies = "companies"
  var authors = "authors"
  var archive = "archive"
  var search = "search"
  var page = "page"

  /// Every segment with its key in servus.yml.
  static let keys: [(key: String, path: any WritableKeyPath<PathSegments, String> & Sendable)] = [
    ("tags", \.tags), ("series", \.series), ("companies", \.companies), ("authors", \.authors),
    ("archive", \.archive), ("search", \.search), ("page", \.page),
  ]

  var all: [String] { Self.keys.map { self[keyPath: $0.path] } }
}

/// A text that may differ by language.
struct LocalizedText: Sendable, Equatable {
  /// For every language that has no text of its own.
  var common: String?
  var byLanguage: [String: String] = [:]

  subscript(language: String) -> String? {
    byLanguage[language] ?? common
  }

  /// Whatever text there is, the first by language.
  var anyText: String {
    common ?? byLanguage.min { $0.key < $1.key }?.value ?? ""
  }
}

/// Where the site stands: `https://example.org/blog/`.
package struct BaseURL: Sendable, Equatable {
  /// Scheme and host in lower case, without a slash at the end.
  let origin: SafeURL
  /// The path that every address begins with; begins and ends with a slash.
  let path: String

  /// Nil unless the text is an absolute http or https address without query and fragment.
  package init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#\"<>\\^`{|}@".utf8.contains($0) }) else { return nil }
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    guard Self.isHost(host), let origin = SafeURL(elsewhere: scheme + host.lowercased()) else { return nil }
    self.origin = origin
    let path = rest.dropFirst(host.count)
    guard !path.contains("//"), !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else {
      return nil
    }
    self.path = path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }

  /// Whether there is a name or an address, and behind it a port at most.
  private static func isHost(_ host: Substring) -> Bool {
    let isAddress = host.hasPrefix("[")
    let end = isAddress ? host.firstIndex(of: "]").map { host.index(after: $0) } : host.firstIndex(of: ":")
    if isAddress, end == nil { return false }
    let (name, port) = (host[..<(end ?? host.endIndex)], host[(end ?? host.endIndex)...])
    let isNamed =
      isAddress
      ? name.count > 2 : !name.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty)
    let isPort = port.first == ":" && port.dropFirst().allSatisfy(\.isNumber) && UInt16(port.dropFirst()) != nil
    return isNamed && (port.isEmpty || isPort)
  }
}
