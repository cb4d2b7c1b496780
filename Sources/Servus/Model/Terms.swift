import ServusDiagnostics
import ServusMarkup
import ServusYAML

/// What the folders of Posts that begin with `_` hold.
struct Terms: Sendable {
  var series: [String: Series] = [:]
  var companies: [String: Company] = [:]
  var authors: [String: Author] = [:]
  var tags: [String: TagTerm] = [:]
  var offers: [String: Offer] = [:]

  /// The tags that have a name in a language, by that name.
  func tags(in language: String) -> [String: TagTerm] {
    Dictionary(tags.values.compactMap { term in term.names[language].map { ($0, term) } }) { $0.id < $1.id ? $0 : $1 }
  }
}

/// The kinds of terms, by the name of their folder without `_`.
enum TermKind: String, Sendable, CaseIterable {
  case series, companies, authors, tags, offers

  var folder: String { "Posts/_\(rawValue)/" }
}

struct Series: Sendable {
  struct Group: Sendable {
    let title: LocalizedText
    let points: ClosedRange<Int>
  }

  let id: String
  let title: LocalizedText
  let description: LocalizedText
  /// How many points there are; nil for a plain series.
  let points: Int?
  let groups: [Group]
  let origin: Origin?
  /// Titles of points still to come, by language and number.
  let announced: [String: [Int: String]]
}

struct Company: Sendable {
  let id: String
  let name: LocalizedText
  let url: SafeURL?
  let country: String?
  let description: LocalizedText
}

struct Author: Sendable {
  let id: String
  let name: LocalizedText
  let bio: LocalizedText
  let url: SafeURL?
  /// A file in `Posts/_authors`.
  let image: Located<String>?
  let kind: Kind
  let source: SourceText

  /// What an author is to machines.
  enum Kind: String, Sendable, CaseIterable { case person, organization }
}

/// What is one tag in several languages.
struct TagTerm: Sendable {
  let id: String
  /// The tag as authors of a language write it.
  let names: [String: String]
  let description: LocalizedText
  let source: SourceText
}

struct Offer: Sendable {
  let id: String
  let source: SourceText
  let title: LocalizedText
  let text: LocalizedText
  let button: LocalizedText
  /// A web address, a site address or a post's path; judged when links are.
  let url: Located<String>
}
