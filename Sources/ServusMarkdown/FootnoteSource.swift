import CCmark
import ServusDiagnostics

/// A text whose footnotes are taken out before libcmark sees it. Their lines are blank then, and their own texts stand in a
/// second text, each in the line where it stands in the first.
struct FootnoteSource {
  /// A footnote's text: `[^label]: …`.
  struct Definition {
    let label: String
    let line: Int
    let column: Int
    /// Whether there is a text that can be shown.
    var isUsable: Bool
  }

  /// In the order of the text.
  private(set) var definitions: [Definition] = []
  /// The text without footnotes.
  private(set) var body: [UInt8] = []
  /// The footnotes alone: each is a list of its own with one item.
  private(set) var notes: [UInt8] = []
  private(set) var diagnostics = Diagnostics()

  private let lines: SourceLines
  private let messageLines: SourceLines
  private var known: Set<String> = []
  private var usableCount = 0

  /// - Parameters:
  ///   - messageLines: the lines as messages show them.
  ///   - marked: the numbers of the lines that hold `[^`: a footnote's text begins in no others.
  ///   - isCode: whether a line belongs to code or raw HTML.
  init(_ lines: SourceLines, messageLines: SourceLines, marked: [Int], isCode: (_ line: Int) -> Bool) {
    self.lines = lines
    self.messageLines = messageLines
    var number = 1
    for mark in marked where mark >= number && !isCode(mark) {
      if let start = FootnoteLabel.definition(lines.bytes(ofLine: mark)) {
        keep(number..<mark)
        number = take(start, from: mark)
      } else {
        checkPlace(of: mark)
      }
    }
    keep(number..<(lines.count + 1))
  }

  /// Lines that are no footnote's.
  private mutating func keep(_ numbers: Range<Int>) {
    guard let last = numbers.last else { return }
    body.append(contentsOf: lines.bytes(ofLines: numbers.lowerBound...last))
    body.append(UInt8(ascii: "\n"))
    notes.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: numbers.count))
  }

  /// Takes the footnote that begins in a line; returns the line behind it.
  private mutating func take(_ start: FootnoteLabel.Start, from first: Int) -> Int {
    let line = lines.bytes(ofLine: first)
    let label = String(decoding: start.label, as: UTF8.self)
    var definition = Definition(
      label: label, line: first, column: start.label.startIndex - line.startIndex - 1, isUsable: true)
    var pieces = [start.text]
    var number = first + 1
    var end = number
    while number <= lines.count {
      let line = lines.bytes(ofLine: number)
      let isBlank = line.trimmingBlanks.isEmpty
      if !isBlank, let piece = Self.dedented(line) {
        pieces.append(piece)
      } else if isBlank || number == end && pieces.last?.isEmpty == false && !Self.beginsBlock(line) {
        pieces.append(line.trimmingBlanks)
      } else {
        break
      }
      number += 1
      if !isBlank { end = number }
    }
    pieces.removeLast(number - end)
    definition.isUsable = check(definition, isEmpty: pieces.allSatisfy { $0.isEmpty })
    write(pieces, isUsable: definition.isUsable)
    definitions.append(definition)
    return end
  }

  /// Says so where a footnote's text stands in a quotation or list, where it would be no footnote.
  private mutating func checkPlace(of number: Int) {
    let line = lines.bytes(ofLine: number)
    guard let start = FootnoteLabel.nestedDefinition(line) else { return }
    let label = String(decoding: start.label, as: UTF8.self)
    let definition = Definition(
      label: label, line: number, column: start.label.startIndex - line.startIndex - 1, isUsable: false)
    report(
      definition, "the text of the footnote [^\(label)] stands in a quotation or list",
      help: "write it at the beginning of a line, between two paragraphs")
    known.insert(label.lowercased())
    definitions.append(definition)
  }

  /// The lines of a footnote as an item. Items of two kinds take turns, so that each is a list of its own.
  private mutating func write(_ pieces: [ArraySlice<UInt8>], isUsable: Bool) {
    var hasBegun = false
    for piece in pieces {
      defer { endLine() }
      guard isUsable, !piece.trimmingBlanks.isEmpty else { continue }
      if hasBegun {
        notes.append(contentsOf: "   ".utf8)
        notes.append(contentsOf: piece)
      } else {
        let isCode = piece.prefix { $0 == UInt8(ascii: " ") }.count >= 4
        notes.append(contentsOf: (usableCount.isMultiple(of: 2) ? "1. " : "1) ").utf8)
        notes.append(contentsOf: isCode ? piece : piece.trimmingBlanks)
      }
      hasBegun = true
    }
    if hasBegun { usableCount += 1 }
  }

  private mutating func endLine() {
    body.append(UInt8(ascii: "\n"))
    notes.append(UInt8(ascii: "\n"))
  }

  /// Whether a definition is the first of its label and has a text; says so where not.
  private mutating func check(_ definition: Definition, isEmpty: Bool) -> Bool {
    let isFirst = known.insert(definition.label.lowercased()).inserted
    if !isFirst {
      report(
        definition, "the footnote [^\(definition.label)] has two texts", help: "give one of them another label")
    } else if isEmpty {
      report(
        definition, "the footnote [^\(definition.label)] is empty",
        help: "write its text behind the colon, further paragraphs indented by four blanks")
    }
    return isFirst && !isEmpty
  }

  private mutating func report(_ definition: Definition, _ message: String, help: String) {
    diagnostics.report(messageLines.diagnostic(.dialect, message, about: definition, help: help))
  }

  /// A line of a footnote without its indentation; nil where it is not indented.
  private static func dedented(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var column = 0
    for (index, byte) in zip(line.indices, line) {
      if column >= 4 { return line[index...] }
      switch byte {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column = 4
      default: return nil
      }
    }
    return nil
  }

  /// Whether a line cannot go on with the paragraph of the line before.
  private static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmingBlanks
    guard let first = text.first else { return true }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "="): return true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      return text.dropFirst().first == UInt8(ascii: " ") || text.allSatisfy { $0 == first }
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return text.prefix { $0 == first }.count >= 3
    case UInt8(ascii: "["): return FootnoteLabel.definition(line) != nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let rest = text.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      return (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
        && rest.dropFirst().first == UInt8(ascii: " ")
    default: return false
    }
  }
}

