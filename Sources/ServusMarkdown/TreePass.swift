import CCmark
import ServusDiagnostics

/// The passes over one text's tree, in the order in which they must run: what is raw becomes harmless first, quotations
/// find their markers while the text is still text, and links are replaced last.
struct TreePass {
  let tree: CMarkTree
  let options: MarkdownOptions
  let lines: SourceLines
  var diagnostics = Diagnostics()
  var headings: [MarkdownDocument.Heading] = []
  var references: [MarkdownDocument.Reference] = []
  var anchors: Set<String> = []
  var firstParagraph = ""
  var wordCount = 0
  /// The last number that a repeated id got, so that a thousand equal headings stay quick.
  var idCounts: [String: Int] = [:]
  /// Every heading with its id, in order.
  var headingIDs: [(node: CMarkNode, id: String)] = []
  var asideCount = 0

  init(tree: CMarkTree, options: MarkdownOptions, lines: SourceLines) {
    self.tree = tree
    self.options = options
    self.lines = lines
  }

  mutating func run() {
    if options.rawHTML == .escape || options.isComment { escapeRawHTML() }
    measure()
    if !options.isComment { transformHeadings() }
    transformQuotations()
    setTypography()
    if !options.isComment { transformFigures() }
    transformLinks()
    finishHeadings()
  }

  /// Tags become the text that the author typed.
  private func escapeRawHTML() {
    for node in CMarkTree.nodes(from: tree.root) {
      guard node.type == CMARK_NODE_HTML_INLINE || node.type == CMARK_NODE_HTML_BLOCK else { continue }
      guard let text = CMarkNode.make(CMARK_NODE_TEXT) else { continue }
      text.setLiteral(node.literal)
      if node.type == CMARK_NODE_HTML_BLOCK, let paragraph = CMarkNode.make(CMARK_NODE_PARAGRAPH) {
        paragraph.append(text)
        paragraph.insertBefore(node)
      } else {
        text.insertBefore(node)
      }
      node.remove()
    }
  }

  /// Counts words and keeps the first paragraph.
  private mutating func measure() {
    for node in CMarkTree.nodes(from: tree.root) where node.type == CMARK_NODE_TEXT {
      wordCount += node.withLiteralBytes(Self.words)
    }
    let paragraph = tree.root.children.first { $0.type == CMARK_NODE_PARAGRAPH && !Self.isPicture($0) }
    firstParagraph = paragraph.map(CMarkTree.plainText(of:)) ?? ""
  }

  /// Runs between blanks that hold a letter or digit.
  static func words(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    for byte in text {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        isInWord = false
      } else if !isInWord, byte >= 0x80 || isASCIIAlphanumeric(byte) {
        isInWord = true
        count += 1
      }
    }
    return count
  }
}

func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"):
    true
  default: false
  }
}
