import CCmark
import ServusDiagnostics
import ServusMarkup

extension TreePass {
  /// Links and pictures within the site become slots; those to forbidden schemes lose their address.
  mutating func transformLinks() {
    // What stands in a picture's text is judged too, although it is not shown.
    for node in inventory.links.filter({ $0.isBelow(tree.root) }) {
      if node.type == CMARK_NODE_LINK { transform(link: node) } else { transform(picture: node) }
    }
  }

  private mutating func transform(link node: CMarkNode) {
    switch Destination(node.url) {
    case .external: break
    case .forbidden(let scheme): forbid(node, scheme: scheme)
    case .site where options.isComment:
      diagnostics.report(
        lines.diagnostic(
          .unsafeLink, "comments link to other sites alone; the text stays without a link",
          at: place(ofAddressOf: node), help: "write the whole address, with https://"))
      forbid(node, scheme: "")
    case .site:
      var enter = HTMLBuilder("<a")
      enter.add(slot: reference(.link, to: node))
      addTitle(of: node, to: &enter)
      enter.add(">")
      tree.replace(node, by: CMARK_NODE_CUSTOM_INLINE, enter: enter, exit: HTMLBuilder("</a>"))
    }
  }

  private mutating func transform(picture node: CMarkNode) {
    let alt = CMarkTree.plainText(of: node)
    if alt.trimmed.isEmpty, !options.isComment {
      diagnostics.report(
        lines.diagnostic(
          .missingAlt, "a picture without a text alternative", at: node, near: node.url,
          help: "say between the brackets what the picture shows: ![…](\(node.url))"))
    }
    var enter = HTMLBuilder("<img")
    switch Destination(node.url) {
    case .external where !options.isComment:
      diagnostics.report(
        lines.diagnostic(
          .externalPicture, "a picture from another site, which the site's own headers forbid to load",
          at: place(ofAddressOf: node), help: "put the file beside the post"))
      return
    case .forbidden(let scheme): return forbid(node, scheme: scheme)
    // A comment shows no pictures, only what they would have said.
    case .external: return forbid(node, scheme: "")
    case .site where options.isComment: return forbid(node, scheme: "")
    case .site: enter.add(slot: reference(.picture, to: node))
    }
    enter.add(" alt=\"")
    enter.add(value: alt)
    enter.add("\"")
    addTitle(of: node, to: &enter)
    enter.add(">")
    let custom = tree.replace(node, by: CMARK_NODE_CUSTOM_INLINE, enter: enter)
    for child in custom?.children ?? [] { tree.remove(child) }
  }

  /// The text stays, the address goes.
  private mutating func forbid(_ node: CMarkNode, scheme: String) {
    if !scheme.isEmpty {
      diagnostics.report(
        lines.diagnostic(
          .unsafeLink, "the address scheme \"\(scheme)\" is not allowed; the text stays without a link",
          at: place(ofAddressOf: node), help: "use http, https, mailto or tel"))
    }
    for child in node.children { child.insertBefore(node) }
    tree.remove(node)
  }

  private func addTitle(of node: CMarkNode, to html: inout HTMLBuilder) {
    guard !node.title.isEmpty, node.parent?.type != CMARK_NODE_CUSTOM_BLOCK else { return }
    html.add(" title=\"")
    html.add(value: node.title)
    html.add("\"")
  }

  private mutating func reference(_ kind: MarkdownDocument.Reference.Kind, to node: CMarkNode) -> Int {
    let (destination, mark) = (node.url, place(ofAddressOf: node, isNext: true))
    references.append(MarkdownDocument.Reference(kind: kind, destination: destination, mark: mark))
    return references.count - 1
  }

  /// Where a link or picture names its address: in its own block, or where its label is defined; else where the block begins.
  ///
  /// - Parameter isNext: whether it stands behind the last one that was found so.
  private mutating func place(ofAddressOf node: CMarkNode, isNext: Bool = false) -> SourceMark {
    let (address, block) = (node.url, node.sourceLines)
    var position = isNext ? lastReference : SearchPosition()
    if let mark = lines.find(address, in: block, isLinked: true, behind: &position) {
      if isNext { lastReference = position }
      return mark
    }
    var beginning = SearchPosition()
    return definedAddresses.mark(of: address) ?? lines.find(address, in: block, behind: &beginning)
      ?? lines.beginning(of: block.lowerBound)
  }
}
