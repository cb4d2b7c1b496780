import CCmark

extension TreePass {
  /// Sets the text of every paragraph, heading and cell of a table. Code, raw HTML, addresses and links that show their own address are
  /// left alone.
  func setTypography() {
    guard let own = options.typography?() else { return }
    var foreign: [String: BlockSetting] = [:]
    var block = SetBlock()
    CMarkTree.walk(from: tree.root) { node, isEntering in
      switch node.type {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        // Only when a block is left may its children change.
        if !isEntering { block.set(by: self.setting(of: node, own, &foreign), in: tree) }
      case CMARK_NODE_CUSTOM_INLINE where !isEntering && node.isCell:
        block.set(by: self.setting(of: node, own, &foreign), in: tree)
      case CMARK_NODE_TEXT: if !shownTags.contains(node) { block.append(node) }
      case CMARK_NODE_SOFTBREAK: block.append(node, as: "\n")
      case CMARK_NODE_LINEBREAK: block.append(node, as: "\u{2028}")
      case CMARK_NODE_HTML_INLINE: if node.isLineBreak { block.append(node, as: "\u{2028}") }
      case CMARK_NODE_CODE: block.append(node, as: "\u{FFFC}")
      case CMARK_NODE_IMAGE:
        if isEntering { block.append(node, as: "\u{FFFC}") }
        return .skippingChildren
      case CMARK_NODE_LINK where isEntering && node.showsItsAddress:
        block.append(node, as: "\u{FFFC}")
        return .skippingChildren
      default: break
      }
      return .goingOn
    }
  }

  /// The page's way to set text, or that of the quotation that a block stands in; nil where its language is not known.
  private func setting(
    of block: CMarkNode, _ own: @escaping BlockSetting, _ foreign: inout [String: BlockSetting]
  ) -> BlockSetting? {
    guard let language = quotation(around: block)?.language, language != options.language else { return own }
    if foreign[language] == nil { foreign[language] = options.foreignTypography[language]?() }
    return foreign[language]
  }

  /// A text that stands by itself, such as a caption.
  func setting(_ text: String) -> String {
    guard let set = options.typography?() else { return text }
    var text = text
    var changed: String?
    text.withUTF8 { bytes in
      set(bytes, [bytes.count]) { changed = String(decoding: $1, as: UTF8.self) }
    }
    return changed ?? text
  }
}

/// The text of one block with the nodes that it comes from. It serves one block after the other.
private struct SetBlock {
  private var bytes: [UInt8] = []
  private var nodes: [CMarkNode] = []
  /// Where the text of each node ends.
  private var ends: [Int] = []

  mutating func append(_ node: CMarkNode) {
    node.withLiteralBytes { bytes.append(contentsOf: $0) }
    nodes.append(node)
    ends.append(bytes.count)
  }

  mutating func append(_ node: CMarkNode, as text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    nodes.append(node)
    ends.append(bytes.count)
  }

  /// Sets the text, where that can be done, and forgets it.
  mutating func set(by setting: BlockSetting?, in tree: CMarkTree) {
    bytes.withUnsafeBufferPointer { bytes in
      setting?(bytes, ends) { piece, text in
        let node = nodes[piece]
        if node.type == CMARK_NODE_TEXT {
          node.setLiteral(text)
        } else if node.type == CMARK_NODE_SOFTBREAK, let space = CMarkNode.make(CMARK_NODE_TEXT) {
          space.setLiteral(text)
          space.insertBefore(node)
          tree.remove(node)
        }
      }
    }
    bytes.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
