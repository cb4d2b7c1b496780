import TestSupport
import Testing

@testable import Servus

/// What is written is read again, and nothing that stands in a file can stop the program.
@Suite struct ByteReaderTests {
  @Test(arguments: [0, 1, -1, 63, 64, -64, 1 << 40, .max, .min]) func wholeNumbersComeBack(_ number: Int) throws {
    var writer = ByteWriter()
    writer.add(number)
    writer.add(UInt64(bitPattern: Int64(number)))
    let read = try writer.bytes.reading { (reader) throws(DamagedNotes) in
      (try reader.integer(), try reader.unsigned())
    }
    #expect(read == (number, UInt64(bitPattern: Int64(number))))
  }

  @Test func valuesComeBackInTheirOrder() throws {
    var random = SplitMix(seed: 1)
    for _ in 0..<500 {
      let number = Int(truncatingIfNeeded: random.next() >> UInt64.random(in: 0..<64, using: &random))
      let text = String(repeating: "ő", count: Int.random(in: 0..<200, using: &random))
      let hash = ContentHash(value: random.next())
      var writer = ByteWriter()
      writer.add(number)
      writer.add(text)
      writer.add(hash)
      writer.add([text, ""])
      writer.add(nil as String?)
      let read = try writer.bytes.reading { (reader) throws(DamagedNotes) in
        (
          try reader.integer(), try reader.text(), try reader.hash(), try reader.texts(),
          try reader.optionalText()
        )
      }
      #expect(read == (number, text, hash, [text, ""], nil))
    }
  }

  @Test func whateverTheBytesAreNothingBreaks() {
    var random = SplitMix(seed: 2)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
        UInt8(truncatingIfNeeded: random.next() & (random.next() & 1 == 0 ? 0xFF : 0x03))
      }
      _ = try? Post.Outline(stored: bytes)
      _ = OutputState(Array("servus-state 2\n".utf8) + bytes.withChecksum)
      _ = BuildNotes(Array("servus-build 1\n".utf8) + bytes.withChecksum)
    }
  }
}
