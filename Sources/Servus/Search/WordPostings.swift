import ServusLanguage

/// Where each word of some posts stands.
struct WordPostings: Sendable {
  private let words: WordTable
  /// The numbers of the words in the order that scripts have: by UTF-16 code units.
  let sorted: [Int]
  /// The places of all words in rising order, word by word.
  private let places: [UInt32]
  /// Where the places of a word begin, by its number; one more at the end.
  private let starts: [Int]
  /// The first place of each post; one more at the end.
  private let posts: [UInt32]

  private let mostExactPosts: Int

  /// The words of posts, whose places follow each other: a post with two sections has places 0 to 3, the next one goes
  /// on with 4.
  ///
  /// - Parameter mostExactPosts: how many posts may have a word before it is noted once for each.
  init(_ posts: some Sequence<SearchWords>, mostExactPosts: Int) {
    self.mostExactPosts = mostExactPosts
    var words = WordTable(capacity: 8 << 10)
    var counts: [Int] = []
    var numbers: [UInt32] = []
    var unsorted: [UInt32] = []
    var bases: [UInt32] = [0]
    for post in posts {
      let base = bases[bases.count - 1]
      post.withReader { reader in
        while let word = reader.nextWord() {
          let number = words.insert(word)
          if number == counts.count { counts.append(0) }
          while let place = reader.nextPlace() {
            counts[number] += 1
            numbers.append(UInt32(number))
            unsorted.append(base + place)
          }
        }
      }
      bases.append(base + UInt32(post.sectionCount * 2))
    }
    self.words = words
    self.posts = bases
    starts = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    places = Self.sorted(unsorted, numbers, starts)
    sorted = (0..<words.count).sorted { Self.precedes(words[$0], words[$1]) }
  }

  /// The places by word, in the order in which they came.
  private static func sorted(_ places: [UInt32], _ numbers: [UInt32], _ starts: [Int]) -> [UInt32] {
    var next = starts
    return [UInt32](unsafeUninitializedCapacity: places.count) { buffer, count in
      for (number, place) in zip(numbers, places) {
        buffer[next[Int(number)]] = place
        next[Int(number)] += 1
      }
      count = places.count
    }
  }

  func word(_ number: Int) -> ArraySlice<UInt8> { words[number] }

  /// Where a word stands, in rising order.
  func places(of number: Int) -> ArraySlice<UInt32> {
    let all = places[starts[number]..<starts[number + 1]]
    guard all.count > mostExactPosts else { return all }
    let best = bestPlaces(all)
    return best.count > mostExactPosts ? best[...] : all
  }

  /// One place in each post: a title or heading, else the first.
  private func bestPlaces(_ places: ArraySlice<UInt32>) -> [UInt32] {
    var best: [UInt32] = []
    var end: UInt32 = 0
    var post = 0
    for place in places {
      if place >= end {
        while posts[post + 1] <= place { post += 1 }
        end = posts[post + 1]
        best.append(place)
      } else if place.isMultiple(of: 2), !best[best.count - 1].isMultiple(of: 2) {
        best[best.count - 1] = place
      }
    }
    return best
  }

  /// UTF-8 in the order of UTF-16: characters beyond U+FFFF come before U+E000 to U+FFFF there.
  private static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    for (a, b) in zip(left, right) where a != b {
      return (a >= 0xEE && a < 0xF0 ? a + 0x10 : a) < (b >= 0xEE && b < 0xF0 ? b + 0x10 : b)
    }
    return left.count < right.count
  }
}
