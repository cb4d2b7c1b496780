import Testing

@testable import Servus

/// The sizes of pictures, from made-up headers.
@Suite struct PictureSizeTests {
  private func size(_ bytes: [UInt8]) -> [Int]? {
    PictureSize(head: bytes).map { [$0.width, $0.height] }
  }

  private func size(_ text: String) -> [Int]? { size(Array(text.utf8)) }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [
      0, 0, 3, 0x20, 0, 0, 1, 0xC2, 8, 6,
    ]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x20, 0x03, 0xC2, 0x01, 0]
  /// An APP0 segment, a Huffman table, and a progressive frame.
  private static let jpeg: [UInt8] =
    [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 0x01, 0xC2, 0x03, 0x20, 1, 1, 0x11,
      0,
    ]
  private static let riff: [UInt8] = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8)

  @Test func eachFormatTellsItsSize() {
    #expect(size(Self.png) == [800, 450])
    #expect(size(Self.gif) == [800, 450])
    #expect(size(Self.jpeg) == [800, 450])
    let padding = [UInt8](repeating: 0, count: 4)
    #expect(size(Self.riff + Array("VP8X".utf8) + padding + padding + [0x1F, 3, 0, 0xC1, 1, 0]) == [800, 450])
    // 14 bits for the width less one, 14 for the height less one.
    let bits = UInt32(799) | UInt32(449) << 14
    let packed = (0..<4).map { UInt8(bits >> (8 * $0) & 0xFF) }
    #expect(size(Self.riff + Array("VP8L".utf8) + padding + [0x2F] + packed + padding + padding) == [800, 450])
    let frame: [UInt8] = [0, 0, 0, 0x9D, 0x01, 0x2A, 0x20, 0x03, 0xC2, 0x01]
    #expect(size(Self.riff + Array("VP8 ".utf8) + padding + frame) == [800, 450])
  }

  @Test func anSVGTellsItByAttributesOrViewBox() {
    #expect(
      size("<?xml version=\"1.0\"?>\n<!-- <svgx> -->\n<svg width=\"800\" height=\"450\" viewBox=\"0 0 1 1\">") == [
        800, 450,
      ])
    #expect(size("<svg width=\"800px\" height=\"449.6px\">") == [800, 450])
    #expect(size("<svg viewBox=\"0 0 800 450\" width=\"100%\" height=\"auto\">") == [800, 450])
    #expect(size("<svg\n  viewBox=\"0,0,800,450\">") == [800, 450])
    #expect(size("<svg width='800' height='450'>") == [800, 450])
    #expect(size("<svg stroke-width=\"3\" viewBox=\"0 0 800 450\">") == [800, 450])
  }

  @Test func whatTellsNoSizeHasNone() {
    for text in [
      "", "GIF", "hello", "<svg>", "<svg width=\"-1\" height=\"2\">", "<svg width=\"1e400\" height=\"nan\">",
    ] {
      #expect(size(text) == nil, "\(text)")
    }
    #expect(size([0xFF, 0xD8]) == nil)
    #expect(size([0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 40)) == nil)
    #expect(size([0xFF, 0xD8, 0xFF, 0xE0, 0, 0] + [UInt8](repeating: 0, count: 40)) == nil)
  }

  @Test func aHeaderThatIsCutIsNoTrap() {
    let webP = Self.riff + Array("VP8X".utf8) + [UInt8](repeating: 0, count: 14)
    for picture in [Self.png, Self.gif, Self.jpeg, webP] {
      for length in picture.indices { _ = PictureSize(head: Array(picture.prefix(length))) }
    }
  }

  @Test func aPostsPictureCarriesItsSize() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", body: "![x](p.png)"), "p.png": .bytes(Self.png)]]
    ])
    #expect(
      try await site.built()["en/a/index.html"]?
        .contains("<img src=\"/en/a/p.png\" width=\"800\" height=\"450\" alt=\"x\">") == true)
  }
}
