import CCmark
import ServusDiagnostics

/// The number before an item of a list, as the author typed it.
private struct ItemNumber {
  let value: Int
  /// With its zeros.
  let digits: String
  /// `.` or `)`.
  let sign: Character
  let mark: SourceMark

  /// nil where no number stands where the item begins: its lines are not those of the source.
  init?(of item: CMarkNode, in lines: SourceLines) {
    let line = lines.bytes(ofLine: item.startLine)
    let digits = line.dropFirst(item.startColumn - 1).prefix { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
    self.digits = String(decoding: digits, as: UTF8.self)
    guard let value = Int(self.digits) else { return nil }
    self.value = value
    sign = line[digits.endIndex...].first == UInt8(ascii: ")") ? ")" : "."
    let column = line[..<digits.startIndex].withUnsafeBufferPointer { $0[...].scalarCount } + 1
    mark = SourceMark(line: item.startLine + lines.firstLine - 1, column: column, length: digits.count + 1)
  }
}

extension TreePass {
  /// In Slovak, Czech, Hungarian or Polish many a paragraph begins with "25." and a month, which CommonMark takes for an item
  /// of a list; and of all items of a list only the first keeps its number
  /// (https://spec.commonmark.org/0.31.2/#start-number). Tells where a reader would see another number than the author, or a
  /// list that is none.
  ///
  /// A list that a picture or a paragraph has broken may go on behind it. Footnotes are left out, since their lines are not those of the source.
  mutating func checkListNumbers() {
    var last: (list: CMarkNode, sign: Character, next: Int)?
    for list in inventory.numberedLists where !isInFootnotes(list) && !Self.isPartOfDate(list) {
      let items = list.children
      let dates = items.map(Self.numberedListOnItsLine)
      for case let date? in dates { report(dateBefore: date) }
      let start = Int(cmark_node_get_list_start(list.pointer))
      let numbers = items.compactMap { ItemNumber(of: $0, in: lines) }
      guard numbers.count == items.count, let first = numbers.first, first.value == start else { continue }
      let goesOn = last.map { $0.list.parent == list.parent && $0.sign == first.sign && $0.next == start } ?? false
      if numbers.count > 1 {
        reportNumbers(numbers, areDates: dates.map { $0 != nil })
      } else if !goesOn, first.sign == ".", isSentence(list, from: start) {
        report(sentence: first)
      }
      last = (list, first.sign, start + numbers.count)
    }
  }

  /// The list that an item consists of from its first line on: "24. 12." is a list in a list.
  private static func numberedListOnItsLine(_ item: CMarkNode) -> CMarkNode? {
    guard let list = item.firstChild, isNumbered(list), list.startLine == item.startLine else { return nil }
    return list
  }

  /// Whether a list is the month of a date, or its year.
  private static func isPartOfDate(_ list: CMarkNode) -> Bool {
    guard let item = list.parent, let outer = item.parent, isNumbered(outer) else { return false }
    return numberedListOnItsLine(item) == list
  }

  private static func isNumbered(_ node: CMarkNode) -> Bool {
    node.type == CMARK_NODE_LIST && cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST
  }

  private mutating func report(dateBefore list: CMarkNode) {
    guard let day = list.parent.flatMap({ ItemNumber(of: $0, in: lines) }),
      let month = list.firstChild.flatMap({ ItemNumber(of: $0, in: lines) })
    else { return }
    report(
      day, "\"\(day.digits)\(day.sign) \(month.digits)\(month.sign)\" is a list in a list",
      help: "write \(day.digits)\\\(day.sign) \(month.digits)\(month.sign) if it is a date")
  }

  private func isInFootnotes(_ node: CMarkNode) -> Bool {
    guard let footnotes else { return false }
    var block = node
    while let parent = block.parent, parent != tree.root { block = parent }
    return block == footnotes
  }

  /// Tells each item from which on the numbers differ in another way than before, but for dates, which have been told. A list
  /// whose items all have the number 1, or all 0, is written so on purpose.
  private mutating func reportNumbers(_ numbers: [ItemNumber], areDates: [Bool]) {
    let start = numbers[0].value
    if start <= 1, numbers.allSatisfy({ $0.value == start }) { return }
    var difference = 0
    for ((number, isDate), shown) in zip(zip(numbers, areDates), start...) where number.value - shown != difference {
      difference = number.value - shown
      if difference != 0, !isDate { report(number, shownAs: shown) }
    }
  }

  /// No list begins with such a number, but many a sentence with a year.
  private static let firstYear = 1_000

  /// Whether a list of one item is rather the beginning of a sentence, or what is left of a line that was broken before "1.".
  private func isSentence(_ list: CMarkNode, from start: Int) -> Bool {
    guard let item = list.firstChild, !tasks.contains(item), let paragraph = item.firstChild,
      paragraph.type == CMARK_NODE_PARAGRAPH
    else { return false }
    if start >= Self.firstYear { return true }
    let text = Self.firstText(in: paragraph)
    guard text.unicodeScalars.first?.properties.isLowercase == true else { return false }
    let breaksParagraph = list.previous.map { $0.type == CMARK_NODE_PARAGRAPH && $0.endLine + 1 == list.startLine }
    return start != 1 || breaksParagraph == true || options.months.contains(String(text.prefix(while: \.isLetter)))
  }

  /// The text that a paragraph begins with; empty where it begins with something else.
  private static func firstText(in paragraph: CMarkNode) -> String {
    var node = paragraph.firstChild
    while let outer = node, [CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK].contains(outer.type) {
      node = outer.firstChild
    }
    return node.flatMap { $0.type == CMARK_NODE_TEXT ? $0.literal : nil } ?? ""
  }

  private mutating func report(sentence number: ItemNumber) {
    report(
      number, "a paragraph that begins with \"\(number.digits).\" is a list of one item",
      help: number.value >= Self.firstYear
        ? "write \(number.digits)\\. and it stays a paragraph"
        : "write \(number.digits)\\. if it is a date or another ordinal number; else begin the item with a capital letter"
    )
  }

  private mutating func report(_ number: ItemNumber, shownAs shown: Int) {
    report(
      number, "readers see \(shown) here, not \(number.value): a list counts on from its first number",
      help:
        "number the items one after another, or write \(number.digits)\\\(number.sign) where it is no item of a list")
  }

  private mutating func report(_ number: ItemNumber, _ message: String, help: String) {
    diagnostics.report(
      Diagnostic(
        .listNumber, message, file: lines.source.path, mark: number.mark, excerpt: lines.excerpt(at: number.mark),
        help: help))
  }
}
