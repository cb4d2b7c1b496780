import Synchronization

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

  /// Gives what sets blocks one after the other, each in UTF-8. Emphasis and links cut a block into pieces, which has no
  /// width; `ends` says where each ends. U+FFFC is an object, such as a code span, that counts as a letter. A soft line
  /// break is "\n" and may become a no-break space, a hard one is U+2028 and stays. `change` is called, in order, for each
  /// piece that becomes another one.
  package func setter() -> (
    _ text: UnsafeBufferPointer<UInt8>, _ ends: [Int],
    _ change: (_ piece: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void
  ) -> Void {
    let setter = BlockSetter()
    return { setter.set($0, endingAt: $1, by: self, change: $2) }
  }

  /// Sets a text that stands by itself, such as a title.
  package func set(_ text: String) -> String {
    var text = text
    var changed: String?
    let setter = BlockSetter.idle.withLock { $0.popLast() } ?? BlockSetter()
    text.withUTF8 { bytes in
      setter.set(bytes, endingAt: [bytes.count], by: self) { changed = String(decoding: $1, as: UTF8.self) }
    }
    BlockSetter.idle.withLock { $0.append(setter) }
    return changed ?? text
  }
}

/// Sets blocks one after the other, with the same memory for all of them. Whoever has taken it has it alone.
private final class BlockSetter: @unchecked Sendable {
  /// What the texts of titles are set with, of which every page has some.
  static let idle = Mutex<[BlockSetter]>([])

  private var scan = TextScan()
  private var block = TextBlock()
  private var output: [UInt8] = []

  func set(
    _ text: UnsafeBufferPointer<UInt8>, endingAt ends: [Int], by typography: Typography,
    change: (_ piece: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    scan.read(text)
    if scan.isEmpty { return }
    block.read(text)
    if !scan.addressPlaces.isEmpty { scan.remove(block.addresses(at: scan.addressPlaces)) }
    if scan.hasDots { block.setEllipses(at: scan.places, isShort: typography.hasShortEllipsis) }
    if scan.hasHyphens {
      block.setDashes(at: scan.places, dash: typography.dash)
      block.setRanges(at: scan.places, typography.ranges)
    }
    if scan.hasStraightQuotes { block.setQuotes(at: scan.places, typography.quotes) }
    block.setNoBreakSpaces(at: scan.places, typography.spaces)
    guard block.isChanged else { return }
    block.forEachChangedPiece(endingAt: ends, markedAt: scan.places, typography.spellings, &output, change)
  }
}
