import CCmark
import ServusDiagnostics

extension TreePass {
  /// Reads the text. Runs when markers of asides and own ids are gone, and typography has not come yet.
  func plainText() -> PlainText {
    var reader = TextReader(lines: lines)
    CMarkTree.walk(from: tree.root) { node, isEntering in
      if isEntering { self.enter(node, &reader) } else { reader.leave(node) }
      return .goingOn
    }
    return reader.text
  }

  private func enter(_ node: CMarkNode, _ reader: inout TextReader) {
    let type = node.type
    if type == CMARK_NODE_HEADING, node.parent == tree.root { reader.beginSection() }
    switch type {
    case CMARK_NODE_CUSTOM_BLOCK:
      if let speaker = speakers[node] { reader.read(speaker: speaker, in: node, quotation(around: node)) }
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: reader.begin(node, quotation(around: node))
    case CMARK_NODE_CUSTOM_INLINE where node.isCell: reader.begin(node, quotation(around: node))
    case CMARK_NODE_CODE_BLOCK: reader.read(code: node, quotation(around: node))
    default: reader.read(inline: node, type)
    }
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
  /// The block whose inlines are being read, and the quotation that it stands in.
  private var block: (node: CMarkNode, quotation: PlainText.Quotation?)?

  init(lines: SourceLines) {
    self.lines = lines
  }

  mutating func beginSection() { section += 1 }

  /// The speaker of a turn, who stands in no node of their own.
  mutating func read(speaker: String, in node: CMarkNode, _ quotation: PlainText.Quotation?) {
    append(speaker)
    endRun(of: node, quotation)
  }

  mutating func read(code node: CMarkNode, _ quotation: PlainText.Quotation?) {
    append(node)
    endRun(of: node, quotation, isVerbatim: true)
  }

  /// Begins a block of inlines.
  mutating func begin(_ node: CMarkNode, _ quotation: PlainText.Quotation?) {
    block = (node, quotation)
  }

  mutating func leave(_ node: CMarkNode) {
    guard let (current, quotation) = block, current == node else { return }
    endRun(of: node, quotation)
    block = nil
  }

  mutating func read(inline node: CMarkNode, _ type: cmark_node_type) {
    guard let (block, quotation) = block else { return }
    switch type {
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
