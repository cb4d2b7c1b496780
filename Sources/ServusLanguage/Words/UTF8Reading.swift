/// Reads text that is known to be UTF-8.
enum UTF8Reading {
  /// The scalar that begins at the index, which moves behind it.
  @inline(__always)
  static func scalar(at index: inout Int, in text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
    let lead = text[index]
    guard lead >= 0x80 else {
      index += 1
      return Unicode.Scalar(lead)
    }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var code = UInt32(lead) & (0x7F >> UInt32(width))
    for offset in 1..<width where index + offset < text.count { code = code << 6 | UInt32(text[index + offset] & 0x3F) }
    index += width
    return Unicode.Scalar(code) ?? "\u{FFFD}"
  }
}
