import CCmark
import ServusDiagnostics

/// The number before an item of a list, as the author typed it.
private struct ItemNumber {
  let value: Int
  /// `.` or `)`.
  let sign: Character
  let mark: SourceMark

  /// nil where no number stands where the item begins: its lines are not those of the source.
  init?(of item: CMarkNode, in lines: SourceLines) {
    let line = lines.bytes(ofLine: item.startLine)
    let digits = line.dropFirst(item.startColumn - 1).prefix { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.value = value
    sign = line.dropFirst(digits.endIndex - line.startIndex).first == UInt8(ascii: ")") ? ")" : "."
    let column = line[..<digits.startIndex].withUnsafeBufferPointer { $0[...].scalarCount } + 1
    mark = SourceMark(line: item.startLine + lines.firstLine - 1, column: column, length: digits.count + 1)
  }
}

extension TreePass {
  /// In Slovak, Czech, Hungarian or Polish many a paragraph begins with "25." and a month, which CommonMark takes for an item
  /// of a list; and of all items of a list only the first keeps its number
  /// (https://spec.commonmark.org/0.31.2/#start-number). Tells where a reader would see another number than the author, or a
  /// list that is none.
  mutating func checkListNumbers() {
    for list in inventory.numberedLists {
      let start = Int(cmark_node_get_list_start(list.pointer))
      let numbers = list.children.map { ItemNumber(of: $0, in: lines) }
      guard let first = numbers.first ?? nil, first.value == start else { continue }
      if numbers.count == 1 {
        if first.sign == ".", Self.isSentence(list, from: start) { report(sentence: first) }
      } else if !numbers.allSatisfy({ $0?.value == start }),
        let (number, shown) = zip(numbers, start...).first(where: { number, shown in number?.value != shown }),
        let number
      {
        report(number, shownAs: shown)
      }
    }
  }

  /// No list begins with such a number, but many a sentence with a year.
  private static let firstYear = 1_000

  /// Whether a list of one item is rather the beginning of a sentence, or what is left of a line that was broken before "1.".
  private static func isSentence(_ list: CMarkNode, from start: Int) -> Bool {
    if start >= firstYear { return true }
    let breaksParagraph =
      list.previous.map { $0.type == CMARK_NODE_PARAGRAPH && $0.endLine + 1 == list.startLine } ?? false
    return (start != 1 || breaksParagraph) && beginsInLowerCase(list)
  }

  private static func beginsInLowerCase(_ list: CMarkNode) -> Bool {
    var node = list.firstChild
    while let child = node?.firstChild { node = child }
    return node?.type == CMARK_NODE_TEXT && node?.literal.unicodeScalars.first?.properties.isLowercase == true
  }

  private mutating func report(sentence number: ItemNumber) {
    report(
      number, "a paragraph that begins with \"\(number.value).\" is a list of one item",
      help:
        "write \(number.value)\\. if it is a date or another ordinal number; else begin the item with a capital letter")
  }

  private mutating func report(_ number: ItemNumber, shownAs shown: Int) {
    report(
      number, "readers see \(shown) here, not \(number.value): a list counts on from its first number",
      help: "number the items one after another, or write \(number.value)\\\(number.sign) where it is no item of a list"
    )
  }

  private mutating func report(_ number: ItemNumber, _ message: String, help: String) {
    diagnostics.report(
      Diagnostic(
        .listNumber, message, file: lines.source.path, mark: number.mark, excerpt: lines.excerpt(at: number.mark),
        help: help
      ))
  }
}
