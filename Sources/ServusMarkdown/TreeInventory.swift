import CCmark

/// The nodes of a tree that passes want to see, by kind, found in one walk: going through a tree costs more than most passes
/// do with what they find.
struct TreeInventory {
  /// Headings and quotations.
  private(set) var blocks: [CMarkNode] = []
  private(set) var numberedLists: [CMarkNode] = []
  /// Links and pictures.
  private(set) var links: [CMarkNode] = []
  private(set) var rawHTML: [CMarkNode] = []
  /// Words of the text, without code and raw HTML.
  private(set) var wordCount = 0

  init() {}

  init(_ tree: CMarkTree) {
    CMarkTree.walk(from: tree.root) { node, isEntering in
      guard isEntering else { return .goingOn }
      switch node.type {
      case CMARK_NODE_TEXT: self.wordCount += node.withLiteralBytes(TreePass.words)
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE: self.links.append(node)
      case CMARK_NODE_HEADING, CMARK_NODE_BLOCK_QUOTE: self.blocks.append(node)
      case CMARK_NODE_LIST:
        if cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST { self.numberedLists.append(node) }
      case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK: self.rawHTML.append(node)
      default: break
      }
      return .goingOn
    }
  }
}

extension CMarkNode {
  /// Whether a node still stands in the tree of that root.
  func isBelow(_ root: CMarkNode) -> Bool {
    var node = self
    while let parent = node.parent { node = parent }
    return node == root
  }
}
