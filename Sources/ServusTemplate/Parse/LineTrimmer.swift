/// Finds the pairs of tags, and the lines on which tags stand alone, so that such lines leave nothing of themselves.
///
/// The tags of inheritance may share a line: `{{<base}}{{$title}}`, `{{/title}}{{/base}}` and `{{$title}}{{/title}}`
/// stand alone too, and so does a parent with all that is inside it.
struct LineTrimmer {
  private let bytes: [UInt8]
  private(set) var tokens: [Token]

  init(_ bytes: [UInt8], tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  mutating func run() {
    pairTags()
    var lineStart = 0
    for index in tokens.indices {
      let token = tokens[index]
      let endsLine = token.kind == .text && bytes[token.range.upperBound - 1] == UInt8(ascii: "\n")
      if endsLine || index == tokens.count - 1 {
        trim(lineStart..<index + 1)
        lineStart = index + 1
      }
    }
  }

  private mutating func pairTags() {
    var open: [Int] = []
    for index in tokens.indices {
      if tokens[index].kind.isOpening {
        open.append(index)
      } else if tokens[index].kind == .close, let last = open.popLast() {
        tokens[last].partner = index
        tokens[index].partner = last
      }
    }
  }

  private mutating func trim(_ line: Range<Int>) {
    guard let first = line.first(where: { tokens[$0].kind != .text }),
      let last = line.last(where: { tokens[$0].kind != .text }),
      isBlank(line.lowerBound..<first)
    else { return }
    if line.lowerBound < first { tokens[first].indentation = tokens[line.lowerBound].range }
    guard isBlank(last + 1..<line.upperBound), standsAlone(first...last) else { return }
    for index in line {
      if tokens[index].kind != .text {
        tokens[index].isStandalone = true
      } else if isBlank(index..<index + 1) {
        tokens[index].isDropped = true
      }
    }
    if last + 1 < line.upperBound { tokens[last].lineBreak = lineBreak(of: tokens[last + 1].range) }
  }

  private func isBlank(_ texts: Range<Int>) -> Bool {
    texts.allSatisfy { tokens[$0].kind == .text && bytes[tokens[$0].range].allSatisfy(\.isWhiteSpace) }
  }

  private func lineBreak(of range: Range<Int>) -> Range<Int> {
    let end = range.upperBound
    guard bytes[end - 1] == UInt8(ascii: "\n") else { return end..<end }
    let isLong = range.count > 1 && bytes[end - 2] == UInt8(ascii: "\r")
    return end - (isLong ? 2 : 1)..<end
  }

  private func standsAlone(_ line: ClosedRange<Int>) -> Bool {
    var tags: [Int] = []
    var index = line.lowerBound
    while index <= line.upperBound {
      if tokens[index].kind == .text {
        guard isBlank(index..<index + 1) else { return false }
      } else {
        tags.append(index)
        // Whatever stands inside a parent belongs to the parent.
        if tokens[index].kind == .parent { index = min(line.upperBound, tokens[index].partner ?? index) }
      }
      index += 1
    }
    if tags.count == 1 { return tokens[tags[0]].kind.canStandAlone }
    return tags.allSatisfy(isInheritance) && yieldsOnce(tags)
  }

  private func isInheritance(_ index: Int) -> Bool {
    let opening = tokens[index].kind == .close ? tokens[index].partner : index
    return opening.map { tokens[$0].kind == .parent || tokens[$0].kind == .block } ?? false
  }

  /// Whether the tags are all closing, or the first one opens and holds all the others.
  private func yieldsOnce(_ tags: [Int]) -> Bool {
    guard let first = tags.first else { return false }
    if tokens[first].kind == .close { return tags.allSatisfy { tokens[$0].kind == .close } }
    return tags.dropLast().allSatisfy { tokens[$0].kind != .close } || tokens[first].partner == tags.last
  }
}
