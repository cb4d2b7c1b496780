extension TextBlock {
  /// Protects bare URLs and e-mail addresses (chapter 2.0).
  mutating func protectAddresses() {
    var index = 0
    while index < units.count {
      let range =
        switch units[index] {
        case Sign.colon: urlWithScheme(colon: index)
        case Sign.at: mailAddress(at: index)
        case 0x57, 0x77: urlWithoutScheme(index)
        default: Range<Int>?.none
        }
      guard let range else {
        index += 1
        continue
      }
      for place in range { units[place] |= Self.protection }
      index = max(index + 1, range.upperBound)
    }
  }

  /// `scheme://…`.
  private func urlWithScheme(colon: Int) -> Range<Int>? {
    guard character(colon + 1) == Sign.slash, character(colon + 2) == Sign.slash else { return nil }
    var start = colon
    while start > 0, colon - start < 16, isASCIILetter(start - 1) { start -= 1 }
    let end = endOfURL(from: colon + 3)
    return start < colon && end > colon + 3 ? start..<end : nil
  }

  /// `www.…`.
  private func urlWithoutScheme(_ start: Int) -> Range<Int>? {
    guard !isLetterOrDigit(start - 1), character(start + 1) | 0x20 == 0x77, character(start + 2) | 0x20 == 0x77,
      character(start + 3) == Sign.dot, isLetterOrDigit(start + 4)
    else { return nil }
    return start..<endOfURL(from: start + 4)
  }

  /// Before white space, quotation marks, angle brackets and objects; punctuation at the end is the sentence's.
  private func endOfURL(from start: Int) -> Int {
    var end = start
    while end < units.count, !characterClass(end).contains(.space), !Self.endsURL(units[end]) { end += 1 }
    while end > start, Self.isPunctuation(units[end - 1]) { end -= 1 }
    return end
  }

  private static func endsURL(_ unit: UInt32) -> Bool {
    switch unit {
    case Sign.doubleQuote, 0x3C, 0x3E, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, Sign.object: true
    default: false
    }
  }

  private static func isPunctuation(_ unit: UInt32) -> Bool {
    switch unit {
    case Sign.dot, Sign.comma, Sign.colon, 0x3B, Sign.exclamationMark, Sign.questionMark, Sign.singleQuote, 0x29,
      0x5D, 0x7D, 0x2A, Sign.ellipsis, Sign.prime, Sign.doublePrime:
      true
    default: false
    }
  }

  /// `name@host.domain`.
  private func mailAddress(at sign: Int) -> Range<Int>? {
    var start = sign
    while start > 0, isPartOfName(start - 1) { start -= 1 }
    while start < sign, !isLetterOrDigit(start) { start += 1 }
    var end = sign + 1
    while isPartOfHost(end) { end += 1 }
    while end > sign + 1, !isLetterOrDigit(end - 1) { end -= 1 }
    let hasDot = (sign + 1..<end).contains { units[$0] == Sign.dot }
    return start < sign && hasDot && isLetterOrDigit(sign + 1) ? start..<end : nil
  }

  private func isPartOfName(_ index: Int) -> Bool {
    switch units[index] {
    case Sign.dot, Sign.hyphen, Sign.plus, Sign.singleQuote, 0x25, 0x5F: true
    case Sign.object: false
    default: isLetterOrDigit(index)
    }
  }

  private func isPartOfHost(_ index: Int) -> Bool {
    guard units.indices.contains(index) else { return false }
    switch units[index] {
    case Sign.dot, Sign.hyphen: return true
    case Sign.object: return false
    default: return isLetterOrDigit(index)
    }
  }

  private func isASCIILetter(_ index: Int) -> Bool {
    (0x61...0x7A).contains(character(index) | 0x20)
  }
}
