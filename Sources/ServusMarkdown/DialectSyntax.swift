/// Which constructs beyond CommonMark a text may hold, told from its bytes alone: a text without their signs is not
/// searched for them.
struct DialectSyntax {
  let tables: Bool
  let footnotes: Bool
  let strikethrough: Bool
  let tasks: Bool
  let bareLinks: Bool
  /// Whether a backslash stands in what would be a marker of an aside.
  let escapedMarkers: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    // Lines are taken from the source for tables and footnotes, and only libcmark ends one at a lone carriage return.
    let hasPlainLines = !bytes.holds("\r")
    tables = hasPlainLines && bytes.holds("|")
    footnotes = hasPlainLines && bytes.holds("[^")
    strikethrough = bytes.holds("~")
    tasks = bytes.holds("[ ] ") || bytes.holds("[x] ") || bytes.holds("[X] ") || bytes.holds("[ ]\t")
    bareLinks = bytes.holds("@") || bytes.holds("://") || bytes.holds("www.")
    escapedMarkers = bytes.holds("\\[!") || bytes.holds("[\\!") || bytes.holds("\\[\\!")
  }

  /// Whether it matters which signs the author has escaped.
  var needsEscapes: Bool { footnotes || strikethrough || tasks || bareLinks || escapedMarkers }
}

extension ArraySlice<UInt8> {
  /// Whether a sign stands anywhere in it.
  fileprivate func holds(_ sign: StaticString) -> Bool {
    withUnsafeBufferPointer { $0.holds(sign) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a sign stands anywhere in these bytes.
  func holds(_ sign: StaticString) -> Bool {
    firstRange(of: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount), from: 0) != nil
  }
}
