extension PictureSize {
  /// The extent and the rotation of the primary item (ISO 23008-12, 6.5.3 and 6.5.10).
  static func avif(_ head: PictureHead) -> PictureSize? {
    guard head.says("ftyp", at: 4) else { return nil }
    let file = BoxReader(head: head)
    // The boxes `meta`, `pitm`, `ipma` and `ispe` begin with a version and flags.
    guard let meta = file.first("meta", in: 0..<head.bytes.count)?.dropFirst(4),
      let primary = file.first("pitm", in: meta), let version = head.bigEndian(1, at: primary.lowerBound),
      let item = head.bigEndian(version == 0 ? 2 : 4, at: primary.lowerBound + 4),
      let properties = file.first("iprp", in: meta), let container = file.first("ipco", in: properties),
      let associations = file.first("ipma", in: properties)
    else { return nil }
    let boxes = file.boxes(in: container)
    var size: PictureSize?
    var isTurned = false
    for number in file.associations(of: item, in: associations) where boxes.indices.contains(number - 1) {
      let (name, content) = boxes[number - 1]
      switch name {
      case "ispe":
        size = PictureSize(head.bigEndian(4, at: content.lowerBound + 4), head.bigEndian(4, at: content.lowerBound + 8))
      case "irot": isTurned = (head.bigEndian(1, at: content.lowerBound) ?? 0) & 1 == 1
      default: break
      }
    }
    return size.flatMap { PictureSize($0.width, $0.height, isTurned: isTurned) }
  }
}

/// Reads the boxes of an ISO base media file (ISO 14496-12, 4.2).
private struct BoxReader {
  let head: PictureHead

  /// The name and the content of each box in a stretch of the file; a box that is cut ends where the bytes end.
  func boxes(in range: Range<Int>) -> [(name: String, content: Range<Int>)] {
    var boxes: [(name: String, content: Range<Int>)] = []
    var start = range.lowerBound
    while start + 8 <= range.upperBound, var size = head.bigEndian(4, at: start) {
      var header = 8
      if size == 1 {
        size = head.bigEndian(8, at: start + 8) ?? 0
        header = 16
      } else if size == 0 {
        size = range.upperBound - start
      }
      guard size >= header else { break }
      let end = size < range.upperBound - start ? start + size : range.upperBound
      guard start + header <= end else { break }
      let name = String(decoding: head.bytes[start + 4..<start + 8], as: UTF8.self)
      boxes.append((name, start + header..<end))
      start = end
    }
    return boxes
  }

  func first(_ name: String, in range: Range<Int>) -> Range<Int>? {
    boxes(in: range).first { $0.name == name }?.content
  }

  /// The numbers of an item's properties, which count from 1 (ISO 23008-12, 9.3.1).
  func associations(of item: Int, in box: Range<Int>) -> [Int] {
    guard let flags = head.bigEndian(4, at: box.lowerBound), let count = head.bigEndian(4, at: box.lowerBound + 4)
    else { return [] }
    let idBytes = flags >> 24 == 0 ? 2 : 4
    let numberBytes = flags & 1 == 0 ? 1 : 2
    var offset = box.lowerBound + 8
    for _ in 0..<count {
      guard let id = head.bigEndian(idBytes, at: offset), let properties = head.bigEndian(1, at: offset + idBytes)
      else { return [] }
      offset += idBytes + 1
      guard id != item else {
        // The highest bit says whether the property is essential.
        return (0..<properties).compactMap { head.bigEndian(numberBytes, at: offset + $0 * numberBytes) }
          .map { $0 & (1 << (8 * numberBytes - 1) - 1) }
      }
      offset += properties * numberBytes
    }
    return []
  }
}
