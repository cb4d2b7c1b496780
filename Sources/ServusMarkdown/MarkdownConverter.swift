import CCmark
import ServusDiagnostics

/// Turns a post's Markdown into HTML: libcmark parses, passes over its tree make the dialect of it, libcmark renders.
package struct MarkdownConverter: Sendable {
  package let options: MarkdownOptions

  package init(options: MarkdownOptions) {
    self.options = options
  }

  /// The HTML of bare CommonMark 0.30, raw HTML kept: what libcmark itself prints.
  package static func plainHTML(_ text: [UInt8]) -> [UInt8] {
    CMarkTree(parsing: text[...])?.html() ?? []
  }

  /// Converts the bytes of `source` in `range`, whose first line is line `firstLine` of the file. Nil, with a message,
  /// where the text passes a limit.
  package func convert(
    _ source: SourceText, range: Range<Int>? = nil, firstLine: Int = 1, diagnostics: inout Diagnostics
  ) -> MarkdownDocument? {
    let bytes = source.bytes[range ?? source.bytes.indices]
    if let refusal = MarkdownGuard.refusal(of: bytes, firstLine: firstLine) {
      diagnostics.report(Diagnostic(refusal, in: source))
      return nil
    }
    guard let tree = CMarkTree(parsing: bytes) else {
      diagnostics.report(Diagnostic(.tooLarge, "not enough memory for this text", file: source.path))
      return nil
    }
    let lines = SourceLines(bytes: bytes, source: source, firstLine: firstLine)
    var pass = TreePass(tree: tree, options: options, lines: lines)
    pass.run()
    diagnostics.append(contentsOf: pass.diagnostics)
    return MarkdownDocument(pass)
  }
}

extension HTMLFragment {
  /// Cuts HTML at the marks that `HTMLBuilder.add(slot:)` leaves.
  init(markedHTML html: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.count)
    var slots: [Slot] = []
    var rest = html[...]
    while let mark = rest.firstIndex(of: HTMLBuilder.slotMark) {
      bytes.append(contentsOf: rest[..<mark])
      let digits = rest[(mark + 1)...].prefix { $0 != HTMLBuilder.slotMark }
      slots.append(
        Slot(offset: bytes.count, reference: digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }))
      rest = rest[min(digits.endIndex + 1, rest.endIndex)...]
    }
    bytes.append(contentsOf: rest)
    self.init(bytes: bytes, slots: slots)
  }
}

/// The lines of a text, to say where in the file a node stands.
struct SourceLines {
  let source: SourceText
  let firstLine: Int
  private let bytes: ArraySlice<UInt8>
  private let starts: [Int]

  init(bytes: ArraySlice<UInt8>, source: SourceText, firstLine: Int) {
    self.bytes = bytes
    self.source = source
    self.firstLine = firstLine
    var starts = [bytes.startIndex]
    bytes.withUnsafeBufferPointer { buffer in
      for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
        starts.append(bytes.startIndex + index + 1)
      }
    }
    self.starts = starts
  }

  /// A line by its number within the text, from 1.
  func text(_ line: Int) -> String {
    guard line >= 1, line <= starts.count else { return "" }
    let end = line < starts.count ? starts[line] - 1 : bytes.endIndex
    return String(decoding: bytes[starts[line - 1]..<max(starts[line - 1], end)], as: UTF8.self)
  }

  /// The place of an address in the lines of a block, from line `line` on and after `previous`; a part of a longer
  /// address does not count. Else the beginning of that line.
  func find(
    _ needle: String, from line: Int, to lastLine: Int, after previous: SourceMark? = nil
  ) -> (mark: SourceMark, excerpt: String) {
    if !needle.isEmpty {
      for number in line...max(line, min(lastLine, line + 50)) {
        let text = text(number)
        let isSameLine = previous?.line == number + firstLine - 1
        for range in text.ranges(of: needle) where Self.standsAlone(range, in: text) {
          let column = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound) + 1
          if isSameLine, let previous, column < previous.column + previous.length { continue }
          let length = needle.unicodeScalars.count
          return (SourceMark(line: number + firstLine - 1, column: column, length: length), text)
        }
      }
    }
    let text = text(line)
    let column = text.prefix { $0 == " " || $0 == ">" }.count + 1
    return (SourceMark(line: line + firstLine - 1, column: column), text)
  }

  private static func standsAlone(_ range: Range<String.Index>, in text: String) -> Bool {
    let found = text[range]
    let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
    let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
    return !continues(found.first, before) && !continues(found.last, after)
  }

  /// Whether a neighbour belongs to the same address as a character.
  private static func continues(_ character: Character?, _ neighbour: Character?) -> Bool {
    guard let character, let neighbour, character.isLetter || character.isNumber else { return false }
    return neighbour.isLetter || neighbour.isNumber || "/.-_".contains(neighbour)
  }

  func diagnostic(
    _ rule: Rule, _ message: String, at node: CMarkNode, near needle: String = "", help: String? = nil
  )
    -> Diagnostic
  {
    let block = node.block
    let place = find(needle, from: max(1, node.startLine > 0 ? node.startLine : block.startLine), to: block.endLine)
    return Diagnostic(rule, message, file: source.path, mark: place.mark, excerpt: place.excerpt, help: help)
  }
}
