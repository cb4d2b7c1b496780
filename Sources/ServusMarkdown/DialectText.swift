import CCmark
import ServusDiagnostics

/// A text that libcmark has parsed, with what must be known before it sees the lines: footnotes are taken out, and
/// tables are built.
struct DialectText {
  let tree: CMarkTree
  let syntax: DialectSyntax
  private(set) var footnotes: [Footnote] = []
  private(set) var diagnostics = Diagnostics()

  /// A footnote's text and where it begins.
  struct Footnote {
    let definition: FootnoteSource.Definition
    /// What holds the text; nil where it could not be read.
    let content: CMarkNode?
  }

  /// The tree that the footnotes' texts still belong to.
  private(set) var noteTree: CMarkTree?

  /// Whether `EscapedSigns` has hidden signs in it.
  let hasHiddenSigns: Bool

  /// Nil where libcmark is out of memory.
  init?(_ bytes: ArraySlice<UInt8>, lines original: SourceLines, isComment: Bool) {
    let syntax = DialectSyntax(bytes)
    self.syntax = syntax
    let hidden = syntax.needsEscapes ? EscapedSigns.hidden(bytes) : nil
    hasHiddenSigns = hidden != nil
    var text = hidden.map { $0[...] } ?? bytes
    var lines = hidden.map { original.with(bytes: $0[...]) } ?? original
    var source: FootnoteSource?
    var code: CodeLines?
    let marked = syntax.footnotes ? lines.numbers(holding: "[^") : []
    if marked.contains(where: { FootnoteLabel.nestedDefinition(lines.bytes(ofLine: $0)) != nil }) {
      guard let found = CodeLines.find(in: text, lines) else { return nil }
      code = found
      if isComment {
        text = Self.withoutFootnotes(lines, isCode: found.contains)
        lines = original.with(bytes: text)
      } else {
        let footnotes = FootnoteSource(lines, messageLines: original, marked: marked, isCode: found.contains)
        text = footnotes.body[...]
        diagnostics.append(contentsOf: footnotes.diagnostics)
        source = footnotes
      }
    }
    guard let tree = CMarkTree(parsing: text) else { return nil }
    self.tree = tree
    var definitions = DefinitionSource(lines: lines, code: code, tree: tree)
    if syntax.tables { buildTables(in: tree, lines: lines, &definitions) }
    guard let source else { return }
    guard let notes = CMarkTree(parsing: (source.notes + definitions.bytes())[...]) else { return nil }
    noteTree = notes
    if syntax.tables { buildTables(in: notes, lines: original.with(bytes: source.notes[...]), &definitions) }
    var lists = notes.root.children[...]
    footnotes = source.definitions.map { definition in
      Footnote(definition: definition, content: definition.isUsable ? lists.popFirst()?.firstChild : nil)
    }
  }

  private mutating func buildTables(in tree: CMarkTree, lines: SourceLines, _ definitions: inout DefinitionSource) {
    var builder = TableBuilder(tree: tree, lines: lines)
    builder.run(definitions: { definitions.bytes() })
    diagnostics.append(contentsOf: builder.diagnostics)
  }

  /// The text of a comment, which has no footnotes: what looks like one must not define a link.
  private static func withoutFootnotes(_ lines: SourceLines, isCode: (_ line: Int) -> Bool) -> ArraySlice<UInt8> {
    var text: [UInt8] = []
    for number in 1...max(1, lines.count) {
      let line = lines.bytes(ofLine: number)
      if !isCode(number), let start = FootnoteLabel.nestedDefinition(line) {
        let bracket = start.label.startIndex - 2
        text.append(contentsOf: line[..<bracket])
        text.append(UInt8(ascii: "\\"))
        text.append(contentsOf: line[bracket...])
      } else {
        text.append(contentsOf: line)
      }
      // As many lines as before: a last one without an end gets none.
      if number < lines.count { text.append(UInt8(ascii: "\n")) }
    }
    return text[...]
  }
}

/// The definitions of links, collected when something first asks for them.
private struct DefinitionSource {
  let lines: SourceLines
  let code: CodeLines?
  let tree: CMarkTree
  private var collected: [UInt8]?

  init(lines: SourceLines, code: CodeLines?, tree: CMarkTree) {
    (self.lines, self.code, self.tree) = (lines, code, tree)
  }

  mutating func bytes() -> [UInt8] {
    if let collected { return collected }
    let code = code ?? CodeLines(tree, count: lines.count)
    let bytes = LinkDefinitions.collect(from: lines, isCode: code.contains)
    collected = bytes
    return bytes
  }
}

extension SourceLines {
  /// The lines of a text that has as many of them.
  fileprivate func with(bytes: ArraySlice<UInt8>) -> SourceLines {
    SourceLines(bytes: bytes, source: source, firstLine: firstLine)
  }
}
