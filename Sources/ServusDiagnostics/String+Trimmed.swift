extension String {
  /// Without white space at either end.
  package var trimmed: String {
    if utf8.withContiguousStorageIfAvailable(isSurelyTrimmed) == true { return self }
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

/// Whether the first and the last character are letters, digits or signs that neither are blanks nor belong to one: what most
/// texts begin and end with can be told from its bytes.
private func isSurelyTrimmed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first, let last = text.last, isVisibleASCII(first) || isLeadOfLetter(first) else {
    return false
  }
  return isVisibleASCII(last) || text.count > 1 && isLeadOfLetter(text[text.count - 2])
}

private func isVisibleASCII(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

/// Whether a character of two bytes that begins with the byte is U+00C0 to U+02FF or U+0400 to U+047F, of which none combines
/// with the character before it.
private func isLeadOfLetter(_ byte: UInt8) -> Bool { (0xC3...0xCB).contains(byte) || byte == 0xD0 || byte == 0xD1 }
