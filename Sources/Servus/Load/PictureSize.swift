/// A picture's width and height in pixels as browsers show it, from the beginning of its file: PNG, GIF, JPEG, WebP, AVIF
/// and SVG. What the file says is not trusted; where it makes no sense there is no size.
struct PictureSize: Sendable, Equatable {
  let width: Int
  let height: Int

  /// Nil where the bytes at the beginning of the file do not tell.
  init?(head bytes: [UInt8]) {
    let head = PictureHead(bytes: bytes)
    guard
      let size = Self.png(head) ?? Self.gif(head) ?? Self.jpeg(head) ?? Self.webP(head) ?? Self.avif(head)
        ?? Self.svg(head)
    else { return nil }
    self = size
  }

  /// Nil where one of both is missing or zero.
  init?(_ width: Int?, _ height: Int?, isTurned: Bool = false) {
    guard let width, let height, width > 0, height > 0 else { return nil }
    (self.width, self.height) = isTurned ? (height, width) : (width, height)
  }

  /// The IHDR chunk (PNG specification, 11.2.1).
  private static func png(_ head: PictureHead) -> PictureSize? {
    guard head.bytes.starts(with: PNGFile.signature), head.says("IHDR", at: 12) else { return nil }
    return PictureSize(head.bigEndian(4, at: 16), head.bigEndian(4, at: 20))
  }

  /// The logical screen descriptor (GIF89a, 18).
  private static func gif(_ head: PictureHead) -> PictureSize? {
    guard head.says("GIF8", at: 0) else { return nil }
    return PictureSize(head.littleEndian(2, at: 6), head.littleEndian(2, at: 8))
  }

  /// The first chunk of a RIFF container (RFC 9649).
  private static func webP(_ head: PictureHead) -> PictureSize? {
    guard head.says("RIFF", at: 0), head.says("WEBP", at: 8) else { return nil }
    if head.says("VP8X", at: 12) {
      return PictureSize(head.littleEndian(3, at: 24).map { $0 + 1 }, head.littleEndian(3, at: 27).map { $0 + 1 })
    }
    if head.says("VP8L", at: 12), head.says("/", at: 20) {
      // 14 bits for the width less one, 14 for the height less one.
      let bits = head.littleEndian(4, at: 21)
      return PictureSize(bits.map { 1 + $0 & 0x3FFF }, bits.map { 1 + $0 >> 14 & 0x3FFF })
    }
    if head.says("VP8 ", at: 12), head.bigEndian(3, at: 23) == 0x9D012A {
      return PictureSize(
        head.littleEndian(2, at: 26).map { $0 & 0x3FFF }, head.littleEndian(2, at: 28).map { $0 & 0x3FFF })
    }
    return nil
  }
}

/// The bytes at the beginning of a picture. What is asked for beyond them is nil.
struct PictureHead {
  let bytes: [UInt8]

  func bigEndian(_ count: Int, at offset: Int) -> Int? {
    slice(count, at: offset)?.reduce(0) { $0 << 8 | Int($1) }
  }

  func littleEndian(_ count: Int, at offset: Int) -> Int? {
    slice(count, at: offset)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func says(_ text: StaticString, at offset: Int) -> Bool {
    guard let found = slice(text.utf8CodeUnitCount, at: offset) else { return false }
    return text.withUTF8Buffer { found.elementsEqual($0) }
  }

  private func slice(_ count: Int, at offset: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    return bytes[offset..<offset + count]
  }
}
