import CCmark

extension TreePass {
  /// Sets the text of every paragraph and heading. Code, raw HTML, addresses and links that show their own address are
  /// left alone.
  func setTypography() {
    guard let ownRules = options.typography else { return }
    for block in CMarkTree.nodes(from: tree.root) {
      guard block.type == CMARK_NODE_PARAGRAPH || block.type == CMARK_NODE_HEADING else { continue }
      guard let rules = foreignLanguage(of: block).map({ options.foreignTypography[$0] }) ?? ownRules else { continue }
      let inlines = Self.inlines(of: block)
      let pieces = inlines.map { Self.piece($0) }
      for (inline, (old, new)) in zip(inlines, zip(pieces, rules(pieces))) {
        guard let new, new != old else { continue }
        if inline.type == CMARK_NODE_TEXT {
          inline.setLiteral(new)
        } else if inline.type == CMARK_NODE_SOFTBREAK, let text = CMarkNode.make(CMARK_NODE_TEXT) {
          text.setLiteral(new)
          text.insertBefore(inline)
          tree.remove(inline)
        }
      }
    }
  }

  /// The language of the quotation that a block stands in, where it is not the page's; its rules may be unknown.
  private func foreignLanguage(of block: CMarkNode) -> String? {
    guard let language = quotation(around: block)?.language else { return nil }
    return language == options.language ? nil : language
  }

  /// A text that stands by itself, such as a caption.
  func setting(_ text: String) -> String {
    options.typography.flatMap { $0([text]).first ?? nil } ?? text
  }

  private static func piece(_ inline: CMarkNode) -> String? {
    switch inline.type {
    case CMARK_NODE_TEXT: inline.literal
    case CMARK_NODE_SOFTBREAK: "\n"
    case CMARK_NODE_LINEBREAK, CMARK_NODE_HTML_INLINE: "\u{2028}"
    default: nil
    }
  }

  /// The inlines of a block that have text or count as an object, in order.
  private static func inlines(of block: CMarkNode) -> [CMarkNode] {
    var inlines: [CMarkNode] = []
    var pending = Array(block.children.reversed())
    while let node = pending.popLast() {
      switch node.type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_IMAGE:
        inlines.append(node)
      case CMARK_NODE_LINK where node.showsItsAddress: inlines.append(node)
      case CMARK_NODE_HTML_INLINE: if node.isLineBreak { inlines.append(node) }
      default: pending.append(contentsOf: node.children.reversed())
      }
    }
    return inlines
  }
}

extension CMarkNode {
  /// Whether raw HTML is `<br>`: all other tags have no width.
  var isLineBreak: Bool {
    literal.lowercased().filter { $0 != " " && $0 != "/" } == "<br>"
  }

  /// Whether this link shows nothing but its address.
  var showsItsAddress: Bool {
    guard let text = firstChild, text.type == CMARK_NODE_TEXT, text.next == nil else { return false }
    return url == text.literal || url == "mailto:\(text.literal)"
  }
}
