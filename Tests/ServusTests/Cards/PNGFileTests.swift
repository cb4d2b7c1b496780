import Testing

@testable import Servus

/// PNG files as cards need them.
@Suite struct PNGFileTests {
  private let file = TinyPNG.file(width: 1200, height: 630)

  @Test func checksumsAreThoseOfTheStandard() {
    #expect(PNGFile.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(PNGFile.checksum(Array("IEND".utf8)) == 0xAE42_6082)
  }

  @Test func aTextThatIsAddedIsFoundAgain() throws {
    let png = try #require(PNGFile(file))
    #expect(png.isWhole)
    #expect(png.text("servus-card") == nil)
    let other = try #require(PNGFile(png.adding("servus-card", "0123456789abcdef")))
    #expect(other.isWhole)
    #expect(other.size == png.size)
    #expect(other.text("servus-card") == "0123456789abcdef")
    #expect(other.text("servus") == nil)
  }

  @Test func aFileThatIsCutIsNotWholeAndNoTrap() throws {
    let bytes = try #require(PNGFile(file)).adding("a", "b")
    for length in bytes.indices { #expect(PNGFile(Array(bytes[..<length]))?.isWhole != true) }
    #expect(PNGFile(bytes + [0])?.isWhole == false)
    #expect(PNGFile(Array("GIF89a".utf8)) == nil)
    #expect(PNGFile(PNGFile.signature + [UInt8](repeating: 0xFF, count: 40)) == nil)
  }
}
