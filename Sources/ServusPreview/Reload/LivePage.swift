import ServusMarkup

/// A page as the preview sends it: with a script that keeps it up to date, which no file of the site has.
enum LivePage {
  /// The page that a file of the site holds.
  static func bytes(of file: OpenFile, at components: [String], _ state: PreviewState) -> [UInt8] {
    let path = state.basePath + components.joined(separator: "/").percentEncodedPath
    return inserting(script(file: path, state), into: file.bytes(in: 0..<file.size))
  }

  /// The element that loads the script.
  ///
  /// - Parameter file: the address of the file that the page was made of; empty where it is none of the site's.
  static func script(file: String, _ state: PreviewState) -> SafeHTML {
    var html = HTMLBuilder("<script ")
    html.add(attribute: "src", value: PreviewAddress.script)
    html.add(" ")
    html.add(attribute: "data-build", value: state.build)
    html.add(" ")
    html.add(attribute: "data-file", value: file)
    html.add(" defer></script>")
    return html.html
  }

  /// Puts an element at the end of the head, or of the page where it has none.
  static func inserting(_ element: SafeHTML, into page: [UInt8]) -> [UInt8] {
    let end = endOfHead(page) ?? page.endIndex
    var bytes: [UInt8] = []
    bytes.reserveCapacity(page.count + element.bytes.count)
    bytes.append(contentsOf: page[..<end])
    bytes.append(contentsOf: element.bytes)
    bytes.append(contentsOf: page[end...])
    return bytes
  }

  private static func endOfHead(_ page: [UInt8]) -> Int? {
    let tag = Array("</head".utf8)
    return page.indices.dropLast(tag.count - 1).first { start in
      page[start] == tag[0] && page[start..<(start + tag.count)].elementsEqual(tag) { $0 | 0x20 == $1 | 0x20 }
    }
  }
}
