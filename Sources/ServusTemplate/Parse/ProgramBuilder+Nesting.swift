extension ProgramBuilder {
  mutating func open(_ token: Token, at index: Int) {
    if openTags.count == Self.deepestNesting, !isTooDeep {
      report(.tooDeep, token.range)
      isTooDeep = true
    }
    let isArgument = token.kind == .block && isDirectlyInParent
    let (before, outdentBefore) = (markup, outdent)
    let position = operations.count
    switch token.kind {
    case .section, .inverted:
      let path = path(of: token) ?? names.count..<names.count
      operations.append(
        token.kind == .section
          ? .section(path, place: token.name, end: 0) : .inverted(path, place: token.name, end: 0))
    case .parent:
      operations.append(.call(0, end: 0))
    default:
      _ = isName(token)
      let indentation = blockIndentation(token, at: index)
      if !isArgument { addBlock(token, indentation: indentation.range) }
      outdent = indentation.column
    }
    openTags.append(
      OpenTag(
        token: token, name: tagName(token), operation: position, isArgument: isArgument, markup: before,
        outdent: outdentBefore))
    if isArgument { markup = MarkupState() }
  }

  private mutating func addBlock(_ token: Token, indentation: Range<Int>) {
    let context = placement(of: token)
    var lineBreak: Range<Int>?
    if token.isStandalone, let partner = token.partner, tokens[partner].isStandalone {
      lineBreak = tokens[partner].lineBreak
    }
    blocks.append(
      .init(
        name: FieldName(text(token.name)), context: context, indentation: indentation, lineBreak: lineBreak))
    operations.append(.block(blocks.count - 1, end: 0))
  }

  private func tagName(_ token: Token) -> String {
    (token.isDynamic ? "*" : "") + text(token.name)
  }

  mutating func close(_ token: Token) {
    guard !token.name.isEmpty else { return }
    let name = tagName(token)
    let outer = openTags.lastIndex { $0.name == name }
    guard let open = openTags.last, outer != nil || closedTags[name] == nil else {
      reportStray(token, name)
      return
    }
    if open.name != name {
      let line = source.mark(of: open.token.range).line
      report(.closedByAnother(open.token.kind.noun, open.name, opened: line, by: name), token.range)
      // If the tag closes one further out, the inner ones have lost theirs; otherwise its name is misspelt.
      if let outer {
        while openTags.count > outer + 1 { finish(with: nil) }
      }
    }
    finish(with: token)
  }

  private mutating func reportStray(_ token: Token, _ name: String) {
    if let earlier = closedTags[name] {
      let lines = (source.mark(of: earlier.opened).line, source.mark(of: earlier.closed).line)
      report(.closedTwice(earlier.noun, name, opened: lines.0, closed: lines.1), token.range)
    } else {
      report(.neverOpened(name), token.range)
    }
  }

  /// Completes the tag that was opened last.
  mutating func finish(with closing: Token?) {
    guard let open = openTags.popLast() else { return }
    let end = operations.count
    if let closing { closedTags[open.name] = (open.token.kind.noun, open.token.range, closing.range) }
    let reference = open.isArgument ? MarkupState() : open.markup
    if open.token.kind != .parent, closing != nil, !markup.isEven(with: reference) {
      report(.unevenMarkup(open.token.kind.noun, open.name), open.token.range)
    }
    outdent = open.outdent
    switch open.token.kind {
    case .section: patch(open) { .section($0, place: open.token.name, end: end) }
    case .inverted: patch(open) { .inverted($0, place: open.token.name, end: end) }
    case .parent:
      markup = open.markup
      let context = placement(of: open.token)
      addCall(open.token, context: context, arguments: open.arguments, at: open.operation)
    default: finishBlock(open, end: end)
    }
    if !open.isArgument { markup.join(open.markup) }
  }

  private mutating func patch(_ open: OpenTag, _ operation: (Program.Path) -> Program.Operation) {
    switch operations[open.operation] {
    case .section(let path, _, _), .inverted(let path, _, _): operations[open.operation] = operation(path)
    default: break
    }
  }

  private mutating func finishBlock(_ open: OpenTag, end: Int) {
    if open.isArgument {
      markup = open.markup
      guard let last = openTags.indices.last else { return }
      openTags[last].arguments.append(
        .init(
          name: FieldName(text(open.token.name)), place: open.token.name, body: open.operation..<end))
    } else if case .block(let index, _) = operations[open.operation] {
      operations[open.operation] = .block(index, end: end)
    }
  }
}
