import TestSupport
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
  /// An APP1 segment with an orientation, in the order of bytes that `II` or `MM` says.
  private static func exif(_ order: String, orientation: UInt8) -> [UInt8] {
    func number(_ value: UInt8, _ count: Int) -> [UInt8] {
      let rest = [UInt8](repeating: 0, count: count - 1)
      return order == "II" ? [value] + rest : rest + [value]
    }
    // A width comes first, so that the entries have to be gone through.
    let width: [UInt8] = [number(0, 2), number(4, 2), number(1, 4), number(9, 4)].flatMap(\.self)
    let tag: [UInt8] = order == "II" ? [0x12, 0x01] : [0x01, 0x12]
    let entry = tag + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    let directory = number(2, 2) + width + entry + number(0, 4)
    let content = Array("Exif\0\0\(order)".utf8) + number(42, 2) + number(8, 4) + directory
    return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
  }

  private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    [0, 0, 0, UInt8(content.count + 8)] + Array(name.utf8) + content
  }

  /// A file with a thumbnail as item 1 and the picture as item 2, which may be turned by quarters.
  private static func avif(quarters: UInt8? = nil, idBytes: Int = 2) -> [UInt8] {
    let id: (UInt8) -> [UInt8] = { [UInt8](repeating: 0, count: idBytes - 1) + [$0] }
    let version: [UInt8] = [idBytes == 2 ? 0 : 1, 0, 0, 0]
    let small = box("ispe", [0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 9])
    let large = box("ispe", [0, 0, 0, 0, 0, 0, 3, 0x20, 0, 0, 1, 0xC2])
    let turn = quarters.map { box("irot", [$0]) } ?? box("pixi", [0])
    let associations = version + [0, 0, 0, 2] + id(1) + [1, 0x01] + id(2) + [2, 0x82, 0x03]
    let properties = box("ipco", small + large + turn) + box("ipma", associations)
    let meta: [UInt8] = [0, 0, 0, 0] + box("pitm", version + id(2)) + box("iprp", properties)
    return box("ftyp", Array("avif\0\0\0\0avif".utf8)) + box("meta", meta)
  }

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

  @Test func anSVGsUnitsAreTurnedIntoPixels() {
    #expect(size("<svg width=\"10in\" height=\"72pt\">") == [960, 96])
    #expect(size("<svg width=\"2.54cm\" height=\"25.4mm\">") == [96, 96])
    #expect(size("<svg width=\"50em\" height=\"6PC\">") == [800, 96])
    // What is left open follows from the view box.
    #expect(size("<svg width=\"400\" viewBox=\"0 0 800 450\">") == [400, 225])
    #expect(size("<svg height=\"225\" width=\"100%\" viewBox=\"0 0 800 450\">") == [400, 225])
  }

  @Test func onlyTheRootElementOfAnSVGCounts() {
    let before =
      "\u{FEFF}<?xml version='1.0'?><!-- <svg width='1' height='1'> --><!DOCTYPE svg [<!ENTITY a '<svg>'>]>\n"
    #expect(
      size(before + "<svg data-a='>' width = '800' height='450'><svg width='1' height='1'/></svg>") == [800, 450])
    #expect(size("<html><svg width='800' height='450'></svg></html>") == nil)
  }

  @Test(arguments: ["II", "MM"])
  func anExifOrientationTurnsAJPEG(_ order: String) {
    func turned(_ orientation: UInt8) -> [Int]? {
      size(Array(Self.jpeg[..<2]) + Self.exif(order, orientation: orientation) + Array(Self.jpeg[2...]))
    }
    for orientation: UInt8 in [0, 1, 2, 3, 4, 9] { #expect(turned(orientation) == [800, 450]) }
    for orientation: UInt8 in 5...8 { #expect(turned(orientation) == [450, 800]) }
  }

  @Test func aJPEGsMarkersMayHaveBytesBeforeThem() {
    #expect(size([0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0x01] + Array(Self.jpeg[2...])) == [800, 450])
  }

  @Test func anAVIFsPrimaryItemCounts() {
    #expect(size(Self.avif()) == [800, 450])
    #expect(size(Self.avif(idBytes: 4)) == [800, 450])
    #expect(size(Self.avif(quarters: 2)) == [800, 450])
    #expect(size(Self.avif(quarters: 1)) == [450, 800])
    #expect(size(Self.avif(quarters: 3)) == [450, 800])
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

  private static let everyFormat: [[UInt8]] = [
    png, gif, Array(jpeg[..<2]) + exif("MM", orientation: 6) + Array(jpeg[2...]), avif(quarters: 1),
    riff + Array("VP8X".utf8) + [UInt8](repeating: 7, count: 14),
    riff + Array("VP8L".utf8) + Array("\0\0\0\0/".utf8)
      + [1, 2, 3, 4], riff + Array("VP8 ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 1, 0, 1, 0],
    Array("<?xml?><!DOCTYPE svg [ ]><svg width='9mm' viewBox=\"0 0 1 1\" height='3'>".utf8),
  ]

  @Test(arguments: everyFormat)
  func aHeaderThatIsCutIsNoTrap(_ picture: [UInt8]) {
    #expect(PictureSize(head: picture) != nil)
    for length in picture.indices {
      let found = PictureSize(head: Array(picture.prefix(length)))
      #expect(found.map { $0.width > 0 && $0.height > 0 } ?? true)
    }
  }

  @Test(arguments: everyFormat)
  func aHeaderThatLiesIsNoTrap(_ picture: [UInt8]) {
    var random = SplitMix(seed: 7)
    for _ in 0..<4_000 {
      var damaged = picture
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: damaged.indices, using: &random)] =
          [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random)
          ?? 0
      }
      let found = PictureSize(head: damaged)
      #expect(found.map { $0.width > 0 && $0.height > 0 } ?? true, "\(damaged)")
    }
  }

  // MARK: Pages

  private func page(_ keys: String = "", body: String) async throws -> String {
    let post = SmallSite.post("A", keys, body: body)
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": post, "p.png": .bytes(Self.png)]]]).built()
    #expect(outcome.messages == "")
    return try #require(outcome["en/a/index.html"])
  }

  @Test func theFirstPictureOfAPostIsLoadedAtOnceAndTheOthersWhenTheyAreNear() async throws {
    let page = try await page(body: "![x](p.png)\n\n![y](p.png)\n\n![z](p.png)")
    let size = "src=\"/en/a/p.png\" width=\"800\" height=\"450\""
    #expect(page.contains("<img \(size) decoding=\"async\" alt=\"x\">"))
    #expect(page.contains("<img \(size) loading=\"lazy\" decoding=\"async\" alt=\"y\">"))
    #expect(page.contains("<img \(size) loading=\"lazy\" decoding=\"async\" alt=\"z\">"))
  }

  @Test func allPicturesOfATextWaitWhereThePostHasOneOfItsOwn() async throws {
    let page = try await page("image: { src: p.png, alt: own }", body: "![x](p.png)")
    #expect(page.contains("height=\"450\" loading=\"lazy\" decoding=\"async\" alt=\"x\">"))
  }

  @Test func feedsLeaveTheirReadersToDecide() async throws {
    let site = try SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", body: "![x](p.png)"), "p.png": .bytes(Self.png)]]
    ])
    let feed = try #require(try await site.built()["en/feed.xml"])
    #expect(feed.contains("height=&quot;450&quot; alt=&quot;x&quot;"))
    #expect(!feed.contains("decoding"))
  }

  @Test func everyPictureOfTheExampleBlogHasItsSizeAndOnlyTheFirstOfAPageIsLoadedAtOnce() async throws {
    let output = try await ExampleBlog.built().published()
    var pictures = 0
    for path in output.paths where path.hasSuffix(".html") {
      let tags = try #require(output[path]).split(separator: "<img ").dropFirst().map { $0.prefix { $0 != ">" } }
      pictures += tags.count
      for (index, tag) in tags.enumerated() {
        let isComplete = tag.contains(" width=\"") && tag.contains(" height=\"") && tag.contains(" decoding=\"async\"")
        #expect(isComplete, "\(path): \(tag)")
        #expect(tag.contains(" loading=\"lazy\"") || index == 0, "\(path): \(tag)")
      }
    }
    #expect(pictures > 10)
  }
}
