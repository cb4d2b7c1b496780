/// A PNG file, taken apart into its chunks (PNG specification, 5). It may be cut anywhere.
struct PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// Length and name before a chunk's content, and the checksum behind it.
  private static let chunkBytes = 12

  private let bytes: [UInt8]
  /// The chunks that are there as a whole, each with its length, name and checksum.
  private let chunks: [(name: String, range: Range<Int>)]

  /// Nil where the bytes do not begin as a PNG file does.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.signature) else { return nil }
    let head = PictureHead(bytes: bytes)
    var chunks: [(name: String, range: Range<Int>)] = []
    var start = Self.signature.count
    while let length = head.bigEndian(4, at: start), length <= bytes.count - start - Self.chunkBytes {
      let end = start + Self.chunkBytes + length
      chunks.append((String(decoding: bytes[start + 4..<start + 8], as: UTF8.self), start..<end))
      start = end
    }
    guard chunks.first?.name == "IHDR" else { return nil }
    self.bytes = bytes
    self.chunks = chunks
  }

  var size: PictureSize? { PictureSize(head: bytes) }

  /// Whether the file ends with the chunk that every PNG file ends with.
  var isWhole: Bool { chunks.last?.name == "IEND" && chunks.last?.range.upperBound == bytes.count }

  /// What the file says under a keyword (11.3.4.3).
  func text(_ keyword: String) -> String? {
    for chunk in chunks where chunk.name == "tEXt" {
      let content = bytes[chunk.range].dropFirst(8).dropLast(4)
      guard content.starts(with: Array(keyword.utf8) + [0]) else { continue }
      return String(decoding: content.dropFirst(keyword.utf8.count + 1), as: UTF8.self)
    }
    return nil
  }

  /// The file with a text under a keyword behind its first chunk.
  func adding(_ keyword: String, _ text: String) -> [UInt8] {
    let content = Array("tEXt\(keyword)\0\(text)".utf8)
    let place = chunks[0].range.upperBound
    return bytes[..<place] + Self.bigEndian(UInt32(content.count - 4)) + content
      + Self.bigEndian(Self.checksum(content)) + bytes[place...]
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  /// The cyclic redundancy check of a chunk's name and content (annex D).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { rest, byte in
      (0..<8).reduce(rest ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }
}
