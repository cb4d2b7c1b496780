import CCmark

/// Signs of the dialect that the author has written with a backslash. libcmark would show them like all others, so each
/// becomes a sign that no text holds before libcmark sees it: a Syriac punctuation mark, which takes as many bytes as
/// backslash and sign and is punctuation to libcmark too.
enum EscapedSigns {
  private static let signs = Array("~[@:./!".utf8)
  /// The marks are U+0700 and on.
  static let lead: UInt8 = 0xDC
  private static let first: UInt8 = 0x80

  /// The text with such signs hidden; nil where there are none, or where the text has Syriac letters itself.
  static func hidden(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let escapes = bytes.withUnsafeBufferPointer { Self.escapes(in: $0) }
    guard !escapes.isEmpty else { return nil }
    var result = Array(bytes)
    for (index, sign) in escapes { (result[index], result[index + 1]) = (lead, first + UInt8(sign)) }
    return result
  }

  /// Where backslashes before signs stand, and the numbers of these signs.
  private static func escapes(in bytes: UnsafeBufferPointer<UInt8>) -> [(index: Int, sign: Int)] {
    guard bytes.firstIndex(of: lead, from: 0) == nil else { return [] }
    var escapes: [(index: Int, sign: Int)] = []
    var start = 0
    while let index = bytes.firstIndex(of: UInt8(ascii: "\\"), from: start), index + 1 < bytes.count {
      if let sign = signs.firstIndex(of: bytes[index + 1]) { escapes.append((index, sign)) }
      start = index + 2
    }
    return escapes
  }

  /// Shows them again in every node below and including `root`: in code and raw HTML with the backslash, which is none there.
  static func show(below root: CMarkNode) {
    CMarkTree.walk(from: root) { node, isEntering in
      guard isEntering else { return .goingOn }
      switch node.type {
      case CMARK_NODE_TEXT:
        if let shown = node.withLiteralBytes({ shown($0, verbatim: false) }) { node.setLiteral(shown) }
      case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK:
        if let shown = node.withLiteralBytes({ shown($0, verbatim: true) }) { node.setLiteral(shown) }
        if node.type == CMARK_NODE_CODE_BLOCK, let info = shown(node.fenceInfo) { node.setFenceInfo(info) }
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        if let url = shown(node.url) { node.setURL(url) }
        if let title = shown(node.title) { node.setTitle(title) }
      default: break
      }
      return .goingOn
    }
  }

  private static func shown(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { shown($0, verbatim: false) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func shown(_ bytes: UnsafeBufferPointer<UInt8>, verbatim: Bool) -> [UInt8]? {
    guard bytes.contains(lead) else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if index + 1 < bytes.count, bytes[index] == lead, Int(bytes[index + 1]) - Int(first) < signs.count {
        if verbatim { result.append(UInt8(ascii: "\\")) }
        result.append(signs[Int(bytes[index + 1] - first)])
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
