import CCmark
import ServusMarkup

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A node of libcmark's tree. The tree belongs to its root; a node must not outlive it.
struct CMarkNode: Hashable {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  static func make(_ type: cmark_node_type) -> CMarkNode? {
    CMarkNode(cmark_node_new_with_mem(type, TextMemory.allocator))
  }

  var type: cmark_node_type { cmark_node_get_type(pointer) }
  var parent: CMarkNode? { CMarkNode(cmark_node_parent(pointer)) }
  var next: CMarkNode? { CMarkNode(cmark_node_next(pointer)) }
  var previous: CMarkNode? { CMarkNode(cmark_node_previous(pointer)) }
  var firstChild: CMarkNode? { CMarkNode(cmark_node_first_child(pointer)) }
  var lastChild: CMarkNode? { CMarkNode(cmark_node_last_child(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var literal: String { Self.string(cmark_node_get_literal(pointer)) }
  var url: String { Self.string(cmark_node_get_url(pointer)) }
  var title: String { Self.string(cmark_node_get_title(pointer)) }
  var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }

  /// The line of the source that a node made by a pass, or moved by it, stands in; 0 where libcmark's own lines are right.
  var sourceLine: Int { Int(bitPattern: cmark_node_get_user_data(pointer)) }

  func setSourceLine(_ line: Int) { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: line)) }

  /// Whether this is a cell of a table, which is a block of its own to those who read or set text.
  var isCell: Bool { type == CMARK_NODE_CUSTOM_INLINE && sourceLine > 0 }

  /// The lines of the source that a node stands in; those of its block where the node does not know better.
  var sourceLines: ClosedRange<Int> {
    var block = self
    while block.sourceLine == 0, block.isInline, let parent = block.parent { block = parent }
    if block.sourceLine > 0 { return block.sourceLine...block.sourceLine }
    let first = max(1, block.startLine, startLine)
    return first...max(first, block.endLine)
  }

  /// The children as they stand now: the tree may be changed while they are gone through.
  var children: [CMarkNode] {
    var nodes: [CMarkNode] = []
    var node = firstChild
    while let current = node {
      nodes.append(current)
      node = current.next
    }
    return nodes
  }

  /// The block that an inline stands in, or the node itself.
  var block: CMarkNode {
    var node = self
    while node.isInline, let parent = node.parent { node = parent }
    return node
  }

  var isBreak: Bool { type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK }

  /// Whether raw HTML is `<br>`: all other tags have no width.
  var isLineBreak: Bool {
    withLiteralBytes { bytes in
      bytes.count < 8 && String(decoding: bytes, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "/" } == "<br>"
    }
  }

  /// Whether this link shows nothing but its address.
  var showsItsAddress: Bool {
    guard let text = firstChild, text.type == CMARK_NODE_TEXT, text.next == nil,
      let shown = cmark_node_get_literal(text.pointer), let url = cmark_node_get_url(pointer)
    else { return false }
    let scheme = "mailto:"
    return strcmp(shown, url) == 0
      || strncmp(url, scheme, scheme.utf8.count) == 0 && strcmp(shown, url + scheme.utf8.count) == 0
      || strncmp(shown, "www.", 4) == 0 && strncmp(url, "http://", 7) == 0 && strcmp(shown, url + 7) == 0
  }

  var isInline: Bool { type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue }

  /// The literal without a copy of it.
  func withLiteralBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let start = cmark_node_get_literal(pointer) else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return UnsafeRawBufferPointer(start: start, count: strlen(start)).withMemoryRebound(to: UInt8.self, body)
  }

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
  func setURL(_ text: String) { cmark_node_set_url(pointer, text) }
  func setTitle(_ text: String) { cmark_node_set_title(pointer, text) }
  func setFenceInfo(_ text: String) { cmark_node_set_fence_info(pointer, text) }
  func setLiteral(_ bytes: [UInt8]) { withCString(bytes) { cmark_node_set_literal(pointer, $0) } }
  func setLiteral(_ bytes: UnsafeBufferPointer<UInt8>) { withCString(bytes) { cmark_node_set_literal(pointer, $0) } }
  func setOnEnter(_ html: HTMLBuilder) { withCString(html.html.bytes) { cmark_node_set_on_enter(pointer, $0) } }
  func setOnExit(_ html: HTMLBuilder) { withCString(html.html.bytes) { cmark_node_set_on_exit(pointer, $0) } }
  /// What a block of HTML consists of.
  func setHTML(_ html: SafeHTML) { withCString(html.bytes) { cmark_node_set_literal(pointer, $0) } }
  /// False where the sibling stands alone.
  @discardableResult
  func insertBefore(_ sibling: CMarkNode) -> Bool { cmark_node_insert_before(sibling.pointer, pointer) != 0 }
  func append(_ child: CMarkNode) { cmark_node_append_child(pointer, child.pointer) }
  /// Takes over all children of another node, in order.
  func adoptChildren(of other: CMarkNode) {
    while let child = other.firstChild { append(child) }
  }

  private func withCString(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>?) -> Int32) {
    bytes.withUnsafeBufferPointer { withCString($0, body) }
  }

  private func withCString(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafePointer<CChar>?) -> Int32) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { terminated in
      bytes.withMemoryRebound(to: CChar.self) { _ = terminated.update(fromContentsOf: $0) }
      terminated[bytes.count] = 0
      _ = body(terminated.baseAddress)
    }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
