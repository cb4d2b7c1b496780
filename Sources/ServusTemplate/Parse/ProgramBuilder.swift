import ServusDiagnostics

/// Turns the tags of a template into operations, and finds what is wrong with their order and their place in HTML.
struct ProgramBuilder {
  static let deepestNesting = 64

  /// An opening tag whose closing tag has not come yet.
  struct OpenTag {
    let token: Token
    let name: String
    /// Where its operation stands, or its body begins if it is an argument.
    let operation: Int
    let isArgument: Bool
    let markup: MarkupState
    /// How many columns were left out of each line before it.
    let outdent: Int
    var arguments: [Program.Argument] = []
  }

  let source: SourceText
  let tokens: [Token]
  /// The numbers of all partials.
  let partials: [FieldName: Int]
  var faults: [(TemplateFault, Range<Int>)] = []

  var operations: [Program.Operation] = []
  var names: [FieldName] = []
  var places: [Range<Int>] = []
  var calls: [Program.Call] = []
  var arguments: [Program.Argument] = []
  var blocks: [Program.Block] = []

  var openTags: [OpenTag] = []
  /// The last tag that was closed under each name: what it was, and where it opened and closed.
  var closedTags: [String: (noun: String, opened: Range<Int>, closed: Range<Int>)] = [:]
  var isTooDeep = false
  var markup = MarkupState()
  /// Where the HTML left plain text last.
  var markupStart = 0
  /// How many columns are left out at the beginning of each line.
  var outdent = 0

  init(source: SourceText, tokens: [Token], partials: [FieldName: Int]) {
    self.source = source
    self.tokens = tokens
    self.partials = partials
  }

  mutating func build() -> Program {
    for (index, token) in tokens.enumerated() where !isTooDeep { add(token, at: index) }
    if isTooDeep {
      // What is left open says nothing of what was never read.
      operations = []
    } else {
      while let open = openTags.last {
        report(.neverClosed(open.token.kind.noun, open.name), open.token.range)
        finish(with: nil)
      }
      checkEndOfMarkup()
    }
    return Program(
      source: source, operations: operations, names: names, places: places, calls: calls, arguments: arguments,
      blocks: blocks)
  }

  mutating func report(_ fault: TemplateFault, _ range: Range<Int>) {
    faults.append((fault, range))
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }

  private mutating func add(_ token: Token, at index: Int) {
    switch token.kind {
    case .text: addText(token)
    case .comment, .delimiters: break
    case .close: close(token)
    case .section, .inverted, .block, .parent: open(token, at: index)
    case .variable, .raw:
      if !isDirectlyInParent { addVariable(token) }
    case .partial:
      if !isDirectlyInParent { addCall(token, context: placement(of: token), arguments: [], at: nil) }
    }
  }

  /// Whether the tag that was opened last is a parent, which ignores all but blocks.
  var isDirectlyInParent: Bool { openTags.last?.token.kind == .parent }

  private mutating func addText(_ token: Token) {
    guard !isDirectlyInParent else { return }
    for index in token.range {
      let wasText = markup.place == .text
      markup.advance(over: source.bytes[index])
      if wasText, markup.place != .text { markupStart = index }
    }
    guard !token.isDropped else { return }
    let start = token.range.lowerBound
    let kept = beginsLine(start) ? withoutOutdent(token.range) : token.range
    guard !kept.isEmpty else { return }
    if case .literal(let before) = operations.last, before.upperBound == kept.lowerBound {
      operations[operations.count - 1] = .literal(before.lowerBound..<kept.upperBound)
    } else {
      operations.append(.literal(kept))
    }
  }

  private mutating func addVariable(_ token: Token) {
    let context = placement(of: token)
    guard let path = path(of: token) else { return }
    operations.append(
      .variable(.init(path: path, place: token.name, context: context, isRaw: token.kind == .raw)))
    markup.advanceOverTag()
  }

  /// Adds a partial or a parent; the place of a parent's operation is kept since it opened.
  mutating func addCall(
    _ token: Token, context: MarkupContext, arguments: [Program.Argument], at operation: Int?
  ) {
    var target = Program.Call.Target.misnamed
    if token.isDynamic {
      if let path = path(of: token) { target = .dynamic(path) }
    } else if isName(token) {
      target = partials[FieldName(text(token.name))].map { .partial($0) } ?? .unknown
    }
    let start = self.arguments.count
    self.arguments += arguments
    calls.append(
      .init(
        target: target, place: token.name, context: context, isParent: token.kind == .parent,
        indentation: token.isStandalone ? withoutOutdent(token.indentation) : nil,
        arguments: start..<self.arguments.count))
    if let operation {
      operations[operation] = .call(calls.count - 1, end: operations.count)
    } else {
      operations.append(.call(calls.count - 1, end: operations.count + 1))
    }
    markup.advanceOverTag()
  }

  /// Checks a name without dots.
  mutating func isName(_ token: Token) -> Bool {
    guard !token.name.isEmpty else { return false }
    guard !source.bytes[token.name].contains(where: \.isWhiteSpace) else {
      report(.badName(text(token.name)), token.name)
      return false
    }
    return true
  }

  /// Keeps the parts of a dotted name; nil if it is none.
  mutating func path(of token: Token) -> Program.Path? {
    guard isName(token) else { return nil }
    let start = names.count
    let bytes = source.bytes[token.name]
    if bytes.elementsEqual(".".utf8) { return start..<start }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else {
      report(.badName(text(token.name)), token.name)
      return nil
    }
    for part in parts {
      names.append(FieldName(String(decoding: part, as: UTF8.self)))
      places.append(part.indices)
    }
    return start..<names.count
  }
}
