import Testing

@testable import ServusMarkup

@Suite struct HTMLCharactersTests {
  private func cleaned(_ text: String) -> String {
    var html = Array(text.utf8)
    HTMLCharacters.replaceForbidden(in: &html)
    return String(decoding: html, as: UTF8.self)
  }

  @Test(arguments: [0x1, 0xB, 0x1F, 0x7F, 0x80, 0x9F, 0xFDD0, 0xFFFF, 0x10FFFE] as [UInt32])
  func whatIsForbiddenIsReplacedWhereverItStands(_ value: UInt32) throws {
    let character = Character(try #require(Unicode.Scalar(value)))
    // Blocks with and without signs that call for a closer look.
    let text = "Žiť–„a b“\n<p>\u{A0}п </p>\t&#x20AC;\rPlain words of a line\nand of another one\n\n  and of a third\n"
    for offset in 0...text.unicodeScalars.count {
      let before = String(text.unicodeScalars.prefix(offset))
      let after = String(text.unicodeScalars.dropFirst(offset))
      #expect(cleaned("\(before)\(character)\(after)").utf8.elementsEqual("\(before)\u{FFFD}\(after)".utf8))
      #expect(cleaned("\(before)\(character)\(character)").utf8.elementsEqual("\(before)\u{FFFD}\u{FFFD}".utf8))
    }
  }

  @Test func whatIsWelcomeStays() {
    let welcome = "\t\n\u{C}\r ~\u{A0}\u{FDCF}\u{FDF0}\u{FFFD}\u{10000}\u{2FFFD}—„“🛎️"
    for padding in 0..<17 { #expect(cleaned(String(repeating: "a", count: padding) + welcome).hasSuffix(welcome)) }
  }
}

@Suite struct EightBytesTests {
  @Test func theFirstByteThatFitsIsFound() {
    for place in 0..<8 {
      for byte in UInt8.min...UInt8.max {
        var bytes = [UInt8](repeating: byte ^ 0x40, count: 9)
        for index in place + 1..<9 { bytes[index] = byte }
        bytes.withUnsafeBytes { bytes in
          let found = EightBytes(bytes, at: 1).places(of: byte)
          #expect(EightBytes.distance(to: found) == place)
          let withMask = EightBytes(bytes, at: 1).places(of: byte | 0x05, setting: 0x05)
          #expect(EightBytes.distance(to: withMask) == place)
          let exact = EightBytes(bytes, at: 1).exactPlaces(of: byte)
          #expect((0..<8).allSatisfy { (exact >> (8 * $0 + 7) & 1 == 1) == ($0 >= place) })
          #expect(exact & 0x7F7F_7F7F_7F7F_7F7F == 0)
        }
      }
    }
  }

  @Test func nothingIsFoundWhereNothingFits() {
    [UInt8](repeating: 0x80, count: 8).withUnsafeBytes { bytes in
      let next = EightBytes(bytes, at: 0)
      #expect(next.places(of: 0x00) == 0 && next.places(of: 0x7F) == 0 && next.places(withoutBits: 0x80) == 0)
      #expect(next.places(withoutBits: 0x7F) != 0)
    }
  }
}
