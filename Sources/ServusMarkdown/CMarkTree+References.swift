import CCmark
import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// libcmark makes the bytes FE and FF of references to U+FFFE and U+FFFF: bytes that UTF-8 never holds, and that mark places in
/// the HTML under construction.
extension CMarkTree {
  /// Whether a text has numeric references at all; hardly any does.
  static func mayHoldNoncharacters(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while let found = text.firstIndex(of: UInt8(ascii: "&"), from: start) {
      start = found + 1
      if start < text.count, text[start] == UInt8(ascii: "#") { return true }
    }
    return false
  }

  /// Puts U+FFFD in the place of such bytes, wherever libcmark resolves references.
  func replaceNoncharacters() {
    Self.walk(from: root) { node, isEntering in
      guard isEntering else { return .goingOn }
      switch node.type {
      case CMARK_NODE_TEXT:
        if Self.isBroken(cmark_node_get_literal(node.pointer)) { node.setLiteral(node.literal) }
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        if Self.isBroken(cmark_node_get_url(node.pointer)) { node.setURL(node.url) }
        if Self.isBroken(cmark_node_get_title(node.pointer)) { node.setTitle(node.title) }
      case CMARK_NODE_CODE_BLOCK:
        if Self.isBroken(cmark_node_get_fence_info(node.pointer)) { node.setFenceInfo(node.fenceInfo) }
      default: break
      }
      return .goingOn
    }
  }

  private static let strayBytes = [CChar(bitPattern: 0xFE), CChar(bitPattern: 0xFF), 0]

  private static func isBroken(_ text: UnsafePointer<CChar>?) -> Bool {
    text.map { strpbrk($0, strayBytes) != nil } ?? false
  }
}
