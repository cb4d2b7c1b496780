import CCmark
import ServusMarkup

extension TreePass {
  /// Whether a paragraph holds one picture and nothing else.
  static func isPicture(_ paragraph: CMarkNode) -> Bool {
    guard let only = paragraph.firstChild else { return false }
    return only.type == CMARK_NODE_IMAGE && only.next == nil
  }

  /// A picture alone in a paragraph becomes a figure, its title the caption.
  func transformFigures() {
    for picture in inventory.links where picture.type == CMARK_NODE_IMAGE {
      guard let node = picture.parent, node.type == CMARK_NODE_PARAGRAPH, Self.isPicture(node), node.isBelow(tree.root)
      else { continue }
      var exit = HTMLBuilder()
      if !picture.title.isEmpty {
        exit.add("<figcaption>")
        exit.add(value: setting(picture.title))
        exit.add("</figcaption>")
      }
      exit.add("</figure>\n")
      tree.replace(node, by: CMARK_NODE_CUSTOM_BLOCK, enter: HTMLBuilder("<figure>"), exit: exit)
    }
  }
}
