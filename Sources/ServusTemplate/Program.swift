import ServusDiagnostics

/// A parsed template: a flat list of operations over the source's bytes, shared by all who render it. What it consists of lies
/// in memory of its own and holds no reference, so that rendering retains nothing.
final class Program: @unchecked Sendable {
  let source: SourceText
  /// Those of the source.
  let bytes: UnsafeBufferPointer<UInt8>
  let operations: UnsafeBufferPointer<Operation>
  /// The parts of all dotted names, each name's parts in a row.
  let names: UnsafeBufferPointer<FieldName>
  /// Where each of `names` stands in the source.
  let places: [Range<Int>]
  let calls: UnsafeBufferPointer<Call>
  /// What calls give to the blocks of parents, each call's in a row.
  let arguments: UnsafeBufferPointer<Argument>
  let blocks: UnsafeBufferPointer<Block>

  init(
    source: SourceText, operations: [Operation], names: [FieldName], places: [Range<Int>], calls: [Call],
    arguments: [Argument], blocks: [Block]
  ) {
    self.source = source
    self.places = places
    bytes = .fixed(source.bytes)
    self.operations = .fixed(operations)
    self.names = .fixed(names)
    self.calls = .fixed(calls)
    self.arguments = .fixed(arguments)
    self.blocks = .fixed(blocks)
  }

  deinit {
    bytes.deallocate()
    operations.deallocate()
    names.deallocate()
    calls.deallocate()
    arguments.deallocate()
    blocks.deallocate()
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
      /// There is no partial of the name that stands there.
      case unknown
      case dynamic(Path)
      /// What stands there is no name, which was reported.
      case misnamed
    }
    let target: Target
    let place: Range<Int>
    let context: MarkupContext
    let isParent: Bool
    /// What each line of the partial begins with, in the source; nil where the tag does not stand alone on its line.
    let indentation: Range<Int>?
    /// Those in `arguments`.
    let arguments: Range<Int>
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
