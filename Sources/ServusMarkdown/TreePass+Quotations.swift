import CCmark
import ServusDiagnostics

extension TreePass {
  /// Block quotes whose first line is a marker become asides, conversations and quotations; others whose last paragraph
  /// begins with a dash name their source.
  mutating func transformQuotations() {
    var headingLevel = 1
    for node in CMarkTree.nodes(from: tree.root) {
      if node.parent == tree.root, node.type == CMARK_NODE_HEADING { headingLevel = node.headingLevel }
      guard node.type == CMARK_NODE_BLOCK_QUOTE else { continue }
      guard let marker = takeMarker(of: node) else {
        transform(quotation: node, language: nil)
        continue
      }
      guard let kind = AsideKind(rawValue: marker.kind.lowercased()) else {
        diagnostics.report(
          lines.diagnostic(
            .dialect, "unknown kind of aside \"\(marker.kind)\"", at: node, near: marker.kind,
            help: didYouMean(marker.kind.uppercased(), among: AsideKind.allCases.map { $0.rawValue.uppercased() })
              ?? "known kinds: \(AsideKind.allCases.map { $0.rawValue.uppercased() }.joined(separator: ", "))"))
        continue
      }
      switch kind {
      case .chat: transform(chat: node)
      case .quote:
        pair(node, language: marker.argument)
        transform(quote: node, language: marker.argument)
      default: transform(aside: node, kind: kind, title: marker.words, level: min(headingLevel + 1, 6))
      }
    }
  }

