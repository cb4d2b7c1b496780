import CCmark

extension TreePass {
  /// Addresses that stand in the text as they are become links, by GitHub's rules.
  func transformBareLinks() {
    var texts: [CMarkNode] = []
    CMarkTree.walk(from: tree.root) { node, isEntering in
      switch node.type {
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE: return isEntering ? .skippingChildren : .goingOn
      case CMARK_NODE_TEXT: texts.append(node)
      default: break
      }
      return .goingOn
    }
    for text in texts { linkAddresses(in: text) }
  }

  private func linkAddresses(in node: CMarkNode) {
    let (links, bytes) = node.withLiteralBytes { bytes -> ([BareLink], [UInt8]) in
      let links = BareLink.links(in: bytes, mayBeginWithAddress: Self.isOpen(before: node))
      return (links, links.isEmpty ? [] : Array(bytes))
    }
    guard !links.isEmpty else { return }
    var start = 0
    for link in links {
      CMarkNode.text(bytes[start..<link.range.lowerBound])?.insertBefore(node)
      start = link.range.upperBound
      guard let text = CMarkNode.text(bytes[link.range]), let new = CMarkNode.make(CMARK_NODE_LINK) else { continue }
      new.setURL(link.prefix + String(decoding: bytes[link.range], as: UTF8.self))
      new.append(text)
      new.insertBefore(node)
    }
    CMarkNode.text(bytes[start...])?.insertBefore(node)
    tree.remove(node)
  }

  /// Whether `www.` may begin a text: in a line, or after emphasis.
  private static func isOpen(before node: CMarkNode) -> Bool {
    guard let sibling = node.previous else { return true }
    switch sibling.type {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_EMPH, CMARK_NODE_STRONG: return true
    default: return false
    }
  }
}

/// An address that stands in a text as it is.
struct BareLink {
  let range: Range<Int>
  /// What its address begins with and the text does not show.
  let prefix: String

  /// The addresses of a text, in order. Each byte is looked at a fixed number of times.
  static func links(in bytes: UnsafeBufferPointer<UInt8>, mayBeginWithAddress: Bool) -> [BareLink] {
    guard mayHoldAny(bytes) else { return [] }
    var links: [BareLink] = []
    var end = 0
    var index = 0
    while index < bytes.count {
      let link =
        switch bytes[index] {
        case UInt8(ascii: "w"): page(in: bytes, at: index, isOpen: index == 0 ? mayBeginWithAddress : nil)
        case UInt8(ascii: ":"): address(in: bytes, at: index, from: end)
        case UInt8(ascii: "@"): mail(in: bytes, at: index, from: end)
        default: BareLink?.none
        }
      if let link {
        links.append(link)
        end = link.range.upperBound
        index = end
      } else {
        index += 1
      }
    }
    return links
  }

  /// Whether the signs stand in a text without which it holds no address: most texts have none.
  private static func mayHoldAny(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.firstIndex(of: UInt8(ascii: ":"), from: 0) != nil || bytes.firstIndex(of: UInt8(ascii: "@"), from: 0) != nil
      || bytes.holds("www.")
  }

  /// `www.example.com` after a blank or one of `*_~(`.
  private static func page(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, isOpen: Bool?) -> BareLink? {
    guard bytes.count > start + 4, bytes[start...].starts(with: "www.".utf8), isHost(bytes, at: start + 4) else {
      return nil
    }
    guard isOpen ?? (isBlank(bytes[start - 1]) || "*_~(".utf8.contains(bytes[start - 1])) else { return nil }
    guard let domain = domainEnd(in: bytes, from: start, mayBeShort: false) else { return nil }
    return BareLink(range: start..<addressEnd(in: bytes, from: start, domain), prefix: "http://")
  }

  /// `http://…` and `https://…`.
  private static func address(in bytes: UnsafeBufferPointer<UInt8>, at colon: Int, from end: Int) -> BareLink? {
    guard bytes[colon...].starts(with: "://".utf8), isHost(bytes, at: colon + 3) else { return nil }
    var start = colon
    while start > end, isASCIILetter(bytes[start - 1]), colon - start < 6 { start -= 1 }
    let scheme = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https",
      let domain = domainEnd(in: bytes, from: colon + 3, mayBeShort: true)
    else { return nil }
    return BareLink(range: start..<addressEnd(in: bytes, from: start, domain), prefix: "")
  }

