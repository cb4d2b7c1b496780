import CCmark
import ServusDiagnostics
import ServusMarkup

extension TreePass {
  /// Block quotes whose first line is a marker become asides, conversations and quotations; others whose last paragraph
  /// begins with a dash name their source.
  mutating func transformQuotations() {
    var headingLevel = 1
    for node in inventory.blocks {
      if node.parent == tree.root, node.type == CMARK_NODE_HEADING { headingLevel = node.headingLevel }
      guard node.type == CMARK_NODE_BLOCK_QUOTE else { continue }
      if let kind = kindBeforeColon(of: node) {
        diagnostics.report(
          lines.diagnostic(
            .dialect, "a colon makes the marker [!\(kind)] the address of a link", at: node, near: "[!\(kind)]:",
            help: "write > [!\(kind)] and the title without a colon"))
        continue
      }
      guard let marker = takeMarker(of: node) else {
        transform(quotation: node, language: nil)
        continue
      }
      guard let kind = AsideKind(rawValue: marker.kind.lowercased()) else {
        diagnostics.report(
          lines.diagnostic(
            .dialect, "unknown kind of aside \"\(marker.kind)\"", at: node, near: marker.kind,
            help: didYouMean(
              marker.kind.uppercased(), among: AsideKind.allCases.map { $0.rawValue.uppercased() },
              orElse: "known kinds")))
        continue
      }
      if node.firstChild == nil {
        reportEmpty(node, kind)
        if let title = marker.title { tree.remove(title) }
        continue
      }
      switch kind {
      case .chat: transform(chat: node, title: marker.title)
      case .quote:
        if let title = marker.title { refuse(title, of: node) }
        pair(node, language: marker.argument)
        transform(quote: node, language: marker.argument)
      default: transform(aside: node, kind: kind, title: marker.title, level: min(headingLevel + 1, 6))
      }
    }
  }

  /// The kind in `[!KIND]: word` as the first line of a quotation, which CommonMark takes for the definition of a link and shows
  /// nowhere (https://spec.commonmark.org/0.31.2/#link-reference-definitions). With several words it is none, but no marker is
  /// written like that either.
  private func kindBeforeColon(of quotation: CMarkNode) -> String? {
    guard quotation.firstChild?.type != CMARK_NODE_BLOCK_QUOTE, !escapedQuotations.contains(quotation) else {
      return nil
    }
    let text = lines.content(ofLine: quotation.startLine)
    guard text.starts(with: "[!".utf8) else { return nil }
    let kind = text.dropFirst(2).prefix { isASCIIAlphanumeric($0) }
    guard !kind.isEmpty, text[kind.endIndex...].starts(with: "]:".utf8) else { return nil }
    return String(decoding: kind, as: UTF8.self)
  }

  /// Notes the quotations whose first text only looks like a marker once its signs are shown.
  mutating func findEscapedMarkers() {
    for node in CMarkTree.blocks(CMARK_NODE_BLOCK_QUOTE, from: tree.root) {
      guard let text = node.firstChild?.firstChild, text.type == CMARK_NODE_TEXT, !text.literal.hasPrefix("[!") else {
        continue
      }
      escapedQuotations.insert(node)
    }
  }

  /// The text that begins a quotation and may hold its marker.
  private func markerText(of quotation: CMarkNode) -> CMarkNode? {
    guard let paragraph = quotation.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH,
      let text = paragraph.firstChild, text.type == CMARK_NODE_TEXT, text.literal.hasPrefix("[!"),
      !escapedQuotations.contains(quotation)
    else { return nil }
    return text
  }

