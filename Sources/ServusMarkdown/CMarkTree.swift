import CCmark
import ServusMarkup

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A parsed text; frees libcmark's tree when it goes.
final class CMarkTree {
  let root: CMarkNode
  /// Nodes that were taken out. They are kept to the end, since a pass may still hold them or what is below them.
  private var removed: [CMarkNode] = []

  /// Whether the tree goes with the memory of its text rather than by itself.
  private let isInTextMemory: Bool

  /// Nil where libcmark is out of memory.
  init?(parsing bytes: ArraySlice<UInt8>) {
    let allocator = TextMemory.allocator
    isInTextMemory = allocator != cmark_get_default_mem_allocator()
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, allocator)
    bytes.withUnsafeBytes { raw in
      cmark_parser_feed(
        parser, raw.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(Self.empty), raw.count)
    }
    let pointer = cmark_parser_finish(parser)
    cmark_parser_free(parser)
    guard let root = CMarkNode(pointer) else { return nil }
    self.root = root
    cmark_consolidate_text_nodes(root.pointer)
    if bytes.withUnsafeBufferPointer(Self.mayHoldNoncharacters) { replaceNoncharacters() }
  }

  deinit {
    guard !isInTextMemory else { return }
    for node in removed { cmark_node_free(node.pointer) }
    cmark_node_free(root.pointer)
  }

  /// Takes a node, with what is below it, out of the tree.
  func remove(_ node: CMarkNode) {
    cmark_node_unlink(node.pointer)
    removed.append(node)
  }

  /// Puts a custom node with its own HTML before and after the children in a node's place; the node goes.
  @discardableResult
  func replace(
    _ node: CMarkNode, by type: cmark_node_type, enter: HTMLBuilder, exit: HTMLBuilder = HTMLBuilder()
  ) -> CMarkNode? {
    guard let custom = CMarkNode.make(type) else { return nil }
    guard custom.insertBefore(node) else {
      cmark_node_free(custom.pointer)
      return nil
    }
    custom.setOnEnter(enter)
    custom.setOnExit(exit)
    custom.adoptChildren(of: node)
    remove(node)
    return custom
  }

  private nonisolated(unsafe) static let empty: UnsafeMutablePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return pointer
  }()

  /// The blocks below and including `start` that are of one of these kinds, parents before children, found without a look at
  /// inlines.
  static func blocks(_ kinds: cmark_node_type..., from start: CMarkNode) -> [CMarkNode] {
    var blocks: [CMarkNode] = []
    walk(from: start) { node, isEntering in
      guard isEntering else { return .goingOn }
      if kinds.contains(node.type) { blocks.append(node) }
      return node.type == CMARK_NODE_PARAGRAPH || node.type == CMARK_NODE_HEADING ? .skippingChildren : .goingOn
    }
    return blocks
  }

  /// The texts below and including `start` that hold a byte, in order.
  static func texts(holding byte: UInt8, from start: CMarkNode) -> [CMarkNode] {
    var texts: [CMarkNode] = []
    walk(from: start) { node, _ in
      if node.type == CMARK_NODE_TEXT, node.withLiteralBytes({ $0.firstIndex(of: byte, from: 0) != nil }) {
        texts.append(node)
      }
      return .goingOn
    }
    return texts
  }

  /// How a walk goes on after a node.
  enum Step {
    case goingOn
    /// Behind the node, which is not left in an event of its own.
    case skippingChildren
  }

  /// Calls `visit` when it enters a node below and including `start`, and again when it leaves one that can have children.
  /// What is below a node may change when it is left.
  static func walk(from start: CMarkNode, _ visit: (_ node: CMarkNode, _ isEntering: Bool) -> Step) {
    let iterator = cmark_iter_new(start.pointer)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = CMarkNode(cmark_iter_get_node(iterator)) else { return }
      if visit(node, event == CMARK_EVENT_ENTER) == .skippingChildren {
        cmark_iter_reset(iterator, node.pointer, CMARK_EVENT_EXIT)
      }
    }
  }

  /// The text of a node without markup; breaks become spaces.
  static func plainText(of node: CMarkNode) -> String {
    var text: [UInt8] = []
    walk(from: node) { node, _ in
      switch node.type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: node.withLiteralBytes { text.append(contentsOf: $0) }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
      default: break
      }
      return .goingOn
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A node with what is below it as HTML, once the passes have judged it.
  static func html(of node: CMarkNode) -> SafeHTML {
    SafeHTML(unchecked: withHTML(of: node) { Array($0) })
  }

  /// Gives what libcmark prints, without a copy of it. Raw HTML and addresses pass as they are.
  static func withHTML<Result>(of node: CMarkNode, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let text = cmark_render_html(node.pointer, CMARK_OPT_UNSAFE) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    defer { TextMemory.allocator.pointee.free(text) }
    return UnsafeRawBufferPointer(start: text, count: strlen(text)).withMemoryRebound(to: UInt8.self, body)
  }
}