/// How footnotes are named.
enum FootnoteLabel {
  struct Start {
    let label: ArraySlice<UInt8>
    /// What follows the colon in the same line.
    let text: ArraySlice<UInt8>
  }

  /// The label of a line that begins a footnote's text, indented by no more than three blanks.
  static func definition(_ line: ArraySlice<UInt8>) -> Start? {
    let rest = line.drop { $0 == UInt8(ascii: " ") }
    guard rest.startIndex - line.startIndex < 4, let label = label(rest) else { return nil }
    let colon = label.endIndex + 1
    guard colon < line.endIndex, line[colon] == UInt8(ascii: ":") else { return nil }
    return Start(label: label, text: line[(colon + 1)...].trimmingBlanks)
  }

  /// The label of a line that begins a footnote's text behind the markers of quotations and lists.
  static func nestedDefinition(_ line: ArraySlice<UInt8>) -> Start? {
    definition(LinkDefinitions.content(of: line))
  }

  /// The label in the `[^label]` that a text begins with.
  static func label(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard text.starts(with: "[^".utf8) else { return nil }
    let label = text.dropFirst(2).prefix { byte in
      switch byte {
      case UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\\"),
        EscapedSigns.lead:
        false
      default: true
      }
    }
    guard !label.isEmpty, label.endIndex < text.endIndex, text[label.endIndex] == UInt8(ascii: "]") else { return nil }
    return label
  }
}

extension SourceLines {
  /// A finding about a footnote's text.
  func diagnostic(
    _ rule: Rule, _ message: String, about definition: FootnoteSource.Definition, help: String
  ) -> Diagnostic {
    let mark = SourceMark(
      line: definition.line + firstLine - 1, column: definition.column,
      length: definition.label.unicodeScalars.count + 3)
    return Diagnostic(
      rule, message, file: source.path, mark: mark, excerpt: excerpt(at: mark), help: help)
  }
}