  /// The marker `[!KIND argument] words` in a quotation's first line, which is taken out of the text. The words become a
  /// block of their own; it stands nowhere yet.
  private func takeMarker(of quotation: CMarkNode) -> (kind: String, argument: String, title: CMarkNode?)? {
    guard let first = markerText(of: quotation), let paragraph = first.parent else { return nil }
    let text = first.literal
    let inside = text.dropFirst(2).prefix { $0 != "]" }
    let kind = inside.prefix(while: \.isLetter)
    let argument = inside[kind.endIndex...]
    guard !kind.isEmpty, inside.endIndex < text.endIndex, argument.first?.isWhitespace != false else { return nil }
    first.setLiteral(String(text[inside.endIndex...].dropFirst().drop(while: \.isBlank)))
    let title = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE)
    title?.setSourceLine(paragraph.sourceLines.lowerBound)
    for node in paragraph.children {
      if node.isBreak || node == first && first.literal.isEmpty {
        tree.remove(node)
        if node.isBreak { break }
      } else {
        title?.append(node)
      }
    }
    if paragraph.firstChild == nil { tree.remove(paragraph) }
    if let title, title.firstChild == nil {
      tree.remove(title)
      return (String(kind), String(argument).trimmed, nil)
    }
    return (String(kind), String(argument).trimmed, title)
  }

  private mutating func reportEmpty(_ node: CMarkNode, _ kind: AsideKind) {
    let (message, help) =
      switch kind {
      case .chat:
        ("a conversation without a turn", "begin each turn with a bold name and a colon: > **Thor:** Good day")
      case .quote: ("a quotation without a text", "write the text below the marker, each line after a >")
      default: ("an aside without a text", "write the text below the marker, each line after a >")
      }
    diagnostics.report(lines.diagnostic(.dialect, message, at: node, near: "[!", help: help))
  }

  private mutating func refuse(_ title: CMarkNode, of quotation: CMarkNode) {
    diagnostics.report(
      lines.diagnostic(
        .dialect, "a quotation has no title", at: quotation, near: CMarkTree.plainText(of: title).trimmed,
        help: "name the source in a last paragraph that begins with \"— \""))
    tree.remove(title)
  }

  /// Puts the words of a marker, or those of the page's language where there are none, before all else in a block.
  func entitle(_ block: CMarkNode, _ title: CMarkNode?, or word: String, enter: HTMLBuilder, exit: HTMLBuilder) {
    guard let title = title ?? CMarkNode.make(CMARK_NODE_CUSTOM_INLINE) else { return }
    var enter = enter
    if title.firstChild == nil { enter.add(value: word) }
    title.setOnEnter(enter)
    title.setOnExit(exit)
    if let first = block.firstChild { title.insertBefore(first) } else { block.append(title) }
  }

  private mutating func transform(aside node: CMarkNode, kind: AsideKind, title: CMarkNode?, level: Int) {
    asideCount += 1
    var enter = HTMLBuilder("<aside class=\"aside aside-")
    enter.add(value: kind.rawValue)
    if options.isComment {
      // A comment has no ids and no headings of the page.
      enter.add("\" role=\"note")
    } else {
      enter.add("\" aria-labelledby=\"aside_")
      enter.add(number: asideCount)
    }
    enter.add("\">\n")
    guard
      let aside = tree.replace(node, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: HTMLBuilder("</aside>\n"))
    else { return }
    let (heading, end) = options.isComment ? Self.commentTitle : asideHeading(level)
    entitle(aside, title, or: options.titles[kind] ?? "", enter: heading, exit: end)
  }

  private static let commentTitle = (HTMLBuilder("<p class=\"aside-title\">"), HTMLBuilder("</p>"))

  private func asideHeading(_ level: Int) -> (HTMLBuilder, HTMLBuilder) {
    var heading = HTMLBuilder("<h")
    heading.add(number: level)
    heading.add(" class=\"aside-title\" id=\"aside_")
    heading.add(number: asideCount)
    heading.add("\">")
    var end = HTMLBuilder("</h")
    end.add(number: level)
    end.add(">")
    return (heading, end)
  }

  /// A quotation in another language and its rendering directly behind it, in the page's, are held together; both say their language.
  private mutating func pair(_ node: CMarkNode, language: String) {
    guard isLanguageTag(language), !isOwn(language), let rendering = node.next,
      rendering.type == CMARK_NODE_BLOCK_QUOTE, let text = markerText(of: rendering),
      text.literal.uppercased().hasPrefix("[!QUOTE "),
      isOwn(String(text.literal.dropFirst(8).prefix { $0 != "]" }).trimmed),
      let pair = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK)
    else { return }
    pair.setOnEnter(HTMLBuilder("<div class=\"quotation-pair\">\n"))
    pair.setOnExit(HTMLBuilder("</div>\n"))
    pair.insertBefore(node)
    pair.append(node)
    pair.append(rendering)
    renderings.insert(rendering)
  }

  /// Whether a tag names the page's language, in whatever region.
  private func isOwn(_ language: String) -> Bool {
    primaryLanguage(of: language) == primaryLanguage(of: options.language)
  }

  private mutating func transform(quote node: CMarkNode, language: String) {
    guard isLanguageTag(language) else {
      diagnostics.report(
        lines.diagnostic(
          .dialect, "a quotation's language must be a tag such as \"en\", not \"\(language)\"", at: node,
          near: "[!", help: "write > [!QUOTE en]"))
      return
    }
    guard isKnownLanguage(language) else {
      diagnostics.report(
        lines.diagnostic(
          .dialect, "there is no language \"\(language)\"", at: node, near: language,
          help: "use the language's code, not the country's: cs for Czech, uk for Ukrainian"))
      return
    }
    transform(quotation: node, language: language)
  }

  /// `<figure>` around the quotation where its source is named or its language is another.
  private mutating func transform(quotation node: CMarkNode, language: String?) {
    let source = takeSource(of: node)
    guard source != nil || language != nil else { return }
    var enter = HTMLBuilder("<figure class=\"quotation\">\n<blockquote")
    if let language, language.lowercased() != options.language.lowercased() || renderings.contains(node) {
      enter.add(" lang=\"")
      enter.add(value: language)
      enter.add("\"")
    }
    enter.add(">\n")
    let end = HTMLBuilder("</blockquote>\n")
    guard let quotation = tree.replace(node, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: end) else { return }
    if let language {
      quotations[quotation] = PlainText.Quotation(
        number: quotations.count, language: matchingLanguage(language, among: options.siteLanguages) ?? language)
    }
    guard let caption = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) else { return }
    if let next = quotation.next { caption.insertBefore(next) } else { quotation.parent?.append(caption) }
    guard let source else {
      caption.setOnExit(HTMLBuilder("</figure>\n"))
      return
    }
    fill(caption, with: source)
  }

  /// Makes a block the caption at the end of a figure, and the figure's end.
  mutating func fill(_ caption: CMarkNode, with source: CMarkNode) {
    caption.setOnEnter(HTMLBuilder("<figcaption>"))
    caption.setOnExit(HTMLBuilder("</figcaption>\n</figure>\n"))
    caption.append(source)
    captions.append(source)
  }

  /// The sources of quotations lose their paragraph: they are the caption itself.
  func unwrapCaptions() {
    for paragraph in captions {
      guard let caption = paragraph.parent else { continue }
      caption.adoptChildren(of: paragraph)
      tree.remove(paragraph)
    }
  }

  /// The last paragraph of a quotation or conversation if it begins with a dash and a blank: the source, dash and all.
  func takeSource(of quotation: CMarkNode) -> CMarkNode? {
    guard let last = quotation.lastChild, last.type == CMARK_NODE_PARAGRAPH, last != quotation.firstChild,
      let text = last.firstChild, text.type == CMARK_NODE_TEXT, text.literal.hasPrefix("— ")
    else { return nil }
    return last
  }
}

extension Character {
  /// Whether nothing is seen of it: white space, and signs such as U+200B that come with copied text.
  fileprivate var isBlank: Bool {
    isWhitespace || unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
  }
}
