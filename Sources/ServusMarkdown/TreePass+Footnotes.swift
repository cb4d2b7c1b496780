import CCmark
import ServusDiagnostics
import ServusMarkup

extension TreePass {
  /// References to footnotes get their numbers, in the order of the first to each, and the footnotes become a section at
  /// the text's end.
  mutating func transformFootnotes() {
    diagnostics.append(contentsOf: dialect.diagnostics)
    var pass = FootnotePass(
      footnotes: dialect.footnotes, tree: tree, lines: lines, firstSlot: references.count)
    pass.findReferences(below: tree.root)
    var index = 0
    while index < pass.order.count {
      // A footnote may refer to others.
      if let content = dialect.footnotes[pass.order[index]].content { pass.findReferences(below: content) }
      index += 1
    }
    pass.reportUnused()
    diagnostics.append(contentsOf: pass.diagnostics)
    references.append(contentsOf: pass.references)
    appendFootnotes(pass)
  }

  /// The section of footnotes. Its ids hold an underscore and are known before those of headings are made.
  private mutating func appendFootnotes(_ pass: FootnotePass) {
    guard !pass.order.isEmpty, let section = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) else { return }
    var enter = HTMLBuilder("<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"footnotes_title\">\n")
    enter.add("<h2 id=\"footnotes_title\">")
    enter.add(value: options.footnoteWords.title)
    enter.add("</h2>\n<ol>\n")
    section.setOnEnter(enter)
    section.setOnExit(HTMLBuilder("</ol>\n</section>\n"))
    anchors.insert("footnotes_title")
    for (number, index) in zip(1..., pass.order) {
      guard let item = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) else { continue }
      var enter = HTMLBuilder("<li id=\"footnote_")
      enter.add(number: number)
      enter.add("\">\n")
      item.setOnEnter(enter)
      item.setOnExit(HTMLBuilder("</li>\n"))
      anchors.insert("footnote_\(number)")
      section.append(item)
      if let content = dialect.footnotes[index].content { item.adoptChildren(of: content) }
      addBackLinks(to: item, number: number, count: pass.counts[index])
    }
    tree.root.append(section)
    footnotes = section
  }

  /// One link back for each reference, at the end of the footnote's last paragraph.
  private mutating func addBackLinks(to item: CMarkNode, number: Int, count: Int) {
    var html = HTMLBuilder()
    for reference in 1...max(1, count) {
      anchors.insert("footnote_\(number)_\(reference)")
      html.add(" <a")
      html.add(slot: references.count)
      references.append(.footnote("#footnote_\(number)_\(reference)"))
      html.add(" role=\"doc-backlink\" ")
      let label = options.footnoteWords.back
      html.add(attribute: "aria-label", value: count > 1 ? "\(label) (\(reference))" : label)
      html.add(">↩\u{FE0E}")
      if count > 1 {
        html.add("<sup>")
        html.add(number: reference)
        html.add("</sup>")
      }
      html.add("</a>")
    }
    guard let links = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE) else { return }
    links.setOnEnter(html)
    if let last = item.lastChild, last.type == CMARK_NODE_PARAGRAPH {
      last.append(links)
    } else if let paragraph = CMarkNode.make(CMARK_NODE_PARAGRAPH) {
      paragraph.append(links)
      item.append(paragraph)
    }
  }
}

/// Finds the references to footnotes.
private struct FootnotePass {
  private let footnotes: [DialectText.Footnote]
  private let tree: CMarkTree
  private let lines: SourceLines
  /// The index of the footnote by its label, small letters.
  private var labels: [String: Int] = [:]
  private var numbers: [Int?]
  /// The footnotes that are referred to, by their index, in the order of their numbers.
  private(set) var order: [Int] = []
  /// How many references each footnote has.
  private(set) var counts: [Int]
  private(set) var diagnostics = Diagnostics()
  /// The links to footnotes, whose slots begin with `firstSlot`.
  private(set) var references: [MarkdownDocument.Reference] = []
  private let firstSlot: Int
  /// The labels that have been said to have no text; there is an end to it.
  private var unknown: Set<String> = []
  private static let mostUnknown = 100

