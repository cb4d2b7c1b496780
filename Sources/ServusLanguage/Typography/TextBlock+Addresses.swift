extension TextBlock {
  /// The bare URLs and e-mail addresses, which no rule may change (chapter 2.0), in order.
  func addresses() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let range =
        switch bytes[index] {
        case Byte.colon: urlWithScheme(colon: index)
        case Byte.at: mailAddress(at: index, after: ranges.last?.upperBound ?? 0)
        case UInt8(ascii: "W"), UInt8(ascii: "w"): urlWithoutScheme(index)
        default: Range<Int>?.none
        }
      if let range { ranges.append(range) }
      index = max(index + 1, range?.upperBound ?? 0)
    }
    return ranges
  }

  /// `scheme://…`.
  private func urlWithScheme(colon: Int) -> Range<Int>? {
    guard byte(colon + 1) == Byte.slash, byte(colon + 2) == Byte.slash else { return nil }
    var start = colon
    while colon - start < 16, isASCIILetter(start - 1) { start -= 1 }
    let end = endOfURL(from: colon + 3)
    return start < colon && end > colon + 3 ? start..<end : nil
  }

  /// `www.…`.
  private func urlWithoutScheme(_ start: Int) -> Range<Int>? {
    guard byte(start + 1) | 0x20 == UInt8(ascii: "w"), byte(start + 2) | 0x20 == UInt8(ascii: "w"),
      byte(start + 3) == Byte.dot, isLetterOrDigit(start + 4), !isLetterOrDigit(previous(start))
    else { return nil }
    return start..<endOfURL(from: start + 4)
  }

  /// Before white space, quotation marks, angle brackets and objects; punctuation at the end is the sentence's.
  private func endOfURL(from start: Int) -> Int {
    var end = start
    while end < bytes.count, !endsURL(end) { end = next(end) }
    while end > start, Self.isPunctuation(codePoint(previous(end))) { end = previous(end) }
    return end
  }

  private func endsURL(_ index: Int) -> Bool {
    switch codePoint(index) {
    case 0x22, 0x3C, 0x3E, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, Self.object: true
    default: characterClass(index).contains(.space)
    }
  }

  private static func isPunctuation(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    // ! ' ) * , . : ; ? ] } … ′ ″
    case 0x21, 0x27, 0x29, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0x2026, 0x2032, 0x2033: true
    default: false
    }
  }

  /// `name@host.domain`.
  private func mailAddress(at sign: Int, after limit: Int) -> Range<Int>? {
    var start = sign
    while start > limit, isPartOfName(previous(start)) { start = previous(start) }
    while start < sign, !isLetterOrDigit(start) { start = next(start) }
    var end = sign + 1
    while isPartOfHost(end) { end = next(end) }
    while end > sign + 1, !isLetterOrDigit(previous(end)) { end = previous(end) }
    let hasDot = bytes[sign..<end].contains(Byte.dot)
    return start < sign && hasDot && isLetterOrDigit(sign + 1) ? start..<end : nil
  }

  private func isPartOfName(_ index: Int) -> Bool {
    switch byte(index) {
    case Byte.dot, Byte.hyphen, Byte.plus, Byte.singleQuote, Byte.underscore, UInt8(ascii: "%"): true
    default: isLetterOrDigit(index) && codePoint(index) != Self.object
    }
  }

  private func isPartOfHost(_ index: Int) -> Bool {
    switch byte(index) {
    case Byte.dot, Byte.hyphen: true
    default: isLetterOrDigit(index) && codePoint(index) != Self.object
    }
  }

  private func isASCIILetter(_ index: Int) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte(index) | 0x20)
  }
}
