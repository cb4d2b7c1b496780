import CCmark
import ServusDiagnostics

extension TreePass {
  /// Reads the text. Runs when markers of asides and own ids are gone, and typography has not come yet.
  func plainText() -> PlainText {
    var reader = TextReader(lines: lines)
    for node in CMarkTree.nodes(from: tree.root) {
      if node.type == CMARK_NODE_HEADING, node.parent == tree.root { reader.beginSection() }
      if let title = insertedTexts[node] { reader.read(title, in: node, quotation(around: node)) }
      switch node.type {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: reader.read(inlinesOf: node, quotation(around: node))
      case CMARK_NODE_CUSTOM_INLINE where node.isCell: reader.read(inlinesOf: node, quotation(around: node))
      case CMARK_NODE_CODE_BLOCK: reader.read(code: node, quotation(around: node))
      default: break
      }
    }
    return reader.text
  }

  /// The quotation with a language that a block stands in.
  func quotation(around block: CMarkNode) -> PlainText.Quotation? {
    guard !quotations.isEmpty else { return nil }
    var node: CMarkNode? = block
    while let current = node {
      if let quotation = quotations[current] { return quotation }
      node = current.parent
    }
    return nil
  }
}

/// Puts a text together run by run.
private struct TextReader {
  let lines: SourceLines
  private(set) var text = PlainText()
  private var section = 0
  private var start = 0

  init(lines: SourceLines) {
    self.lines = lines
  }

  mutating func beginSection() { section += 1 }

  /// A text that stands in no node of its own: the title of an aside, the speaker of a turn.
  mutating func read(_ title: String, in node: CMarkNode, _ quotation: PlainText.Quotation?) {
    append(title)
    endRun(of: node, quotation)
  }

  mutating func read(code node: CMarkNode, _ quotation: PlainText.Quotation?) {
    append(node)
    endRun(of: node, quotation, isVerbatim: true)
  }

  mutating func read(inlinesOf block: CMarkNode, _ quotation: PlainText.Quotation?) {
    for node in CMarkTree.nodes(from: block) {
      switch node.type {
      case CMARK_NODE_TEXT where node.isShownAddress, CMARK_NODE_CODE:
        endRun(of: block, quotation)
        append(node)
        endRun(of: block, quotation, isVerbatim: true)
      case CMARK_NODE_TEXT: append(node)
      case CMARK_NODE_IMAGE where !node.title.isEmpty: append("\(node.title) ")
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: append(" ")
      default: break
      }
    }
    endRun(of: block, quotation)
  }

  private mutating func append(_ node: CMarkNode) {
    node.withLiteralBytes { text.bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ words: String) {
    text.bytes.append(contentsOf: words.utf8)
  }

  private mutating func endRun(of block: CMarkNode, _ quotation: PlainText.Quotation?, isVerbatim: Bool = false) {
    guard text.bytes.count > start else { return }
    let mark = SourceMark(
      line: block.sourceLines.lowerBound + lines.firstLine - 1, column: max(1, block.startColumn))
    let isHeading = block.type == CMARK_NODE_HEADING && block.parent?.type == CMARK_NODE_DOCUMENT
    text.runs.append(
      PlainText.Run(
        range: start..<text.bytes.count, section: section, isHeading: isHeading, isVerbatim: isVerbatim,
        quotation: quotation, mark: mark))
    start = text.bytes.count
  }
}

extension CMarkNode {
  /// Whether this is the text of a link that shows nothing but its address.
  fileprivate var isShownAddress: Bool {
    parent?.type == CMARK_NODE_LINK && parent?.showsItsAddress == true
  }
}
