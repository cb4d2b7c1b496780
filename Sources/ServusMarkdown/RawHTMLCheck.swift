import CCmark
import ServusDiagnostics

/// Finds raw HTML that would reach beyond its text into the page around it: tags that are not closed, or close what the text
/// has not opened. It is stricter than HTML where browsers would move elements about, so that what it lets pass ends where
/// the text ends in any browser.
struct RawHTMLCheck {
  /// An element that is open, and the node whose HTML opened it.
  private struct Element {
    let name: String
    let node: CMarkNode
  }

  private let lines: SourceLines
  private(set) var diagnostics = Diagnostics()
  private var open: [Element] = []
  /// How many elements were open where each node of Markdown around began.
  private var marks: [Int] = []

  init(_ lines: SourceLines) {
    self.lines = lines
  }

  mutating func run(over root: CMarkNode) {
    CMarkTree.walk(from: root) { node, isEntering in
      switch node.type {
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: check(node)
      case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK: break
      default:
        if isEntering { leaveForeign(at: node) }
        if !node.isLeaf { if isEntering { marks.append(open.count) } else { close(downTo: marks.removeLast()) } }
      }
      return .goingOn
    }
  }

  // MARK: Tags

  private mutating func check(_ node: CMarkNode) {
    var tokens = HTMLTokens(node.withLiteralBytes(Array.init))
    while let token = tokens.next(isForeign: foreign != nil) {
      switch token {
      case .unfinished(let what): return report(.unfinished(what), at: node)
      case .start(let name, let isSelfClosing): start(name, isSelfClosing, node, &tokens)
      case .end(let name): end(name, node)
      }
    }
  }

  private mutating func start(_ name: String, _ isSelfClosing: Bool, _ node: CMarkNode, _ tokens: inout HTMLTokens) {
    if let fault = fault(of: name) { return report(fault, at: node) }
    if let outer = foreign {
      if isSelfClosing { return }
      if HTMLElement.leavesForeign.contains(name) || HTMLElement.integrationPoints.contains(open.last?.name ?? "") {
        return report(.outOfPlace(name, in: outer.name), at: node)
      }
    } else if HTMLElement.void.contains(name) {
      return
    } else if HTMLElement.holdingText.contains(name) {
      if !tokens.passText(of: name) { report(.unfinished("\"<\(name)>\""), at: node) }
      return
    } else {
      closeItems(before: name)
    }
    guard open.count < Self.deepest else { return report(.tooDeep(Self.deepest), at: node) }
    open.append(Element(name: name, node: node))
  }

  /// How many elements may be open at once.
  private static let deepest = 100

  /// What is wrong with an element at this place, whatever comes after it.
  private func fault(of name: String) -> RawHTMLFault? {
    if HTMLElement.refused.contains(name) { return .refused(name) }
    let names = open.map(\.name)
    if names.contains("select"), !HTMLElement.options.contains(name) { return .outOfPlace(name, in: "select") }
    if name == "button", names.contains("button") { return .outOfPlace(name, in: "button") }
    guard let parents = HTMLElement.items[name]?.parents else { return nil }
    return names[(marks.last ?? 0)...].contains(where: parents.contains) ? nil : .outside(name, of: parents)
  }

  /// An item ends the one before it.
  private mutating func closeItems(before name: String) {
    guard let (parents, siblings) = HTMLElement.items[name],
      let place = open.lastIndex(where: { parents.contains($0.name) || siblings.contains($0.name) }),
      siblings.contains(open[place].name)
    else { return }
    close(downTo: place)
  }

  private mutating func end(_ name: String, _ node: CMarkNode) {
    let first = marks.last ?? 0
    guard let place = open[first...].lastIndex(where: { $0.name == name }) else {
      return report(.closesNothing(name), at: node)
    }
    close(downTo: place + 1)
    open.removeLast()
  }

  private mutating func close(downTo count: Int) {
    while open.count > count, let element = open.popLast() {
      if !HTMLElement.closingThemselves.contains(element.name) { report(.neverClosed(element.name), at: element.node) }
    }
  }

  // MARK: Drawings and formulas

  /// The element within which other rules hold.
  private var foreign: Element? { open.first { $0.name == "svg" || $0.name == "math" } }

  /// Markdown makes elements that end a drawing.
  private mutating func leaveForeign(at node: CMarkNode) {
    guard let outer = foreign, let place = open.firstIndex(where: { $0.name == outer.name }) else { return }
    report(.interrupted(outer.name), at: outer.node)
    open.removeLast(open.count - place)
    for index in marks.indices { marks[index] = min(marks[index], place) }
  }

  private mutating func report(_ fault: RawHTMLFault, at node: CMarkNode) {
    diagnostics.report(lines.diagnostic(fault.rule, fault.message, at: node, near: fault.tag, help: fault.help))
  }
}

extension CMarkNode {
  /// Whether a walk does not leave the node in an event of its own.
  fileprivate var isLeaf: Bool {
    switch type {
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE, CMARK_NODE_LINEBREAK: true
    default: false
    }
  }
}
