import CCmark
import ServusDiagnostics
import ServusMarkup

extension TreePass {
  /// A conversation: a list of turns, each with its speaker.
  mutating func transform(chat node: CMarkNode, title: CMarkNode?) {
    let hasPlainNames = reportPlainNames(in: node)
    splitTurns(of: node)
    let source = takeSource(of: node)
    guard !hasPlainNames, makeTurns(of: node, until: source) else {
      if let title { tree.remove(title) }
      return
    }
    guard let figure = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) else { return }
    figure.insertBefore(node)
    figure.append(node)
    var enter = HTMLBuilder("<figure class=\"chat\"")
    var titleEnter = HTMLBuilder("<figcaption>")
    var titleExit = HTMLBuilder("</figcaption>")
    if let source, let caption = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK) {
      // A figure has one caption, first or last: the source's. The title still names the figure.
      chatCount += 1
      figure.append(caption)
      fill(caption, with: source)
      titleEnter = HTMLBuilder("<p class=\"chat-title quiet\"")
      titleExit = HTMLBuilder("</p>")
      if !options.isComment {
        enter.add(" aria-labelledby=\"chat_")
        enter.add(number: chatCount)
        enter.add("\"")
        titleEnter.add(" id=\"chat_")
        titleEnter.add(number: chatCount)
        titleEnter.add("\"")
      }
      titleEnter.add(">")
    } else {
      figure.setOnExit(HTMLBuilder("</figure>\n"))
    }
    enter.add(">\n")
    figure.setOnEnter(enter)
    tree.replace(
      node, by: CMARK_NODE_CUSTOM_BLOCK, enter: HTMLBuilder("<ol class=\"turns\">\n"), exit: HTMLBuilder("</ol>\n"))
    entitle(figure, title, or: options.titles[.chat] ?? "", enter: titleEnter, exit: titleExit)
  }

  /// Puts the blocks of a conversation into turns; false where that cannot be done.
  private mutating func makeTurns(of node: CMarkNode, until source: CMarkNode?) -> Bool {
    var numbers: [String: Int] = [:]
    var turn: CMarkNode?
    for block in node.children where block != source {
      if let speaker = takeSpeaker(of: block) {
        if speaker.isEmpty {
          diagnostics.report(
            lines.diagnostic(
              .dialect, "a turn of a conversation without a name", at: block, near: "**:",
              help: "write who speaks before the colon: **Thor:** Good day"))
        }
        let number = numbers[speaker] ?? numbers.count
        numbers[speaker] = number
        var enter = HTMLBuilder("<li class=\"turn turn-")
        enter.add(number: number % 4 + 1)
        enter.add("\">\n<p class=\"speaker\"><b>")
        enter.add(value: setting(speaker))
        enter.add(":</b></p>\n")
        turn = CMarkNode.make(CMARK_NODE_CUSTOM_BLOCK)
        turn?.setOnEnter(enter)
        turn?.setOnExit(HTMLBuilder("</li>\n"))
        turn?.insertBefore(block)
        if let turn { speakers[turn] = speaker }
      } else if turn == nil {
        diagnostics.report(
          lines.diagnostic(
            .dialect, "a conversation begins with a text that nobody says", at: block,
            help: "begin each turn with a bold name and a colon: **Thor:** Good day"))
        return false
      }
      if block.firstChild == nil, block.type == CMARK_NODE_PARAGRAPH { tree.remove(block) } else { turn?.append(block) }
    }
    return true
  }

  /// Reports names that are meant to be bold and are none, as in `**Thor:**Good day` or `**Thor: **Good day`: their words would
  /// be said by the speaker before. Runs before turns are split, while lines are those of the source.
  private mutating func reportPlainNames(in chat: CMarkNode) -> Bool {
    var isFound = false
    for paragraph in chat.children where paragraph.type == CMARK_NODE_PARAGRAPH {
      for node in paragraph.children where node.previous?.isBreak ?? true {
        guard node.type == CMARK_NODE_TEXT, isPlainName(atLine: node.sourceLines.lowerBound) else { continue }
        isFound = true
        diagnostics.report(
          lines.diagnostic(
            .dialect, "the signs around this name do not make it bold", at: node,
            help: "write no blank inside of them, and one behind them: **Thor:** Good day"))
      }
    }
    return isFound
  }

  /// Whether a line of the source begins with `**…:**` or `**…**:`, or the same with `__`, blanks aside.
  private func isPlainName(atLine line: Int) -> Bool {
    let text = lines.content(ofLine: line)
    guard let sign = ["**", "__"].first(where: { text.starts(with: $0.utf8) }) else { return false }
    let pieces = String(decoding: text.dropFirst(2), as: UTF8.self).split(separator: sign, maxSplits: 1)
    guard pieces.count == 2 else { return false }
    return String(pieces[0]).trimmed.hasSuffix(":") || pieces[1].hasPrefix(":")
  }

  /// A line that begins with a speaker begins a turn even without an empty line before it.
  private func splitTurns(of node: CMarkNode) {
    for paragraph in node.children where paragraph.type == CMARK_NODE_PARAGRAPH {
      let next = paragraph.next
      var turn: CMarkNode?
      for inline in paragraph.children {
        if inline.isBreak, let bold = inline.next, isSpeaker(bold), let new = CMarkNode.make(CMARK_NODE_PARAGRAPH) {
          new.setSourceLine(bold.sourceLines.lowerBound)
          if let next { new.insertBefore(next) } else { node.append(new) }
          turn = new
          tree.remove(inline)
        } else {
          turn?.append(inline)
        }
      }
    }
  }

  /// Whether a node is the `**Thor:**` of `**Thor:** …` or the `**Thor**` of `**Thor**: …` and `**Thor** : …`.
  private func isSpeaker(_ bold: CMarkNode) -> Bool {
    guard bold.type == CMARK_NODE_STRONG else { return false }
    return bold.next?.type == CMARK_NODE_TEXT && Self.textBehindColon(bold.next?.literal ?? "") != nil
      || CMarkTree.plainText(of: bold).trimmed.hasSuffix(":")
  }

  /// What stands behind a colon at the beginning. After a blank it is one only before another: `**Great** :)` names nobody.
  private static func textBehindColon(_ text: String) -> String? {
    let rest = text.drop(while: \.isWhitespace)
    guard rest.first == ":" else { return nil }
    let words = rest.dropFirst()
    guard rest.startIndex == text.startIndex || words.first?.isWhitespace ?? true else { return nil }
    return String(words)
  }

  /// The name in `**Thor:** …` or `**Thor**: …`, which is taken out of the paragraph.
  private func takeSpeaker(of paragraph: CMarkNode) -> String? {
    guard paragraph.type == CMARK_NODE_PARAGRAPH, let bold = paragraph.firstChild, isSpeaker(bold) else { return nil }
    let name = CMarkTree.plainText(of: bold).trimmed
    let hasColonInside = name.hasSuffix(":")
    tree.remove(bold)
    if let following = paragraph.firstChild, following.type == CMARK_NODE_TEXT {
      let rest = hasColonInside ? following.literal : Self.textBehindColon(following.literal) ?? following.literal
      following.setLiteral(String(rest.drop(while: \.isWhitespace)))
      if following.literal.isEmpty { tree.remove(following) }
    }
    if let first = paragraph.firstChild, first.isBreak { tree.remove(first) }
    return hasColonInside ? String(name.dropLast()).trimmed : name
  }
}
