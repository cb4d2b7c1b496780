import CCmark
import ServusDiagnostics
import ServusMarkup

extension TreePass {
  /// Gives every heading an id of its own: the one in `{#id}` at its end, `point-7` for a point, else one made of its
  /// text. Headings of the text itself are kept for the table of contents.
  mutating func transformHeadings() {
    var lastLevel = 1
    for node in inventory.blocks where node.type == CMARK_NODE_HEADING {
      let level = node.headingLevel
      let place = lines.beginning(of: node.startLine)
      let ownID = takeOwnID(of: node)
      let text = CMarkTree.plainText(of: node).trimmed
      let isOwn = node.parent == tree.root
      let point = isOwn && level == 2 && options.hasPoints ? Self.pointNumber(of: text) : nil
      if let point, let ownID { reportOwnID(ownID, ofPoint: point, at: node) }
      let pointID = point.map { "point-\($0)" }
      let id = uniqueID(pointID ?? ownID ?? options.slug(text), isOwn: point == nil && ownID != nil, at: node)
      if isOwn {
        checkLevel(level, after: lastLevel, at: place)
        lastLevel = level
        headings.append(
          MarkdownDocument.Heading(
            level: level, id: id, text: point == nil ? text : Self.withoutNumber(text), point: point,
            mark: place))
      }
      headingIDs.append((node, id))
    }
  }

  /// Puts the ids into the headings. Runs when all else is done: the finished HTML of a heading replaces its node, since
  /// libcmark's own headings have no attributes and its custom blocks would break the line after the tag.
  func finishHeadings() {
    for (node, id) in headingIDs {
      let html = CMarkTree.html(of: node)
      guard let tagEnd = html.bytes.firstIndex(of: UInt8(ascii: ">")),
        let block = CMarkNode.make(CMARK_NODE_HTML_BLOCK)
      else { continue }
      let heading = HTMLFragment(html, slots: [HTMLFragment.Slot(offset: tagEnd, reference: 0)])
      block.setHTML(
        heading.filled { _, tag in
          tag.add(" ")
          tag.add(attribute: "id", value: id)
          // Scripts must tell the text's own headings from those that an author writes as HTML.
          if options.rawHTML == .keep, !options.isComment { tag.add(" data-section") }
        })
      block.insertBefore(node)
      tree.remove(node)
    }
  }

  /// The heading of a comment is no heading of the page: it becomes a bold paragraph.
  func flattenHeadings() {
    for node in inventory.blocks where node.type == CMARK_NODE_HEADING {
      guard let paragraph = CMarkNode.make(CMARK_NODE_PARAGRAPH), let bold = CMarkNode.make(CMARK_NODE_STRONG) else {
        continue
      }
      bold.adoptChildren(of: node)
      paragraph.append(bold)
      paragraph.insertBefore(node)
      tree.remove(node)
    }
  }

  private mutating func reportOwnID(_ id: String, ofPoint point: Int, at heading: CMarkNode) {
    diagnostics.report(
      lines.diagnostic(
        .dialect, "point \(point) cannot have an id of its own", at: heading, near: "{#\(id)}",
        help: "remove {#\(id)}: every language finds the point at #point-\(point)"))
  }

  private mutating func checkLevel(_ level: Int, after last: Int, at place: SourceMark) {
    let message: String
    let help: String
    if level == 1 {
      message = "a heading of level 1: the page's title is the only one"
      help = "begin headings in the text with ##"
    } else if level > last + 1 {
      message = "a heading of level \(level) after one of level \(last)"
      help = "use \(String(repeating: "#", count: last + 1)) here"
    } else {
      return
    }
    diagnostics.report(
      Diagnostic(
        .headingOrder, message, file: lines.source.path, mark: place, excerpt: lines.excerpt(at: place), help: help))
  }

  /// The id of `## Heading {#id}`, which is taken out of the heading's text.
  private mutating func takeOwnID(of heading: CMarkNode) -> String? {
    guard let last = heading.lastChild, last.type == CMARK_NODE_TEXT else { return nil }
    let text = last.literal
    guard text.hasSuffix("}"), let opening = text.ranges(of: "{#").last else { return nil }
    let id = String(text[opening.upperBound...].dropLast())
    let isValid =
      !id.isEmpty
      && id.utf8.allSatisfy { isASCIIAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    guard isValid, !Anchors.isReserved(id) else {
      diagnostics.report(
        lines.diagnostic(
          .dialect, "\"\(id)\" cannot be a heading's id", at: heading, near: "{#",
          help: "use letters, digits and hyphens"))
      return nil
    }
    last.setLiteral(String(text[..<opening.lowerBound]).trimmed)
    return id
  }

  private mutating func uniqueID(_ wanted: String, isOwn: Bool, at node: CMarkNode) -> String {
    let base = wanted.isEmpty ? "section" : wanted
    if anchors.insert(base).inserted { return base }
    if isOwn {
      diagnostics.report(
        lines.diagnostic(
          .dialect, "the id \"\(base)\" stands twice in this text", at: node, near: "{#\(base)}",
          help: "give one of the headings another id"))
    }
    var number = (idCounts[base] ?? 1) + 1
    while !anchors.insert("\(base)-\(number)").inserted { number += 1 }
    idCounts[base] = number
    return "\(base)-\(number)"
  }

  /// 7 for `7. Hire the right people`.
  static func pointNumber(of text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 4, text.dropFirst(digits.count).hasPrefix(".") else { return nil }
    return Int(digits)
  }

  private static func withoutNumber(_ text: String) -> String {
    String(text.drop { $0 != "." }.dropFirst()).trimmed
  }
}
