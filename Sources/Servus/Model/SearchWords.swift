/// What search finds a post by: its folded words, each with the places where it stands. They are one string of bytes, so
/// that tens of thousands of posts need little memory, and may lie in a file until their index is built.
struct SearchWords: Sendable, Hashable {
  /// How many sections and words there are and how many bytes the words have; the words, each behind a byte that says how
  /// long it is; and in their order their places, rising, each as its distance from the one before: twice that, and one
  /// more where another place of the word follows. Numbers have seven bits in a byte, the lowest first, and the eighth
  /// says that more follow.
  let bytes: [UInt8]
  /// What the page says about the post, the beginning of the text, and one for each heading of the text itself.
  let sectionCount: Int

  /// More than there can be in a post.
  static let mostSections = 1 << 24

  /// A section has two places, its heading and its text. Section 0 is the title and what stands beside the text, section 1
  /// the beginning of the text, which has no heading.
  static func place(section: Int, isHeading: Bool) -> UInt32 {
    UInt32(section * 2 + (isHeading ? 0 : 1))
  }

  /// Words as they were written at another time; nil where the bytes are no words of a post.
  init?(_ bytes: [UInt8]) {
    guard let header = bytes.withUnsafeBufferPointer(Header.init), header.sectionCount <= Self.mostSections else {
      return nil
    }
    self.bytes = bytes
    sectionCount = header.sectionCount
    guard withReader({ $0.isSound() }) else { return nil }
  }

  /// - Parameters:
  ///   - words: each behind a byte that says how long it is.
  ///   - writePlaces: appends the places as `bytes` describes them.
  init(
    sectionCount: Int, wordCount: Int, words: ArraySlice<UInt8>, placeCount: Int, writePlaces: (inout [UInt8]) -> Void
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12 + words.count + placeCount * 3 / 2)
    for number in [sectionCount, wordCount, words.count] { Varint.append(UInt32(number), to: &bytes) }
    bytes.append(contentsOf: words)
    writePlaces(&bytes)
    self.bytes = bytes
    self.sectionCount = sectionCount
  }

  /// Gives what reads the words one after the other.
  func withReader<Result>(_ body: (inout Reader) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = Reader(bytes, sectionCount: sectionCount)
      return body(&reader)
    }
  }
}

extension SearchWords {
  /// What stands before the words.
  private struct Header {
    let sectionCount: Int
    let wordCount: Int
    /// Where the words stand.
    let words: Range<Int>

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      var index = 0
      guard let sectionCount = Varint.read(bytes, at: &index), let wordCount = Varint.read(bytes, at: &index),
        let size = Varint.read(bytes, at: &index), Int(size) <= bytes.count - index
      else { return nil }
      self.sectionCount = Int(sectionCount)
      self.wordCount = Int(wordCount)
      words = index..<(index + Int(size))
    }
  }

  /// Reads words, each with its places. Of damaged bytes it reads fewer.
  struct Reader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// How many places there are.
    private let limit: UInt32
    private var remaining: Int
    private var word: Int
    private let endOfWords: Int
    private var place: Int
    /// The distance of the next place is counted from here.
    private var base: UInt32 = 0
    private var hasPlace = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, sectionCount: Int) {
      let header = Header(bytes)
      self.bytes = bytes
      limit = UInt32(sectionCount * 2)
      remaining = header?.wordCount ?? 0
      word = header?.words.lowerBound ?? 0
      endOfWords = header?.words.upperBound ?? 0
      place = endOfWords
    }

    /// The next word; nil after the last one. The places of the word before must have been read.
    @inline(__always)
    mutating func nextWord() -> Slice<UnsafeBufferPointer<UInt8>>? {
      guard remaining > 0, word < endOfWords else { return nil }
      let end = word + 1 + Int(bytes[word])
      guard end <= endOfWords else { return nil }
      defer {
        word = end
        remaining -= 1
        base = 0
        hasPlace = true
      }
      return bytes[(word + 1)..<end]
    }

    /// The next place of the word; nil after its last one.
    @inline(__always)
    mutating func nextPlace() -> UInt32? {
      guard hasPlace, let number = Varint.read(bytes, at: &place), number >> 1 < limit - base else {
        hasPlace = false
        return nil
      }
      hasPlace = number & 1 == 1
      let place = base + number >> 1
      base = place + 1
      return place
    }

    /// Reads all and says whether that was a post's words and nothing else.
    fileprivate mutating func isSound() -> Bool {
      while let word = nextWord() {
        if word.isEmpty || nextPlace() == nil { return false }
        while hasPlace { if nextPlace() == nil { return false } }
      }
      return remaining == 0 && word == endOfWords && place == bytes.count
    }
  }
}
