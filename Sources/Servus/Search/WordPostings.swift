import ServusLanguage

/// Where each word of some posts stands.
struct WordPostings: Sendable {
  private var words = WordTable(capacity: 8 << 10)
  private var places = PlaceChains()
  /// The first place of each post; one more at the end.
  private var posts: [UInt32] = [0]

  private let mostExactPosts: Int

  /// - Parameter mostExactPosts: how many posts may have a word before it is noted once for each.
  init(mostExactPosts: Int) {
    self.mostExactPosts = mostExactPosts
  }

  /// Adds the words of the next post. The places of posts follow each other: a post with two sections has places 0 to 3, the
  /// next one goes on with 4.
  mutating func add(_ post: SearchWords) {
    let base = posts[posts.count - 1]
    post.withReader { reader in
      while let word = reader.nextWord() {
        let number = words.insert(word)
        if number == places.count { places.addWord() }
        while let place = reader.nextPlace() { places.append(base &+ place, to: number) }
      }
    }
    posts.append(base &+ UInt32(post.sectionCount * 2))
  }

  /// Calls `body` with the words in the order that scripts have, which is by UTF-16 code units, each with its number.
  func forEachWord(_ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
    words.bytes.withUnsafeBufferPointer { bytes in
      for number in WordOrder.sorted(words, bytes) {
        body(UnsafeBufferPointer(rebasing: bytes[words.range(of: number)]), number)
      }
    }
  }

  /// Writes where a word stands.
  func appendPlaces(of number: Int, to output: inout [UInt8]) {
    guard places.placeCount(of: number) > mostExactPosts, let best = bestPlaces(of: number) else {
      return places.forEachDistance(of: number) { SearchDigits.append(Int($0), to: &output) }
    }
    SearchDigits.append(rising: best, to: &output)
  }

  /// One place in each post: a title or heading, else the first; nil where all places may be told.
  private func bestPlaces(of number: Int) -> [UInt32]? {
    var best: [UInt32] = []
    var (next, end) = (UInt32(0), UInt32(0))
    var post = 0
    places.forEachDistance(of: number) { distance in
      let place = next + distance
      next = place + 1
      if place >= end {
        while posts[post + 1] <= place { post += 1 }
        end = posts[post + 1]
        best.append(place)
      } else if place.isMultiple(of: 2), !best[best.count - 1].isMultiple(of: 2) {
        best[best.count - 1] = place
      }
    }
    return best.count > mostExactPosts ? best : nil
  }
}

/// UTF-8 in the order of UTF-16: characters beyond U+FFFF come before U+E000 to U+FFFF there.
private struct WordOrder {
  /// The rank of a word's first eight bytes, most of which no other word has.
  private let head: UInt64
  private let number: Int

  static func sorted(_ words: WordTable, _ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    let keys = (0..<words.count).map { number in
      let word = bytes[words.range(of: number)]
      let head = (0..<8).reduce(UInt64(0)) { head, offset in
        head << 8 | (offset < word.count ? UInt64(rank(word[word.startIndex + offset])) : 0)
      }
      return WordOrder(head: head, number: number)
    }
    return keys.sorted { left, right in
      guard left.head == right.head else { return left.head < right.head }
      return bytes[words.range(of: left.number)].lexicographicallyPrecedes(bytes[words.range(of: right.number)]) {
        rank($0) < rank($1)
      }
    }.map(\.number)
  }

  private static func rank(_ byte: UInt8) -> UInt8 { byte >= 0xEE && byte < 0xF0 ? byte + 0x10 : byte }
}
