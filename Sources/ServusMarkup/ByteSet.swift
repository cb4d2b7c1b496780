/// The bytes that a format wants written in another way: of ASCII, and of those that may begin a longer UTF-8 sequence.
struct ByteSet: Sendable {
  /// Bytes 0 to 63, 64 to 127, and 192 to 255 as bits.
  private let masks: (UInt64, UInt64, UInt64)

  init(_ bytes: some Sequence<UInt8>) {
    var masks: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for byte in bytes {
      let bit: UInt64 = 1 << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: masks.0 |= bit
      case 1: masks.1 |= bit
      case 3: masks.2 |= bit
      default: break
      }
    }
    self.masks = masks
  }

  /// Chooses a mask and does not branch, since text mixes letters and spaces in ways that processors cannot foresee.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let high = byte < 128 ? masks.1 : byte < 192 ? 0 : masks.2
    return (byte < 64 ? masks.0 : high) &>> UInt64(byte & 63) & 1 != 0
  }
}
