/// The characters that HTML has no place for, as text or as reference: controls and noncharacters (HTML 13.2.3.5). They can come
/// from an escape in YAML, an entity in Markdown or raw HTML, so that finished pages are looked through.
package enum HTMLCharacters {
  private static let replacement = Array("\u{FFFD}".utf8)
  /// What such a character begins with; so do some that are welcome.
  private static let suspects = ByteSet(
    (0..<0x20).filter { !"\t\n\u{C}\r".utf8.contains($0) } + [0x7F, 0xC2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4])

  /// Puts U+FFFD in their place.
  package static func replaceForbidden(in html: inout [UInt8]) {
    let clean = html.withUnsafeBufferPointer { html -> [UInt8]? in
      guard var forbidden = firstForbidden(in: html, from: 0) else { return nil }
      var clean: [UInt8] = []
      clean.reserveCapacity(html.count + replacement.count)
      var start = 0
      while true {
        clean.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<forbidden.lowerBound]))
        clean.append(contentsOf: replacement)
        start = forbidden.upperBound
        guard let next = firstForbidden(in: html, from: start) else { break }
        forbidden = next
      }
      clean.append(contentsOf: UnsafeBufferPointer(rebasing: html[start...]))
      return clean
    }
    if let clean { html = clean }
  }

  private static func firstForbidden(in html: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    let suspects = suspects
    let bytes = UnsafeRawBufferPointer(html)
    var index = start
    while index < html.count {
      if index &+ 16 <= html.count,
        Self.suspects(in: EightBytes(bytes, at: index)) | Self.suspects(in: EightBytes(bytes, at: index &+ 8)) == 0
      {
        index &+= 16
        continue
      }
      let end = min(index &+ 16, html.count)
      while index < end {
        if suspects.contains(html[index]), let length = forbiddenLength(in: html, at: index) {
          return index..<index + length
        }
        index &+= 1
      }
    }
    return nil
  }

  /// Where a byte may be a suspect: below 0x20 but for line breaks, 0x7F, 0xC2, 0xEF, or from 0xF0 on. Quotation marks and
  /// dashes begin with 0xE2, and most pages are full of them.
  @inline(__always)
  private static func suspects(in bytes: EightBytes) -> UInt64 {
    bytes.places(withoutBits: 0xE0) & ~bytes.exactPlaces(of: UInt8(ascii: "\n")) | bytes.places(of: 0x7F)
      | bytes.places(of: 0xC2) | bytes.places(of: 0xEF) | bytes.places(of: 0xFF, setting: 0x0F)
  }

  /// How many bytes the character has that begins with a suspect byte; nil where it is welcome.
  private static func forbiddenLength(in html: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let rest = html[index...]
    func byte(_ offset: Int) -> UInt8 { index + offset < rest.endIndex ? rest[index + offset] : 0 }
    switch (byte(0), byte(1), byte(2), byte(3)) {
    case (..<0xC2, _, _, _): return 1
    case (0xC2, 0x80...0x9F, _, _): return 2
    case (0xEF, 0xB7, 0x90...0xAF, _), (0xEF, 0xBF, 0xBE...0xBF, _): return 3
    // The last two characters of each plane.
    case (0xF0..., let second, 0xBF, 0xBE...0xBF) where second & 0x0F == 0x0F: return 4
    default: return nil
    }
  }
}
