extension TextBlock {
  /// The bare URLs and e-mail addresses, which no rule may change (chapter 2.0), in order.
  func addresses(at places: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for place in places {
      let end = ranges.last?.upperBound ?? 0
      guard place >= end else { continue }
      let range =
        switch bytes[place] {
        case Byte.colon: urlWithScheme(colon: place, after: end)
        case Byte.at: mailAddress(at: place, after: end)
        default: urlWithoutScheme(dot: place, after: end)
        }
      if let range { ranges.append(range) }
    }
    return ranges
  }

  /// `scheme://…`.
  private func urlWithScheme(colon: Int, after limit: Int) -> Range<Int>? {
    guard byte(colon + 1) == Byte.slash, byte(colon + 2) == Byte.slash else { return nil }
    var start = colon
    while start > limit, colon - start < 16, isASCIILetter(start - 1) { start -= 1 }
    let end = endOfURL(from: colon + 3)
    return start < colon && end > colon + 3 ? start..<end : nil
  }

  /// `www.…`.
  private func urlWithoutScheme(dot: Int, after limit: Int) -> Range<Int>? {
    let start = dot - 3
    guard start >= limit, (start..<dot).allSatisfy({ bytes[$0] | 0x20 == UInt8(ascii: "w") }),
      isLetterOrDigit(dot + 1), !isLetterOrDigit(previous(start))
    else { return nil }
    return start..<endOfURL(from: dot + 1)
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