  init(footnotes: [DialectText.Footnote], tree: CMarkTree, lines: SourceLines, firstSlot: Int) {
    self.footnotes = footnotes
    self.firstSlot = firstSlot
    self.tree = tree
    self.lines = lines
    numbers = Array(repeating: nil, count: footnotes.count)
    counts = Array(repeating: 0, count: footnotes.count)
    for (index, footnote) in footnotes.enumerated() {
      let label = footnote.definition.label.lowercased()
      if labels[label] == nil { labels[label] = index }
    }
  }

  mutating func findReferences(below root: CMarkNode) {
    for node in CMarkTree.texts(holding: UInt8(ascii: "^"), from: root) {
      replaceReferences(in: node, node.withLiteralBytes { Array($0) }[...])
    }
  }

  /// Cuts a text at its references. One in a link's text stands behind the link, since a link can hold no other; one in the
  /// text alternative of a picture is nothing.
  private mutating func replaceReferences(in node: CMarkNode, _ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    var rest = bytes
    let holder = node.holder
    while let opening = rest.firstIndex(of: UInt8(ascii: "[")) {
      rest = rest[opening...]
      let label = FootnoteLabel.label(rest)
      rest = rest.dropFirst()
      guard let label else { continue }
      guard let index = labels[String(decoding: label, as: UTF8.self).lowercased()] else {
        reportUnknown(String(decoding: label, as: UTF8.self), in: node)
        continue
      }
      CMarkNode.text(bytes[start..<opening])?.insertBefore(node)
      rest = bytes[(label.endIndex + 1)...]
      start = rest.startIndex
      if holder.isPicture { continue }
      if let place = holder.next {
        reference(to: index)?.insertBefore(place)
      } else if let reference = reference(to: index) {
        holder.node.parent?.append(reference)
      }
    }
    guard start > bytes.startIndex else { return }
    CMarkNode.text(bytes[start...])?.insertBefore(node)
    tree.remove(node)
  }

  /// The next reference to a footnote.
  private mutating func reference(to index: Int) -> CMarkNode? {
    let number = numbers[index] ?? order.count + 1
    if numbers[index] == nil {
      numbers[index] = number
      order.append(index)
    }
    counts[index] += 1
    let reference = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE)
    var html = HTMLBuilder("<sup class=\"footnote\"><a")
    html.add(slot: firstSlot + references.count)
    references.append(.footnote("#footnote_\(number)"))
    html.add(" id=\"footnote_")
    html.add(number: number)
    html.add("_")
    html.add(number: counts[index])
    html.add("\" role=\"doc-noteref\">")
    html.add(number: number)
    html.add("</a></sup>")
    reference?.setOnEnter(html)
    return reference
  }

  /// What looks like a reference and leads nowhere.
  private mutating func reportUnknown(_ label: String, in node: CMarkNode) {
    guard unknown.count < Self.mostUnknown, unknown.insert(label).inserted else { return }
    diagnostics.report(
      lines.diagnostic(
        .dialect, "the footnote [^\(label)] has no text", at: node, near: "[^\(label)]",
        help: (label.utf8.count > 2 ? didYouMean(label, among: footnotes.map(\.definition.label)) : nil)
          ?? "write it at the beginning of a line, [^\(label)]: …, or write \\[^\(label)] for the signs themselves"))
  }

  mutating func reportUnused() {
    for (index, footnote) in footnotes.enumerated() where numbers[index] == nil && footnote.definition.isUsable {
      let label = footnote.definition.label
      diagnostics.report(
        lines.diagnostic(
          .dialect, "nothing refers to the footnote [^\(label)]", about: footnote.definition,
          help: "write [^\(label)] where it belongs, or remove it"))
    }
  }
}

extension MarkdownDocument.Reference {
  /// A link between a footnote and the text: a feed needs the whole address, and it is never broken.
  fileprivate static func footnote(_ destination: String) -> Self {
    Self(kind: .link, destination: destination, mark: SourceMark(line: 1, column: 1, length: 0))
  }
}

extension CMarkNode {
  /// What a reference in a text stands behind, and what it stands before: the outermost link around it, or the text itself.
  fileprivate var holder: (node: CMarkNode, next: CMarkNode?, isPicture: Bool) {
    var holder = self
    var ancestor = parent
    while let current = ancestor, current.isInline {
      if current.type == CMARK_NODE_IMAGE { return (current, current.next, true) }
      if current.type == CMARK_NODE_LINK { holder = current }
      ancestor = current.parent
    }
    return (holder, holder == self ? self : holder.next, false)
  }
}
