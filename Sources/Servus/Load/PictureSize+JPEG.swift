extension PictureSize {
  /// The first frame header (ITU T.81, B.2.2), turned as the Exif orientation before it says.
  static func jpeg(_ head: PictureHead) -> PictureSize? {
    guard head.bigEndian(2, at: 0) == 0xFFD8 else { return nil }
    var isTurned: Bool?
    var offset = 2
    while head.bigEndian(1, at: offset) == 0xFF, let marker = head.bigEndian(1, at: offset + 1) {
      switch marker {
      case 0xFF:
        // A marker may begin with any number of these.
        offset += 1
      case 0x01, 0xD0...0xD7:
        offset += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return PictureSize(
          head.bigEndian(2, at: offset + 7), head.bigEndian(2, at: offset + 5), isTurned: isTurned ?? false)
      default:
        // Behind the start of a scan, and where a length makes no sense, there is nothing to find.
        guard marker != 0xDA, let length = head.bigEndian(2, at: offset + 2), length >= 2 else { return nil }
        if isTurned == nil, marker == 0xE1, head.says("Exif\0\0", at: offset + 4) {
          isTurned = isTurnedByExif(head, at: offset + 10)
        }
        offset += 2 + length
      }
    }
    return nil
  }

  /// Whether the orientation in a TIFF header swaps width and height (Exif 2.32, 4.6.4: values 5 to 8).
  private static func isTurnedByExif(_ head: PictureHead, at start: Int) -> Bool {
    let isLittleEndian = head.says("II", at: start)
    guard isLittleEndian || head.says("MM", at: start) else { return false }
    func number(_ count: Int, at offset: Int) -> Int? {
      isLittleEndian ? head.littleEndian(count, at: offset) : head.bigEndian(count, at: offset)
    }
    guard number(2, at: start + 2) == 42, let directory = number(4, at: start + 4),
      let count = number(2, at: start + directory)
    else { return false }
    let entries = (0..<count).lazy.map { start + directory + 2 + 12 * $0 }
    guard let orientation = entries.first(where: { number(2, at: $0) == 0x0112 }) else { return false }
    return (5...8).contains(number(2, at: orientation + 8) ?? 1)
  }
}
