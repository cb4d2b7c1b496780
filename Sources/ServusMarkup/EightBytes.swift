/// Eight bytes of a text, looked at in one step (Warren, Hacker's Delight, 2nd edition, chapter 6).
///
/// What is found is a bit in the place of each byte that fits, the first byte lowest; only the lowest such bit is to be relied on.
@usableFromInline
package struct EightBytes {
  @usableFromInline let word: UInt64

  /// Those from a position on, of which the text must have as many.
  @inlinable @inline(__always)
  package init(_ text: UnsafeRawBufferPointer, at index: Int) {
    word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// Where a byte is; with a mask, where a byte is that equals it once the mask's bits are set.
  @inlinable @inline(__always)
  package func places(of byte: UInt8, setting mask: UInt8 = 0) -> UInt64 {
    Self.zeros((word | Self.each(mask)) ^ Self.each(byte))
  }

  /// Where a byte is, each such place to be relied on.
  @inlinable @inline(__always)
  package func exactPlaces(of byte: UInt8) -> UInt64 {
    let differences = word ^ Self.each(byte)
    return ~((differences & Self.each(0x7F)) &+ Self.each(0x7F) | differences) & Self.each(0x80)
  }

  /// Where a byte is in which none of these bits is set.
  @inlinable @inline(__always)
  package func places(withoutBits mask: UInt8) -> UInt64 {
    Self.zeros(word & Self.each(mask))
  }

  /// How many bytes stand before the first that was found.
  @inlinable @inline(__always)
  package static func distance(to places: UInt64) -> Int {
    places.trailingZeroBitCount / 8
  }

  @inlinable @inline(__always)
  static func each(_ byte: UInt8) -> UInt64 {
    0x0101_0101_0101_0101 &* UInt64(byte)
  }

  @inlinable @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    (word &- each(0x01)) & ~word & each(0x80)
  }
}
