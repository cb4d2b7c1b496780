import ServusMarkup

/// Replaces the relative `url(…)`s of a stylesheet by published addresses.
struct StylesheetAddresses {
  /// The stylesheet's path below Templates/static.
  let stylesheet: String
  /// By paths below Templates/static.
  let published: [String: Address]
  let basePath: String

  func fill(_ css: [UInt8]) -> [UInt8] {
    let tokens = StylesheetScanner(css).tokens
    var result: [UInt8] = []
    result.reserveCapacity(css.count)
    var isInURL = false
    for (index, token) in tokens.enumerated() {
      let text = css[token.range]
      switch token.kind {
      case .url:
        let address = address(of: String(decoding: text.dropFirst("url(".utf8.count).dropLast(), as: UTF8.self))
        result.append(contentsOf: address.map { Array("url(\($0))".utf8) } ?? Array(text))
      case .string where isInURL:
        let address = address(of: String(decoding: text.dropFirst().dropLast(), as: UTF8.self))
        result.append(contentsOf: address.map { Array($0.utf8) } ?? Array(text))
      default: result.append(contentsOf: text)
      }
      if !token.isSpace { isInURL = token.isSign("(") && index > 0 && isURL(css[tokens[index - 1].range]) }
    }
    return result
  }

  private func isURL(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("url".utf8) { $0 | 0x20 == $1 }
  }

  /// The quoted address of what is written in a `url(…)`; nil where it is none of the site's files.
  private func address(of written: String) -> String? {
    let text = written.trimmed
    let path = text.prefix { $0 != "?" && $0 != "#" }
    let rest = text.dropFirst(path.count)
    guard !rest.contains(where: { "\"\\".contains($0) }), let file = PostPath.resolved(String(path), from: stylesheet)
    else { return nil }
    return published[file].map { "\"\(basePath)\(percentEncoded($0.path))\(rest)\"" }
  }
}
