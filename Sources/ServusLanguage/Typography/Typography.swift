/// Sets text by the rules of a language: Documentation/languages.md, chapter 2, whose rule numbers stand at the code.
package struct Typography: Sendable {
  let quotes: QuoteRules
  let spaces: SpaceRules
  /// The dash between spaces (D1), a byte of `Mark`.
  let dash: UInt8
  let ranges: RangeRules
  /// Whether an ellipsis after `?` or `!` has two dots (E2).
  let hasShortEllipsis: Bool
  /// What the bytes of `Mark` stand for.
  let spellings: Mark.Spellings

  /// Sets the text of one block. The pieces are its texts in order as emphasis and links cut them, which has no width; nil
  /// is an object, such as a code span, that counts as a letter. A soft line break is "\n" and may become a no-break
  /// space, a hard one is U+2028 and stays. Gives as many pieces back.
  package func set(_ pieces: [String?]) -> [String?] {
    var scan = TextScan(pieces)
    if scan.isEmpty { return pieces }
    var block = TextBlock(pieces, count: scan.count)
    if !scan.addressPlaces.isEmpty { scan.remove(block.addresses(at: scan.addressPlaces)) }
    let places = scan.places
    if scan.hasDots { block.setEllipses(at: places, isShort: hasShortEllipsis) }
    if scan.hasHyphens {
      block.setDashes(at: places, dash: dash)
      block.setRanges(at: places, ranges)
    }
    if scan.hasStraightQuotes { block.setQuotes(at: places, quotes) }
    block.setNoBreakSpaces(at: places, spaces)
    return block.isChanged ? block.pieces(like: pieces, markedAt: places, spellings: spellings) : pieces
  }

  /// Sets a text that stands by itself, such as a title.
  package func set(_ text: String) -> String {
    set([text]).first.flatMap(\.self) ?? text
  }
}
