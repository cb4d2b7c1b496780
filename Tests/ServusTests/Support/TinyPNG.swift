@testable import Servus

/// PNG files that have a size and no picture.
enum TinyPNG {
  static func file(width: UInt32, height: UInt32) -> [UInt8] {
    PNGFile.signature + chunk("IHDR", number(width) + number(height) + [8, 6, 0, 0, 0]) + chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    return number(UInt32(content.count)) + named + number(PNGFile.checksum(named))
  }

  private static func number(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
