import ServusDiagnostics

/// A parsed template: a flat list of operations over the source's bytes, shared by all who render it.
final class Program: Sendable {
  let source: SourceText
  let operations: [Operation]
  /// The parts of all dotted names, each name's parts in a row.
  let names: [FieldName]
  /// Where each of `names` stands in the source.
  let places: [Range<Int>]
  let calls: [Call]
  let blocks: [Block]

  init(
    source: SourceText, operations: [Operation], names: [FieldName], places: [Range<Int>], calls: [Call],
    blocks: [Block]
  ) {
    self.source = source
    self.operations = operations
    self.names = names
    self.places = places
    self.calls = calls
    self.blocks = blocks
  }

  /// A dotted name as a stretch of `names`; `{{.}}` has no parts.
  typealias Path = Range<Int>

  enum Operation: Sendable {
    /// Bytes of the source.
    case literal(Range<Int>)
    case variable(Variable)
    /// The body follows; `end` is the operation after it.
    case section(Path, place: Range<Int>, end: Int)
    case inverted(Path, place: Range<Int>, end: Int)
    /// A partial or a parent; the bodies of a parent's arguments follow.
    case call(Int, end: Int)
    /// The default content follows.
    case block(Int, end: Int)
  }

  /// A value to insert.
  struct Variable: Sendable {
    let path: Path
    /// The whole name in the source.
    let place: Range<Int>
    let context: MarkupContext
    /// Triple mustache or `&`.
    let isRaw: Bool
  }

  /// A partial `{{>name}}` or a parent `{{<name}}`.
  struct Call: Sendable {
    enum Target: Sendable {
      case partial(Int)
      case unknown(String)
      case dynamic(Path)
    }
    let target: Target
    let place: Range<Int>
    let context: MarkupContext
    let isParent: Bool
    /// What each line of the partial begins with, in the source; nil where the tag does not stand alone on its line.
    let indentation: Range<Int>?
    let arguments: [Argument]
  }

  /// A block inside a parent tag: what the parent's block of that name is to hold.
  struct Argument: Sendable {
    let name: FieldName
    let place: Range<Int>
    /// Its operations.
    let body: Range<Int>
  }

  /// A block outside of a parent tag: a place that others may fill.
  struct Block: Sendable {
    let name: FieldName
    let context: MarkupContext
    /// What each further line of the content begins with, in the source.
    let indentation: Range<Int>
    /// Where the block takes up whole lines: the line break that its content is to end with, in the source.
    let lineBreak: Range<Int>?
  }
}

/// Where in HTML a tag stands, as far as it matters for what may be inserted there and how.
enum MarkupContext: Sendable, Hashable {
  case text
  /// A quoted attribute value.
  case attribute
  /// The beginning of a quoted attribute value that holds a URL.
  case addressStart
}
