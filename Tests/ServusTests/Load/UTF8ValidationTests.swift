import Testing

@testable import Servus

/// Which bytes are UTF-8, judged by the standard library.
@Suite struct UTF8ValidationTests {
  /// Bytes on both sides of every border that table 3-7 of Unicode draws behind the first byte.
  private static let seconds: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
  private static let others: [UInt8] = [0x7F, 0x80, 0xBF, 0xC0]

  /// Text is read in steps of eight bytes, so what stands before and behind matters.
  @Test(
    arguments: ["", "abcdefg", "abcdefgž", "ж„ук", "abcd„efghij"],
    ["", "„abcdefghijkl"])
  func faultsStandWhereTheStandardLibraryFindsThem(_ before: String, _ behind: String) {
    for lead in UInt8(0x80)...0xFF {
      for second in Self.seconds {
        for (third, fourth) in Self.others.flatMap({ third in Self.others.map { (third, $0) } }) {
          let sequence = [lead, second, third, fourth]
          for count in 1...4 { expectAgreement(on: Array(before.utf8) + sequence.prefix(count) + behind.utf8) }
        }
      }
    }
  }

  /// A character may begin at any byte of a step, and be cut there.
  @Test func charactersAreReadAtEveryPlaceInAStep() {
    for count in 0...17 {
      let before = String(repeating: "a", count: count)
      for character in ["ž", "„", "\u{800}", "\u{D7FF}", "😀"] {
        for (end, behind) in [("", ""), ("", "b"), ("ž„ž„ž„ž„", "")] {
          expectAgreement(on: Array((before + character + end + behind).utf8))
        }
        for length in 1..<character.utf8.count {
          expectAgreement(on: Array(before.utf8) + character.utf8.prefix(length))
          expectAgreement(on: Array(before.utf8) + character.utf8.prefix(length) + "abcdefghij".utf8)
        }
      }
    }
  }

  private func expectAgreement(on bytes: [UInt8]) {
    let fault = bytes.withUnsafeBufferPointer(UTF8Validation.firstFault)
    if (fault == nil) != (String(validating: bytes, as: UTF8.self) != nil) {
      Issue.record("\(bytes) is judged wrong")
    }
    if let fault, String(validating: bytes[..<fault], as: UTF8.self) == nil {
      Issue.record("the first fault of \(bytes) stands before \(fault)")
    }
  }
}
