/// A piece of a template: text up to the end of a line at most, or a tag.
struct Token {
  enum Kind {
    case text, variable, raw, section, inverted, close, comment, delimiters, partial, parent, block

    /// Whether the tag needs a closing tag.
    var isOpening: Bool {
      switch self {
      case .section, .inverted, .parent, .block: true
      default: false
      }
    }

    /// Whether the tag leaves nothing of a line on which it stands alone.
    var canStandAlone: Bool {
      switch self {
      case .text, .variable, .raw: false
      default: true
      }
    }

    var noun: String {
      switch self {
      case .text, .comment, .delimiters, .close: "tag"
      case .variable, .raw: "variable"
      case .section, .inverted: "section"
      case .partial: "partial"
      case .parent: "parent"
      case .block: "block"
      }
    }
  }

  let kind: Kind
  /// The text, or the whole tag with its delimiters.
  let range: Range<Int>
  /// The name in a tag, without sigil and white space.
  var name = 0..<0
  /// Whether the name was led by `*`.
  var isDynamic = false

  /// For an opening tag the position of its closing tag and the other way round, among all tokens.
  var partner: Int?
  /// Whether the text belongs to a line that only tags stand on, and is left out.
  var isDropped = false
  /// Whether the tag stands on a line without text.
  var isStandalone = false
  /// White space before the tag, if nothing else stands before it on its line.
  var indentation = 0..<0
  /// The line break after the tag, if it stands alone on its line.
  var lineBreak = 0..<0

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
