/// A space of a date at which no line may end (N6), made of a pattern such as `d. MMMM`.
struct DateGap: Sendable {
  private enum Part: Sendable {
    case sign(UInt32)
    case gap
    case number(ClosedRange<Int>, digits: ClosedRange<Int>)
    /// One of `names`, by index.
    case name(Int)
  }

  /// The nearest first.
  private let before: [Part]
  private let after: [Part]
  /// Of months.
  private let names: [WordList]

  /// One for each space in the pattern; nil where there is none, or one with no number beside it, or a field that cannot
  /// be found.
  static func gaps(of pattern: DatePattern, _ calendar: DateFormats) -> [DateGap]? {
    var parts: [Part] = []
    for piece in pattern.pieces {
      switch piece {
      case .text(let text):
        parts += text.unicodeScalars.map { CharacterClass.of($0.value).contains(.gap) ? .gap : .sign($0.value) }
      case .field(.day): parts.append(.number(1...31, digits: 1...2))
      case .field(.monthNumber): parts.append(.number(1...12, digits: 1...2))
      // A year that follows nothing may be an early one: 966 r.
      case .field(.year): parts.append(.number(1...9_999, digits: (parts.isEmpty ? 1 : 4)...4))
      case .field(.genitiveMonth): parts.append(.name(0))
      case .field(.nominativeMonth): parts.append(.name(1))
      case .field: return nil
      }
    }
    let spaces = parts.indices.filter { if case .gap = parts[$0] { true } else { false } }
    let names = [calendar.genitiveMonths, calendar.nominativeMonths].map { WordList($0, firstLetter: .either) }
    let gaps = spaces.map { DateGap(before: parts[..<$0].reversed(), after: Array(parts[($0 + 1)...]), names: names) }
    return gaps.isEmpty || !gaps.allSatisfy(\.isBesideNumber) ? nil : gaps
  }

  /// Whether a number stands before the space, be there a dot between them, or after it; other spaces are not tried.
  private var isBesideNumber: Bool {
    guard let last = before.first, let next = after.first else { return false }
    switch (last, next) {
    case (.number, _), (_, .number): return true
    case (.sign(0x2E), _): if before.count > 1, case .number = before[1] { return true }
    default: break
    }
    return false
  }

  /// Whether the space at the index is this one.
  func stands(at index: Int, in block: TextBlock) -> Bool {
    var start = index
    for part in before {
      guard let next = self.start(of: part, before: start, in: block) else { return false }
      start = next
    }
    var end = index + 1
    for part in after {
      guard let next = self.end(of: part, from: end, in: block) else { return false }
      end = next
    }
    return !block.isLetterOrDigit(block.previous(start)) && !block.isLetterOrDigit(end)
  }

  private func start(of part: Part, before end: Int, in block: TextBlock) -> Int? {
    let last = block.previous(end)
    switch part {
    case .sign(let sign): return block.codePoint(last) == sign ? last : nil
    case .gap: return block.characterClass(last).contains(.gap) ? last : nil
    case .number(let values, let count):
      var start = end
      while end - start <= count.upperBound, block.isDigit(start - 1) { start -= 1 }
      return Self.isNumber(start..<end, values, count, in: block) ? start : nil
    case .name(let index): return names[index].start(before: end, in: block)
    }
  }

  private func end(of part: Part, from start: Int, in block: TextBlock) -> Int? {
    switch part {
    case .sign(let sign): return block.codePoint(start) == sign ? block.next(start) : nil
    case .gap: return block.characterClass(start).contains(.gap) ? block.next(start) : nil
    case .number(let values, let count):
      var end = start
      while end - start <= count.upperBound, block.isDigit(end) { end += 1 }
      return Self.isNumber(start..<end, values, count, in: block) ? end : nil
    case .name(let index): return names[index].end(from: start, in: block)
    }
  }

  private static func isNumber(
    _ digits: Range<Int>, _ values: ClosedRange<Int>, _ count: ClosedRange<Int>, in block: TextBlock
  ) -> Bool {
    guard count.contains(digits.count) else { return false }
    return values.contains(digits.reduce(0) { $0 * 10 + Int(block.byte($1) - Byte.zero) })
  }
}
