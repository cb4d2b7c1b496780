/// Makes text harmless in XML. Feeds hold whole posts, whose markup has a byte to escape in every ten: they are written
/// byte by byte into a block of scratch memory, which is appended as a whole.
enum XMLEscaping {
  /// How much of a text is escaped at a time.
  private static let blockSize = 2048
  /// The most bytes that one becomes: `&quot;`.
  private static let longestEscape = 6
  /// What is escaped, what is forbidden, and the byte that U+FFFE and U+FFFF begin with.
  private static let special = ByteSet("\"&<>".utf8 + controls + [0xEF])
  private static let controls = [UInt8](0..<0x20).filter { !"\t\n\r".utf8.contains($0) }

  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let special = special
    let room = min(text.count, blockSize) * longestEscape
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { scratch in
      guard var target = scratch.baseAddress else { return }
      var index = 0
      while index < text.count {
        let start = target
        let end = min(index + blockSize, text.count)
        while index < end {
          if special.contains(text[index]) {
            index += escape(text, at: index, &target)
          } else {
            target.pointee = text[index]
            target += 1
            index += 1
          }
        }
        output.append(contentsOf: UnsafeBufferPointer(start: start, count: target - start))
        target = start
      }
    }
  }

  /// Writes what stands for a special byte, or for all of a forbidden character, and says how many bytes that was.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ target: inout UnsafeMutablePointer<UInt8>
  ) -> Int {
    let byte = text[index]
    if byte == 0xEF, !isForbidden(text, at: index) {
      target.pointee = byte
      target += 1
      return 1
    }
    let entity = entity(for: byte)
    target.update(from: entity.utf8Start, count: entity.utf8CodeUnitCount)
    target += entity.utf8CodeUnitCount
    return byte == 0xEF ? 3 : 1
  }

  /// Whether the byte EF begins U+FFFE or U+FFFF.
  private static func isForbidden(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
  }

  private static func entity(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "\u{FFFD}"
    }
  }
}
