import CCmark
import ServusMarkup

extension TreePass {
  /// List items that begin with `[ ]` or `[x]` are tasks: a box with the paragraph for its label, which nobody can tick.
  mutating func transformTasks() {
    for item in CMarkTree.blocks(CMARK_NODE_ITEM, from: tree.root) {
      guard let paragraph = item.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH, let text = paragraph.firstChild,
        text.type == CMARK_NODE_TEXT, let isDone = text.withLiteralBytes(Self.taskState),
        let label = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE)
      else { continue }
      text.setLiteral(text.withLiteralBytes { Array($0.dropFirst(4)) })
      label.adoptChildren(of: paragraph)
      label.setOnEnter(
        HTMLBuilder(
          isDone
            ? "<label><input type=\"checkbox\" checked disabled> " : "<label><input type=\"checkbox\" disabled> "
        ))
      label.setOnExit(HTMLBuilder("</label>"))
      paragraph.append(label)
      tasks.insert(item)
      if let list = item.parent, taskLists.last != list { taskLists.append(list) }
    }
  }

  private static func taskState(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard text.count >= 4, text[0] == UInt8(ascii: "["), text[2] == UInt8(ascii: "]"),
      text[3] == UInt8(ascii: " ") || text[3] == UInt8(ascii: "\t")
    else { return nil }
    switch text[1] {
    case UInt8(ascii: " "): return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }

  /// Gives the items of tasks their class. Runs when all else is done, since libcmark's own lists have no attributes and
  /// its own items can stand in no other list.
  func finishTasks() {
    var seen: Set<CMarkNode> = []
    for list in taskLists where seen.insert(list).inserted {
      let isOrdered = cmark_node_get_list_type(list.pointer) == CMARK_ORDERED_LIST
      let isTight = cmark_node_get_list_tight(list.pointer) != 0
      let start = Int(cmark_node_get_list_start(list.pointer))
      var enter = HTMLBuilder(isOrdered ? "<ol" : "<ul")
      if isOrdered, start != 1 {
        enter.add(" start=\"")
        enter.add(number: start)
        enter.add("\"")
      }
      enter.add(">")
      let items = list.children
      tree.replace(
        list, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: HTMLBuilder(isOrdered ? "</ol>\n" : "</ul>\n"))
      for item in items {
        let enter = HTMLBuilder(tasks.contains(item) ? "<li class=\"task\">" : "<li>")
        let custom = tree.replace(item, by: CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: HTMLBuilder("</li>\n"))
        if isTight, let custom { unwrapParagraphs(of: custom) }
      }
    }
  }

  /// A tight list shows no paragraphs.
  private func unwrapParagraphs(of item: CMarkNode) {
    for paragraph in item.children where paragraph.type == CMARK_NODE_PARAGRAPH {
      for child in paragraph.children { child.insertBefore(paragraph) }
      tree.remove(paragraph)
    }
  }
}
