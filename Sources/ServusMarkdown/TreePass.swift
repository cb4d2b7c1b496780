import CCmark
import ServusDiagnostics
import ServusMarkup

/// The passes over one text's tree, in the order in which they must run: what is raw becomes harmless first, quotations
/// find their markers while the text is still text, and links are replaced last.
struct TreePass {
  let tree: CMarkTree
  /// What was found before the tree was there.
  let dialect: DialectText
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
  var chatCount = 0
  /// The paragraphs that name the sources of quotations.
  var captions: [CMarkNode] = []
  /// The quotations whose language is given.
  var quotations: [CMarkNode: PlainText.Quotation] = [:]
  /// The speakers of turns, whose names have become part of the turns' HTML.
  var speakers: [CMarkNode: String] = [:]
  /// The list items that are tasks, and their lists.
  var tasks: Set<CMarkNode> = []
  var taskLists: [CMarkNode] = []
  /// The quotations that render the one before them in the page's language.
  var renderings: Set<CMarkNode> = []
  /// The quotations whose marker the author has escaped.
  var escapedQuotations: Set<CMarkNode> = []
  /// Raw HTML that has become text, which nobody sets.
  var shownTags: Set<CMarkNode> = []
  var text = PlainText()
  /// What there is of each kind, once the dialect's own nodes stand in the tree.
  var inventory = TreeInventory()
  /// The section of footnotes at the end of the text.
  var footnotes: CMarkNode?
  /// Where the last reference was found.
  var lastReference = SearchPosition()
  /// Made when a link is met that names a label.
  lazy var definedAddresses = DefinedAddresses(lines, isCode: CodeLines(tree, count: lines.count).contains)

  init(text: DialectText, options: MarkdownOptions, lines: SourceLines) {
    tree = text.tree
    dialect = text
    self.options = options
    self.lines = lines
  }

  mutating func run() {
    transformDialect()
    inventory = TreeInventory(tree)
    let showsRawHTML = options.rawHTML == .escape || options.isComment
    if showsRawHTML { escapeRawHTML() } else { checkRawHTML() }
    measure(showsRawHTML)
    if options.isComment { flattenHeadings() } else { transformHeadings() }
    if !options.isComment { checkListNumbers() }
    transformQuotations()
    firstParagraph = findFirstParagraph()
    text = plainText()
    setTypography()
    unwrapCaptions()
    if !options.isComment { transformFigures() }
    transformLinks()
    finishTasks()
    finishHeadings()
  }

  /// What GitHub adds to CommonMark, each where the text has its signs. Addresses go before tildes, which they may hold.
  private mutating func transformDialect() {
    if options.isComment {
      diagnostics.append(contentsOf: dialect.diagnostics)
    } else if dialect.syntax.footnotes || !dialect.diagnostics.isEmpty {
      transformFootnotes()
    }
    if dialect.syntax.tasks { transformTasks() }
    if dialect.syntax.bareLinks, options.linksBareAddresses { transformBareLinks() }
    if dialect.syntax.strikethrough { transformStrikethrough() }
    if dialect.hasHiddenSigns {
      if dialect.syntax.escapedMarkers { findEscapedMarkers() }
      EscapedSigns.show(below: tree.root)
    }
  }

  /// Tags become the text that the author typed.
  private mutating func escapeRawHTML() {
    for node in inventory.rawHTML {
      guard let text = CMarkNode.make(CMARK_NODE_TEXT) else { continue }
      text.setLiteral(node.literal)
      shownTags.insert(text)
      if node.type == CMARK_NODE_HTML_BLOCK, let paragraph = CMarkNode.make(CMARK_NODE_PARAGRAPH) {
        paragraph.append(text)
        paragraph.insertBefore(node)
      } else {
        text.insertBefore(node)
      }
      tree.remove(node)
    }
  }

  /// Raw HTML reaches the page as it is, so it must end with the text, and what it links to by a file's path would be a
  /// dead link.
  private mutating func checkRawHTML() {
    if !inventory.rawHTML.isEmpty {
      var check = RawHTMLCheck(lines)
      check.run(over: tree.root)
      diagnostics.append(contentsOf: check.diagnostics)
    }
    for node in inventory.rawHTML {
      for attribute in [" href=\"", " src=\"", " href='", " src='"] {
        for range in node.literal.ranges(of: attribute) {
          let quote = attribute.last
          let address = String(node.literal[range.upperBound...].prefix { $0 != quote })
          guard Destination(address) == .site, !address.hasPrefix("/"), !address.hasPrefix("#") else { continue }
          diagnostics.report(
            lines.diagnostic(
              .unknownAddress, "\"\(address)\" in raw HTML is not made the address of a page", at: node, near: address,
              help: "use a Markdown link or picture, or write the page's address from the site's root"))
        }
      }
    }
  }

  /// Counts words.
  private mutating func measure(_ showsRawHTML: Bool) {
    wordCount = inventory.wordCount
    if showsRawHTML { for node in inventory.rawHTML { wordCount += node.withLiteralBytes(Self.words) } }
  }

  /// The first paragraph of the text itself; where it has none, the first in a quotation, an aside, a conversation or a
  /// list. Runs when markers are gone.
  private func findFirstParagraph() -> String {
    let blocks = tree.root.children.filter { $0 != footnotes }
    let paragraphs = blocks.lazy.filter { $0.type == CMARK_NODE_PARAGRAPH }
    let nested = blocks.lazy.flatMap { CMarkTree.blocks(CMARK_NODE_PARAGRAPH, from: $0) }
    guard let paragraph = (paragraphs.first { !Self.isPicture($0) }) ?? (nested.first { !Self.isPicture($0) }) else {
      return ""
    }
    let text = CMarkTree.plainText(of: paragraph)
    guard let turn = paragraph.parent, let speaker = speakers[turn], turn.firstChild == paragraph else {
      return text
    }
    return "\(speaker): \(text)"
  }

  /// Runs between blanks that hold a letter or digit.
  static func words(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = 0
    while index < text.count {
      if isASCIIAlphanumeric(text[index]) || startsLetter(text, at: index) {
        count += 1
        index = endOfRun(in: text, from: index + 1)
      } else {
        index += 1
      }
    }
    return count
  }
}

/// Where the next blank stands, looked for in eight bytes at once; the end where there is none.
private func endOfRun(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let bytes = UnsafeRawBufferPointer(text)
  var index = start
  while index + 8 <= bytes.count {
    let next = EightBytes(bytes, at: index)
    let blanks = next.places(of: UInt8(ascii: " ")) | next.places(of: UInt8(ascii: "\t"))
    if blanks != 0 { return index + EightBytes.distance(to: blanks) }
    index += 8
  }
  while index < bytes.count, bytes[index] != UInt8(ascii: " "), bytes[index] != UInt8(ascii: "\t") { index += 1 }
  return index
}

/// Whether a character beyond ASCII begins here that is no dash, quotation mark, ellipsis or no-break space: those are
/// U+00A0 to U+00BF and U+2000 to U+203F.
private func startsLetter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  switch text[index] {
  case 0..<0xC3: false
  case 0xE2: index + 1 < text.count && text[index + 1] != 0x80
  default: true
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
