/// Sets text by the rules of a language: Documentation/languages.md, chapter 2, whose rule numbers stand at the code.
package struct Typography: Sendable {
  let quotes: QuoteRules
  let spaces: SpaceRules
  /// The dash between spaces (D1).
  let dash: UInt32
  /// The sign before the decimals of a number (D3).
  let decimalSign: UInt32
  /// Whether the dash of a range stands between spaces (D3).
  let hasSpacedRanges: Bool
  /// Whether an ellipsis after `?` or `!` has two dots (E2).
  let hasShortEllipsis: Bool

  /// Sets the text of one block. The pieces are its texts in order as emphasis and links cut them, which has no width; nil
  /// is an object, such as a code span, that counts as a letter. A soft line break is "\n" and may become a no-break
  /// space, a hard one is U+2028 and stays. Gives as many pieces back.
  package func set(_ pieces: [String?]) -> [String?] {
    let traits = TextTraits(pieces)
    if traits.isDisjoint(with: [.dots, .hyphen, .quote, .gap]) { return pieces }
    var block = TextBlock(pieces)
    if traits.contains(.address) { block.protectAddresses() }
    if !traits.isDisjoint(with: [.dots, .hyphen]) {
      block.setEllipsesAndDashes(dash: dash, hasShortEllipsis: hasShortEllipsis)
    }
    if traits.contains(.hyphen) { block.setRanges(decimalSign: decimalSign, isSpaced: hasSpacedRanges) }
    if traits.contains(.quote) { block.setQuotes(quotes) }
    if traits.contains(.gap) { block.setNoBreakSpaces(spaces) }
    return block.isChanged ? block.pieces(like: pieces) : pieces
  }

  /// Sets a text that stands by itself, such as a title.
  package func set(_ text: String) -> String {
    set([text]).first.flatMap(\.self) ?? text
  }
}
