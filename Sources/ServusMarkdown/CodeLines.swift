import CCmark

/// The lines of a text that are code or raw HTML.
struct CodeLines {
  private let isCode: [Bool]

  init(_ tree: CMarkTree, count: Int) {
    var isCode = Array(repeating: false, count: count + 1)
    for node in CMarkTree.blocks(CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, from: tree.root) {
      for line in max(1, node.startLine)...max(1, node.startLine, node.endLine) where line <= count {
        isCode[line] = true
      }
    }
    self.isCode = isCode
  }

  func contains(_ line: Int) -> Bool { isCode.indices.contains(line) && isCode[line] }

  /// Those of a text that has not been parsed, which most texts can do without. Nil where libcmark is out of memory.
  static func find(in text: ArraySlice<UInt8>, _ lines: SourceLines) -> CodeLines? {
    let mayHoldCode = (1...max(1, lines.count)).contains { mayBegin(in: lines.bytes(ofLine: $0)) }
    guard mayHoldCode else { return CodeLines() }
    return CMarkTree(parsing: text).map { CodeLines($0, count: lines.count) }
  }

  private init() { isCode = [] }

  /// Whether code or raw HTML may begin in a line: there is indentation, a fence or a tag behind what may be the markers of
  /// quotations and lists (CommonMark 0.30, 4.4 to 4.6).
  static func mayBegin(in line: ArraySlice<UInt8>) -> Bool {
    var blanks = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: " "):
        blanks += 1
        if blanks == 4 { return true }
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
        UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        blanks = 0
      case UInt8(ascii: "\t"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "<"): return true
      default: return false
      }
    }
    return false
  }
}