  /// Notes the quotations whose first text only looks like a marker once its signs are shown.
  mutating func findEscapedMarkers() {
    for node in CMarkTree.nodes(from: tree.root) where node.type == CMARK_NODE_BLOCK_QUOTE {
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

  /// The marker `[!KIND argument] words` in a quotation's first line, which is taken out of the text.
  private func takeMarker(of quotation: CMarkNode) -> (kind: String, argument: String, words: String)? {
    guard let first = markerText(of: quotation), let paragraph = first.parent else { return nil }
    let kind = first.literal.dropFirst(2).prefix { $0.isASCII && $0.isLetter }
    let inside = first.literal.dropFirst(2).prefix { $0 != "]" }
    let argument = inside.dropFirst(kind.count)
    guard !kind.isEmpty, inside.endIndex < first.literal.endIndex, argument.first ?? " " == " " else { return nil }
    var words = ""
    for node in paragraph.children {
      let isBreak = node.type == CMARK_NODE_SOFTBREAK || node.type == CMARK_NODE_LINEBREAK
      if !isBreak { words += CMarkTree.plainText(of: node) }
      tree.remove(node)
      if isBreak { break }
    }
    if paragraph.firstChild == nil { tree.remove(paragraph) }
    return (String(kind), String(argument).trimmed, String(words.dropFirst(inside.count + 3)).trimmed)
  }

  private mutating func transform(aside node: CMarkNode, kind: AsideKind, title: String, level: Int) {
    asideCount += 1
    var enter = HTMLBuilder("<aside class=\"aside aside-")
    enter.add(value: kind.rawValue)
    enter.add("\" aria-labelledby=\"aside_")
    enter.add(number: asideCount)
    enter.add("\">\n<h")
    enter.add(number: level)
    enter.add(" class=\"aside-title\" id=\"aside_")
    enter.add(number: asideCount)
    enter.add("\">")
    enter.add(value: title.isEmpty ? options.titles[kind] ?? "" : setting(title))
    enter.add("</h")
    enter.add(number: level)
    enter.add(">\n")
    let aside = tree.replace(node, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: HTMLBuilder("</aside>\n"))
    if let aside, !title.isEmpty { insertedTexts[aside] = title }
  }

  /// A quotation in another language and its rendering directly behind it, in the page's, are held together.
  private func pair(_ node: CMarkNode, language: String) {
    guard isLanguageTag(language), !isOwn(language), let rendering = node.next,
      rendering.type == CMARK_NODE_BLOCK_QUOTE, let text = markerText(of: rendering),
      text.literal.uppercased().hasPrefix("[!QUOTE "),
      isOwn(String(text.literal.dropFirst(8).prefix { $0 != "]" }).trimmed),
      let pair = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK)
    else { return }
    pair.setOnEnter(HTMLBuilder("<div class=\"quotation-pair\">\n").bytes)
    pair.setOnExit(HTMLBuilder("</div>\n").bytes)
    pair.insertBefore(node)
    pair.append(node)
    pair.append(rendering)
  }

  /// Whether a tag names the page's language, in whatever region.
  private func isOwn(_ language: String) -> Bool {
    language.prefix { $0 != "-" } == options.language.prefix { $0 != "-" }
  }

  private mutating func transform(quote node: CMarkNode, language: String) {
    guard isLanguageTag(language) else {
      diagnostics.report(
        lines.diagnostic(
          .dialect, "a quotation's language must be a tag such as \"en\", not \"\(language)\"", at: node,
          near: "[!", help: "write > [!QUOTE en]"))
      return
    }
    transform(quotation: node, language: language)
  }

  /// `<figure>` around the quotation where its source is named or its language is another.
  private mutating func transform(quotation node: CMarkNode, language: String?) {
    let source = takeSource(of: node)
    guard source != nil || language != nil else { return }
    var enter = HTMLBuilder("<figure class=\"quotation\">\n<blockquote")
    if let language, language != options.language {
      enter.add(" lang=\"")
      enter.add(value: language)
      enter.add("\"")
    }
    enter.add(">\n")
    let end = HTMLBuilder("</blockquote>\n")
    guard let quotation = tree.replace(node, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: end) else { return }
    if let language {
      quotations[quotation] = PlainText.Quotation(number: quotations.count, language: language)
    }
    guard let caption = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) else { return }
    if let next = quotation.next { caption.insertBefore(next) } else { quotation.parent?.append(caption) }
    guard let source else {
      caption.setOnExit(HTMLBuilder("</figure>\n").bytes)
      return
    }
    caption.setOnEnter(HTMLBuilder("<figcaption>").bytes)
    caption.setOnExit(HTMLBuilder("</figcaption>\n</figure>\n").bytes)
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

  /// The last paragraph of a quotation if it begins with a dash and a blank: the source, dash and all.
  private func takeSource(of quotation: CMarkNode) -> CMarkNode? {
    guard let last = quotation.lastChild, last.type == CMARK_NODE_PARAGRAPH, last != quotation.firstChild,
      let text = last.firstChild, text.type == CMARK_NODE_TEXT, text.literal.hasPrefix("— ")
    else { return nil }
    return last
  }

  /// A conversation: a list of turns, each with its speaker.
  private mutating func transform(chat node: CMarkNode) {
    var speakers: [String] = []
    var turn: CMarkNode?
    for block in node.children {
      if let speaker = takeSpeaker(of: block) {
        let number = speakers.firstIndex(of: speaker) ?? speakers.count
        if number == speakers.count { speakers.append(speaker) }
        var enter = HTMLBuilder("<li class=\"turn turn-")
        enter.add(number: number % 4 + 1)
        enter.add("\">\n<p class=\"speaker\"><b>")
        enter.add(value: setting(speaker))
        enter.add(":</b></p>\n")
        turn = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK)
        turn?.setOnEnter(enter.bytes)
        turn?.setOnExit(HTMLBuilder("</li>\n").bytes)
        turn?.insertBefore(block)
        if let turn { insertedTexts[turn] = speaker }
      } else if turn == nil {
        diagnostics.report(
          lines.diagnostic(
            .dialect, "a conversation begins with a text that nobody says", at: block,
            help: "begin each turn with a bold name and a colon: **Thor:** Good day"))
        return
      }
      turn?.append(block)
    }
    var enter = HTMLBuilder("<figure class=\"chat\">\n<figcaption>")
    enter.add(value: options.titles[.chat] ?? "")
    enter.add("</figcaption>\n<ol class=\"turns\">\n")
    tree.replace(node, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: HTMLBuilder("</ol>\n</figure>\n"))
  }

  /// The name in `**Thor:** …` or `**Thor**: …`, which is taken out of the paragraph.
  private func takeSpeaker(of paragraph: CMarkNode) -> String? {
    guard paragraph.type == CMARK_NODE_PARAGRAPH, let bold = paragraph.firstChild, bold.type == CMARK_NODE_STRONG
    else { return nil }
    let name = CMarkTree.plainText(of: bold).trimmed
    let following = bold.next?.type == CMARK_NODE_TEXT ? bold.next : nil
    let hasColonInside = name.hasSuffix(":")
    guard hasColonInside || following?.literal.hasPrefix(":") == true else { return nil }
    if let following {
      let rest = hasColonInside ? following.literal : String(following.literal.dropFirst())
      following.setLiteral(String(rest.drop { $0 == " " }))
    }
    tree.remove(bold)
    return hasColonInside ? String(name.dropLast()) : name
  }
}

/// Whether a text has the form of a BCP 47 tag: `en`, `sr-Latn`, `pt-BR`.
package func isLanguageTag(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let primary = parts.first, (2...3).contains(primary.utf8.count) else { return false }
  return primary.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    && parts.dropFirst().allSatisfy { (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isASCIIAlphanumeric) }
}
