import CCmark
import ServusDiagnostics
import ServusMarkup

extension TreePass {
  /// `~text~` and `~~text~~` are struck out, by GitHub's rules: a run of one or two tildes opens where a text begins and
  /// closes where one ends, and both have the same length.
  func transformStrikethrough() {
    var runs: [CMarkNode: [TildeRun]] = [:]
    var parents: [CMarkNode] = []
    for node in CMarkTree.texts(holding: UInt8(ascii: "~"), from: tree.root) {
      guard let parent = node.parent else { continue }
      let found = node.withLiteralBytes { TildeRun.runs(in: $0, of: node) }
      if found.isEmpty || parent.type == CMARK_NODE_LINK && parent.showsItsAddress { continue }
      if runs[parent] == nil { parents.append(parent) }
      runs[parent, default: []].append(contentsOf: found)
    }
    for parent in parents {
      guard let matched = runs[parent].map(TildeRun.matched), !matched.isEmpty else { continue }
      strike(matched, in: parent)
    }
  }

  /// Puts what stands between opening and closing runs into nodes of its own.
  private func strike(_ runs: [TildeRun], in parent: CMarkNode) {
    var runs = runs[...]
    var open: [CMarkNode] = []
    for child in parent.children {
      guard runs.first?.node == child else {
        open.last?.append(child)
        continue
      }
      let bytes = child.withLiteralBytes { Array($0) }
      var start = 0
      let place = { (piece: CMarkNode?) in
        guard let piece else { return }
        if let last = open.last { last.append(piece) } else { piece.insertBefore(child) }
      }
      while let run = runs.first, run.node == child {
        runs.removeFirst()
        place(CMarkNode.text(bytes[start..<run.offset]))
        start = run.offset + run.length
        if run.opens, let deleted = CMarkNode.make(CMARK_NODE_CUSTOM_INLINE) {
          deleted.setOnEnter(HTMLBuilder("<del>"))
          deleted.setOnExit(HTMLBuilder("</del>"))
          place(deleted)
          open.append(deleted)
        } else {
          open.removeLast()
        }
      }
      place(CMarkNode.text(bytes[start...]))
      tree.remove(child)
    }
  }
}

/// One or two tildes that may open or close.
private struct TildeRun {
  let node: CMarkNode
  let offset: Int
  let length: Int
  let canOpen: Bool
  let canClose: Bool
  var opens = false

  /// The runs of a text, in order. Longer ones are none.
  static func runs(in bytes: UnsafeBufferPointer<UInt8>, of node: CMarkNode) -> [TildeRun] {
    var runs: [TildeRun] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "~") else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index] == UInt8(ascii: "~") { index += 1 }
      guard index - start <= 2 else { continue }
      let before = start > 0 ? Neighbour(endOf: bytes[..<start]) : Neighbour(node.previous, of: node)
      let after = index < bytes.count ? Neighbour(startOf: bytes[index...]) : Neighbour(node.next, of: node)
      let canOpen = after != .blank && (after != .punctuation || before != .other)
      let canClose = before != .blank && (before != .punctuation || after != .other)
      if canOpen || canClose {
        runs.append(
          TildeRun(node: node, offset: start, length: index - start, canOpen: canOpen, canClose: canClose))
      }
    }
    return runs
  }

  /// The runs that have found their other half, in order.
  static func matched(_ runs: [TildeRun]) -> [TildeRun] {
    var open: [Int] = []
    var isMatched = Array(repeating: false, count: runs.count)
    var runs = runs
    for index in runs.indices {
      if runs[index].canClose, let opener = open.last {
        // Two lengths strike nothing, and neither of them is looked at again.
        open.removeLast()
        guard runs[opener].length == runs[index].length else { continue }
        runs[opener].opens = true
        (isMatched[opener], isMatched[index]) = (true, true)
      } else if runs[index].canOpen {
        open.append(index)
      }
    }
    return zip(runs, isMatched).filter(\.1).map(\.0)
  }
}

/// What stands beside a run of tildes.
private enum Neighbour {
  case blank, punctuation, other

  init(endOf bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let lead = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.startIndex
    self.init(startOf: bytes[lead...])
  }

  init(startOf bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first else {
      self = .blank
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .blank
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      self = .punctuation
    default: self = scalar.isASCII && !isASCIIAlphanumeric(UInt8(scalar.value)) ? .punctuation : .other
    }
  }

  /// The node beside a text; the marks of emphasis, code and links are punctuation.
  init(_ sibling: CMarkNode?, of node: CMarkNode) {
    guard let sibling else {
      self = node.parent?.isInline == true && node.parent?.isCell == false ? .punctuation : .blank
      return
    }
    switch sibling.type {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: self = .blank
    case CMARK_NODE_LINK where sibling.showsItsAddress: self = .other
    default: self = .punctuation
    }
  }
}

extension CMarkNode {
  /// Nil where there is no text.
  static func text(_ bytes: ArraySlice<UInt8>) -> CMarkNode? {
    guard !bytes.isEmpty, let node = make(CMARK_NODE_TEXT) else { return nil }
    node.setLiteral(Array(bytes))
    return node
  }
}
