import CCmark
import ServusDiagnostics
import ServusMarkup

/// Makes tables of the paragraphs that are some. libcmark has read them as running text, so their lines are taken from
/// the source and cut into cells, and all cells of a text are parsed in one go, each as a heading of one line, which is
/// inlines whatever it begins with.
struct TableBuilder {
  private struct Table {
    let node: CMarkNode
    /// The lines before the table that belong to the same paragraph.
    let prefix: [ArraySlice<UInt8>]
    let headLine: Int
    let alignments: [TableRow.Alignment]
    /// The head first.
    let rows: [(cells: [ArraySlice<UInt8>], line: Int)]
    /// Whether a line of dashes ends it, which libcmark has taken for a heading's.
    let hasRule: Bool
  }

  private static let mostMissingCells = 500_000

  private let tree: CMarkTree
  private let lines: SourceLines
  private var missingCells = 0
  private(set) var diagnostics = Diagnostics()

  init(tree: CMarkTree, lines: SourceLines) {
    self.tree = tree
    self.lines = lines
  }

  /// - Parameter definitions: the definitions of links that the cells may use.
  mutating func run(definitions: () -> [UInt8]) {
    var tables: [Table] = []
    for node in CMarkTree.blocks(CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING, from: tree.root) {
      if let table = table(in: node) { tables.append(table) }
    }
    guard !tables.isEmpty else { return }
    var source: [UInt8] = []
    for table in tables { Self.write(table, to: &source) }
    source.append(contentsOf: definitions())
    guard let cells = CMarkTree(parsing: source[...]) else { return }
    var blocks = cells.root.children[...]
    for table in tables { build(table, from: &blocks) }
  }

  /// The table that a paragraph or underlined heading is or ends with.
  private mutating func table(in node: CMarkNode) -> Table? {
    let first = node.startLine
    guard first > 0, node.endLine > first, lines.hold("|", in: first...node.endLine) else { return nil }
    var contents = Contents(of: node, in: lines)
    guard let head = contents.head() else { return nil }
    var hasRule = false
    if node.type == CMARK_NODE_HEADING, let underline = contents.lines.firstIndex(where: Contents.isUnderline) {
      guard underline > head + 1 else { return nil }
      let dashes = contents.lines[underline].trimmingBlanks
      hasRule = dashes.first == UInt8(ascii: "-") && dashes.count >= 3
      contents.lines.removeSubrange((hasRule ? underline : underline + 1)...)
    }
    let alignments = TableRow.alignments(contents.lines[head + 1]) ?? []
    var rows = [(TableRow(contents.lines[head]).cells, first + head)]
    for index in contents.lines.indices.dropFirst(head + 2) {
      let cells = TableRow(contents.lines[index], atMost: alignments.count).cells
      missingCells += alignments.count - cells.count
      rows.append((cells, first + index))
    }
    guard missingCells <= Self.mostMissingCells else {
      missingCells = 0
      diagnostics.report(
        lines.diagnostic(
          .tooCostly, "tables with more than 500,000 missing cells", at: node, help: "split the table"))
      return nil
    }
    return Table(
      node: node, prefix: Array(contents.lines[..<head]), headLine: first + head, alignments: alignments, rows: rows,
      hasRule: hasRule)
  }

  /// What is before a table is a quotation, each cell that is not empty a heading.
  private static func write(_ table: Table, to source: inout [UInt8]) {
    for line in table.prefix {
      source.append(contentsOf: "> ".utf8)
      source.append(contentsOf: line)
      source.append(UInt8(ascii: "\n"))
    }
    for row in table.rows {
      for cell in row.cells where !cell.isEmpty {
        source.append(contentsOf: "# ".utf8)
        source.append(contentsOf: cell)
        source.append(contentsOf: " #\n".utf8)
      }
    }
  }

  private func build(_ table: Table, from blocks: inout ArraySlice<CMarkNode>) {
    if !table.prefix.isEmpty, let quotation = blocks.popFirst() {
      for block in quotation.children {
        block.setSourceLine(max(1, table.headLine - table.prefix.count))
        block.insertBefore(table.node)
      }
    }
    guard let block = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) else { return }
    block.setSourceLine(table.headLine)
    block.setOnEnter(HTMLBuilder("<div class=\"table\">\n<table>\n"))
    block.setOnExit(HTMLBuilder("</table>\n</div>\n"))
    block.insertBefore(table.node)
    for (index, row) in table.rows.enumerated() {
      guard let node = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE) else { continue }
      let isLast = index == table.rows.count - 1
      node.setOnEnter(HTMLBuilder(index == 0 ? "<thead>\n<tr>\n" : index == 1 ? "<tbody>\n<tr>\n" : "<tr>\n"))
      node.setOnExit(
        HTMLBuilder(index == 0 ? "</tr>\n</thead>\n" : isLast ? "</tr>\n</tbody>\n" : "</tr>\n"))
      for (column, alignment) in table.alignments.enumerated() {
        let hasText = column < row.cells.count && !row.cells[column].isEmpty
        let content = hasText ? blocks.popFirst() : nil
        guard let cell = Self.cell(isHead: index == 0 && content?.firstChild != nil, alignment) else { continue }
        cell.setSourceLine(row.line)
        if let content { cell.adoptChildren(of: content) }
        node.append(cell)
      }
      block.append(node)
    }
    if table.hasRule { CMarkNode.make(CMARK_NODE_THEMATIC_BREAK)?.insertBefore(table.node) }
    tree.remove(table.node)
  }

  /// A cell of the head that is empty heads nothing.
  private static func cell(isHead: Bool, _ alignment: TableRow.Alignment) -> CMarkNode? {
    var enter = HTMLBuilder(isHead ? "<th scope=\"col\"" : "<td")
    switch alignment {
    case .start: break
    case .center: enter.add(" class=\"center\"")
    case .end: enter.add(" class=\"end\"")
    }
    enter.add(">")
    let cell = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE)
    cell?.setOnEnter(enter)
    cell?.setOnExit(HTMLBuilder(isHead ? "</th>\n" : "</td>\n"))
    return cell
  }
}

/// The source lines of a paragraph without the markers of the containers that it stands in.
private struct Contents {
  var lines: [ArraySlice<UInt8>] = []

  init(of node: CMarkNode, in source: SourceLines) {
    var depth = 0
    var container = node.parent
    while let current = container {
      if current.type == CMARK_NODE_BLOCK_QUOTE { depth += 1 }
      container = current.parent
    }
    lines.append(source.bytes(ofLine: node.startLine).dropFirst(node.startColumn - 1))
    for number in (node.startLine + 1)...max(node.startLine + 1, node.endLine) {
      var line = source.bytes(ofLine: number)
      for _ in 0..<depth {
        let rest = line.drop(while: ArraySlice<UInt8>.isBlank)
        guard rest.first == UInt8(ascii: ">") else { break }
        line = rest.dropFirst()
      }
      if line.trimmingBlanks.isEmpty { break }
      lines.append(line)
    }
  }

  /// The first line that heads a table: as many cells as the delimiter row below it.
  func head() -> Int? {
    for index in lines.indices.dropLast() {
      guard let alignments = TableRow.alignments(lines[index + 1]),
        lines[index].contains(UInt8(ascii: "|")) || lines[index + 1].contains(UInt8(ascii: "|")),
        TableRow(lines[index]).cells.count == alignments.count
      else { continue }
      return index
    }
    return nil
  }

  /// Whether a line makes a heading of the paragraph above it.
  static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmingBlanks
    guard let first = text.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else { return false }
    return text.allSatisfy { $0 == first }
  }
}
