/// Where in a `PostStore` the parts of one post stand, one behind the other.
struct PostRecord: Sendable, Equatable {
  /// What is kept of a post. Pages need the outline of all posts at once, the rest of one post at a time.
  enum Part: Int, CaseIterable { case outline, html, words }

  /// The size of a part and the hash of its bytes.
  struct Extent: Sendable, Equatable {
    let count: Int
    let hash: ContentHash

    init(_ bytes: [UInt8]) {
      count = bytes.count
      hash = ContentHash(bytes)
    }

    init(count: Int, hash: ContentHash) {
      self.count = count
      self.hash = hash
    }
  }

  /// Where the record begins.
  let offset: Int
  let outline: Extent
  let html: Extent
  let words: Extent

  /// In bytes.
  var size: Int { outline.count + html.count + words.count }

  /// Where a part begins in its record, and how large it is.
  func extent(of part: Part) -> (start: Int, extent: Extent) {
    switch part {
    case .outline: (0, outline)
    case .html: (outline.count, html)
    case .words: (outline.count + html.count, words)
    }
  }
}