  /// `name@example.com`, and with it the `mailto:` that may stand before it.
  private static func mail(in bytes: UnsafeBufferPointer<UInt8>, at sign: Int, from end: Int) -> BareLink? {
    var start = sign
    while start > end, isASCIIAlphanumeric(bytes[start - 1]) || ".+-_".utf8.contains(bytes[start - 1]) { start -= 1 }
    var last = sign + 1
    var dots = 0
    while last < bytes.count {
      let byte = bytes[last]
      if byte == UInt8(ascii: "@") { return nil }
      if byte == UInt8(ascii: "."), last + 1 < bytes.count, isASCIIAlphanumeric(bytes[last + 1]) {
        dots += 1
      } else if !isASCIIAlphanumeric(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      last += 1
    }
    guard start < sign, dots > 0, isASCIILetter(bytes[last - 1]) else { return nil }
    if isWithinWord(bytes[max(end, start - 8)..<start]) { return nil }
    let scheme = "mailto:"
    let address = start - scheme.utf8.count
    if address >= end, String(decoding: bytes[address..<start], as: UTF8.self).lowercased() == scheme,
      address == 0 || !isASCIIAlphanumeric(bytes[address - 1])
    {
      return BareLink(range: address..<last, prefix: "")
    }
    return BareLink(range: start..<last, prefix: scheme)
  }

  /// Whether what follows the text goes on with a word: `o'neil@example.com` is not the address of `neil`, nor
  /// `novák@example.com` that of `k`.
  private static func isWithinWord(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let last = String(decoding: text, as: UTF8.self).unicodeScalars.suffix(2)
    switch last.last {
    case "'", "\u{2019}": return last.count == 2 && last.first.map(isPartOfWord) == true
    // A soft hyphen, and those of typography.
    case "\u{AD}", "\u{2010}", "\u{2011}": return true
    case let character?: return isPartOfWord(character)
    case nil: return false
    }
  }

  private static func isPartOfWord(_ character: Unicode.Scalar) -> Bool {
    switch character.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: character.properties.isAlphabetic || character.properties.numericType != nil
    }
  }

  /// Where a domain ends; nil where it has no dot, unless it may be short, or an underscore in its last two parts.
  private static func domainEnd(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, mayBeShort: Bool
  ) -> Int? {
    var index = start
    var dots = 0
    var underscores = (before: false, last: false)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "_"): underscores.last = true
      case UInt8(ascii: "."):
        underscores = (underscores.last, false)
        dots += 1
      case UInt8(ascii: "-"): break
      default:
        if isHost(bytes, at: index) { break }
        return end()
      }
      index += 1
    }
    return end()

    func end() -> Int? {
      (underscores.before || underscores.last) && dots <= 10 || dots == 0 && !mayBeShort ? nil : index
    }
  }

  /// Where an address ends: at a blank or `<`, punctuation, closing parentheses and entities at its end not counted.
  private static func addressEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ domain: Int) -> Int {
    var end = domain
    while end < bytes.count, !isBlank(bytes[end]), bytes[end] != UInt8(ascii: "<"), !isNoBreakSpace(bytes, at: end) {
      end += 1
    }
    var surplus = bytes[start..<end].reduce(0) {
      $1 == UInt8(ascii: ")") ? $0 + 1 : $1 == UInt8(ascii: "(") ? $0 - 1 : $0
    }
    while end > start {
      switch bytes[end - 1] {
      case UInt8(ascii: ")"):
        if surplus <= 0 { return end }
        surplus -= 1
        end -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ";"):
        var name = end - 1
        while name > start, isASCIIAlphanumeric(bytes[name - 1]) { name -= 1 }
        end = name < end - 1 && name > start && bytes[name - 1] == UInt8(ascii: "&") ? name - 1 : end - 1
      default:
        guard let width = typographicMark(bytes[start..<end]) else { return end }
        end -= width
      }
    }
    return end
  }

  /// The width of a quotation mark, dash or ellipsis beyond ASCII that ends a text.
  private static func typographicMark(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let end = text.suffix(3)
    if end.starts(with: [0xE2, 0x80]), let last = end.last, (0x93...0xA6).contains(last) { return 3 }
    if end.suffix(2).elementsEqual([0xC2, 0xBB]) || end.suffix(2).elementsEqual([0xC2, 0xAB]) { return 2 }
    return nil
  }

  private static func isHost(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let isPunctuation = bytes[index] == 0xE2 && index + 1 < bytes.count && bytes[index + 1] == 0x80
    return isASCIIAlphanumeric(bytes[index])
      || bytes[index] >= 0x80 && !isPunctuation && bytes[index] != 0xC2 && bytes[index] != 0xEF
  }

  private static func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    isASCIIAlphanumeric(byte) && byte >= UInt8(ascii: "A")
  }
}
