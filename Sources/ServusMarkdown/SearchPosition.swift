#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How far the lines of a text have been searched for addresses: behind the last one, so that many in one line take no more
/// time than as many in lines of their own.
struct SearchPosition {
  /// The line's number within the text; 0 before the first search.
  var line = 0
  /// In bytes from the beginning of the line, and the same as a column.
  var offset = 0
  var column = 1
}

extension UnsafeBufferPointer<UInt8> {
  /// Where other bytes stand in these.
  func firstRange(of needle: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    guard let base = UnsafeRawPointer(baseAddress), let other = needle.baseAddress else { return nil }
    var offset = start
    while offset + needle.count <= count,
      let found = memchr(base + offset, Int32(needle[0]), count - needle.count - offset + 1)
    {
      offset = UnsafeRawPointer(found) - base
      if memcmp(found, other, needle.count) == 0 { return offset..<(offset + needle.count) }
      offset += 1
    }
    return nil
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// How many Unicode scalars begin here.
  var scalarCount: Int {
    var count = 0
    for byte in self where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// Judges whether an address that was found in a line is a whole one.
enum AddressEnds {
  /// Whether a bracket stands before an address, as in `](address)` and `](<address>)`, or the line begins with it.
  static func isLinked(_ found: Range<Int>, in line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let before = line[..<found.lowerBound].last(where: { $0 != UInt8(ascii: " ") }) else { return true }
    return before == UInt8(ascii: "(") || before == UInt8(ascii: "<")
  }

  static func standAlone(_ found: Range<Int>, in line: UnsafeBufferPointer<UInt8>) -> Bool {
    let before = found.lowerBound > 0 ? line[found.lowerBound - 1] : nil
    let after = found.upperBound < line.count ? line[found.upperBound] : nil
    guard (before ?? 0) < 0x80, (after ?? 0) < 0x80, line[found.lowerBound] < 0x80, line[found.upperBound - 1] < 0x80
    else { return standAloneAmongCharacters(found, in: line) }
    return !continues(line[found.lowerBound], before) && !continues(line[found.upperBound - 1], after)
  }

  /// Whether a neighbour belongs to the same address as a sign of ASCII.
  private static func continues(_ sign: UInt8, _ neighbour: UInt8?) -> Bool {
    guard let neighbour, isASCIIAlphanumeric(sign) else { return false }
    return isASCIIAlphanumeric(neighbour) || "/.-_".utf8.contains(neighbour)
  }

  /// The same where letters beyond ASCII, or accents by themselves, stand at the ends.
  private static func standAloneAmongCharacters(_ found: Range<Int>, in line: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = String(decoding: line[found], as: UTF8.self)
    let (before, after) = (neighbours(line[..<found.lowerBound]).last, neighbours(line[found.upperBound...]).first)
    return !continues(text.first, before) && !continues(text.last, after)
  }

  /// Some characters at either end.
  private static func neighbours(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(
      decoding: bytes.count > 64 ? bytes.startIndex == 0 ? bytes.suffix(64) : bytes.prefix(64) : bytes, as: UTF8.self)
  }

  private static func continues(_ character: Character?, _ neighbour: Character?) -> Bool {
    guard let character, let neighbour, character.isLetter || character.isNumber else { return false }
    return neighbour.isLetter || neighbour.isNumber || "/.-_".contains(neighbour)
  }
}
