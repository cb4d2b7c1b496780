extension ProgramBuilder {
  /// In which context a variable, a partial or a block stands; reports it where none may stand.
  mutating func placement(of token: Token) -> MarkupContext {
    let noun = token.kind.noun
    let name = text(token.name)
    switch markup.place {
    case .text, .comment: return .text
    case .tagOpen where token.kind != .variable && token.kind != .raw: return .text
    case .tagOpen, .tag: report(.insideTag(noun, name), token.range)
    case .valueStart, .unquoted:
      report(.unquoted(noun, name, attribute: markup.attributeName), token.range)
    case .raw:
      report(.insideRawText(noun, name, element: markup.elementName), token.range)
    case .quoted:
      if markup.isCode { report(.insideCode(noun, name, attribute: markup.attributeName), token.range) }
      return markup.context ?? .attribute
    }
    return .attribute
  }

  /// Reports a template that leaves the HTML inside a tag, since nobody could tell where the next one begins.
  mutating func checkEndOfMarkup() {
    let place: String
    switch markup.place {
    case .text, .tagOpen: return
    case .tag, .valueStart, .unquoted: place = "an HTML tag"
    case .quoted: place = "an attribute value"
    case .comment: place = "an HTML comment"
    case .raw: place = "<\(markup.elementName)>"
    }
    report(.unfinishedMarkup(place), markupStart..<markupStart + 1)
  }
}
