/// A picture's width and height in pixels, as its file says: PNG, GIF, JPEG, WebP and SVG.
struct PictureSize: Sendable, Equatable {
  let width: Int
  let height: Int

  /// Nil where the bytes at the beginning of the file do not tell.
  init?(head: [UInt8]) {
    guard let size = Self.png(head) ?? Self.gif(head) ?? Self.jpeg(head) ?? Self.webP(head) ?? Self.svg(head),
      size.width > 0, size.height > 0
    else { return nil }
    width = size.width
    height = size.height
  }

  /// The IHDR chunk (PNG specification, 11.2.1).
  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    return (bigEndian(bytes[16..<20]), bigEndian(bytes[20..<24]))
  }

  /// The logical screen descriptor (GIF89a, 18).
  private static func gif(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
    return (bigEndian([bytes[7], bytes[6]]), bigEndian([bytes[9], bytes[8]]))
  }

  /// The first frame header (ITU T.81, B.2.2).
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (bigEndian(bytes[(index + 7)..<(index + 9)]), bigEndian(bytes[(index + 5)..<(index + 7)]))
      }
      index += 2 + bigEndian(bytes[(index + 2)..<(index + 4)])
    }
    return nil
  }

  /// The first chunk of a RIFF container (RFC 9649).
  private static func webP(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X":
      return (1 + bigEndian(bytes[24..<27].reversed()), 1 + bigEndian(bytes[27..<30].reversed()))
    case "VP8L":
      let bits = bigEndian(bytes[21..<25].reversed())
      return (1 + bits & 0x3FFF, 1 + bits >> 14 & 0x3FFF)
    case "VP8 ":
      return (bigEndian(bytes[26..<28].reversed()) & 0x3FFF, bigEndian(bytes[28..<30].reversed()) & 0x3FFF)
    default: return nil
    }
  }

  /// `width` and `height` of the root element, else the `viewBox`.
  private static func svg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let isTag: (Range<String.Index>) -> Bool = { " \t\n\r>".contains(text[$0.upperBound...].first ?? "x") }
    guard let start = text.ranges(of: "<svg").first(where: isTag) else { return nil }
    let tag = text[start.upperBound...].prefix { $0 != ">" }
    if let width = attribute("width", of: tag).flatMap(pixels),
      let height = attribute("height", of: tag).flatMap(pixels)
    {
      return (width, height)
    }
    let box = attribute("viewBox", of: tag)?.split { $0 == " " || $0 == "," }.map(String.init) ?? []
    guard box.count == 4, let width = pixels(box[2]), let height = pixels(box[3]) else { return nil }
    return (width, height)
  }

  private static func attribute(_ name: String, of tag: Substring) -> String? {
    for quote in ["\"", "'"] as [Character] {
      for blank in [" ", "\n", "\t"] {
        guard let range = tag.firstRange(of: "\(blank)\(name)=\(quote)") else { continue }
        return String(tag[range.upperBound...].prefix { $0 != quote })
      }
    }
    return nil
  }

  private static func pixels(_ text: String) -> Int? {
    let number = text.hasSuffix("px") ? String(text.dropLast(2)) : text
    return Double(number).flatMap { $0 > 0 && $0 < 1_000_000 ? Int($0.rounded()) : nil }
  }

  private static func bigEndian(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
