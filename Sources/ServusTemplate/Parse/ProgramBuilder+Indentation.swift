extension ProgramBuilder {
  func beginsLine(_ index: Int) -> Bool {
    index == 0 || source.bytes[index - 1] == UInt8(ascii: "\n")
  }

  /// The beginning of a line without the columns that are left out.
  func withoutOutdent(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let limit = min(range.upperBound, start + outdent)
    while start < limit, source.bytes[start] == UInt8(ascii: " ") || source.bytes[start] == UInt8(ascii: "\t") {
      start += 1
    }
    return start..<range.upperBound
  }

  /// How far the content of a block is indented: by the least indented of its lines if it begins on a line of its own,
  /// else like its tag. The column counts from the beginning of the line, the range leaves out what is left out
  /// anyway.
  func blockIndentation(_ token: Token, at index: Int) -> (column: Int, range: Range<Int>) {
    let own = withoutOutdent(token.indentation)
    guard token.isStandalone, let partner = token.partner else { return (outdent, own) }
    var least: Range<Int>?
    for inner in index + 1..<max(partner, index + 1) where beginsLine(tokens[inner].range.lowerBound) {
      let space = leadingSpace(tokens[inner])
      let isBlank = tokens[inner].kind == .text && space.upperBound == endOfText(tokens[inner].range)
      // A blank line says nothing, nor does the space before the closing tag.
      if isBlank, endsLine(tokens[inner].range) || (inner + 1 == partner && tokens[partner].isStandalone) { continue }
      if space.count < least?.count ?? .max { least = space }
    }
    guard let least else { return (max(outdent, token.indentation.count), own) }
    return (max(outdent, least.count), withoutOutdent(least))
  }

  private func leadingSpace(_ token: Token) -> Range<Int> {
    let start = token.range.lowerBound
    guard token.kind == .text else { return start..<start }
    let end = token.range.first { source.bytes[$0] != UInt8(ascii: " ") && source.bytes[$0] != UInt8(ascii: "\t") }
    return start..<(end ?? token.range.upperBound)
  }

  private func endsLine(_ range: Range<Int>) -> Bool {
    source.bytes[range.upperBound - 1] == UInt8(ascii: "\n")
  }

  /// Where a line ends without its line break.
  private func endOfText(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(source.bytes[end - 1]) { end -= 1 }
    return end
  }
}
