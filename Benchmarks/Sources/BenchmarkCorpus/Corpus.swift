/// Posts of any number in six languages. A post depends on the seed, the style and its number alone: a small corpus is the
/// beginning of a large one, and it does not matter who writes which post when.
public struct Corpus: Sendable {
  /// Which signs texts may hold.
  public enum Style: Sendable {
    /// What CommonMark has, in plain blogs.
    case plain
    /// All that Servus knows: asides, conversations, quotations, tables, footnotes, tasks, cases, series, comments.
    case dialect
  }

  public let seed: UInt64
  public let style: Style
  let vocabularies: [Vocabulary]
  let plainWords: [String]
  let tagNames: [[String]]

  public init(seed: UInt64 = 1, style: Style = .dialect) {
    self.seed = seed
    self.style = style
    vocabularies = Tongue.all.map { Vocabulary($0, seed: seed) }
    tagNames = vocabularies.map { $0.names(Terms.tags) }
    plainWords = Vocabulary.plain(seed: seed, count: 2_000)
  }

  /// The codes of the languages, dealt to posts in turn.
  public var languages: [String] { Tongue.all.map(\.code) }

  func vocabulary(of number: Int) -> Vocabulary { vocabularies[number % vocabularies.count] }

  func dice(_ purpose: String, _ number: Int) -> Dice { Dice(seed: seed, purpose, number) }
}
