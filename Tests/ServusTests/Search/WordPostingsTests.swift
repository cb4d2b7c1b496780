import TestSupport
import Testing

@testable import Servus
@testable import ServusLanguage

/// Where words stand in many posts.
@Suite struct WordPostingsTests {
  private static let folding = WordFolding(shortenedBy: 0, letters: [:], keptLetters: [])

  private static func post(_ texts: [(place: UInt32, text: String)], sectionCount: Int = 2) -> SearchWords {
    var collector = WordCollector()
    for (place, text) in texts {
      Array(text.utf8).withUnsafeBufferPointer { collector.add($0, at: place, folding) }
    }
    return collector.take(sectionCount: sectionCount)
  }

  private static func lines(_ posts: [SearchWords], mostExactPosts: Int = 1_000) -> [String] {
    var postings = WordPostings(mostExactPosts: mostExactPosts)
    for post in posts { postings.add(post) }
    var lines: [String] = []
    postings.forEachWord { word, number in
      var places: [UInt8] = []
      postings.appendPlaces(of: number, to: &places)
      lines.append(String(decoding: word, as: UTF8.self) + " " + String(decoding: places, as: UTF8.self))
    }
    return lines
  }

  @Test func placesGoOnFromPostToPost() {
    let posts = [Self.post([(0, "tea"), (3, "tea cake")]), Self.post([(1, "cake"), (5, "tea")], sectionCount: 3)]
    #expect(Self.lines(posts) == ["cake 31", "tea 025"])
  }

  @Test func wordsStandInTheOrderOfScripts() {
    let words = ["\u{1D7D8}", "\u{FF21}", "ab", "abcdefgh", "abcdefghi", "a", "abcdefghb", "žx", "я", "9"]
    let lines = Self.lines([Self.post([(0, words.joined(separator: " "))])])
    let folded = lines.map { String($0.dropLast(2)) }
    #expect(folded.count == words.count)
    #expect(folded == folded.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) })
  }

  @Test func aFrequentWordIsNotedAtItsBestPlaces() {
    let post = Self.post([(1, "tea"), (2, "tea"), (3, "tea cake")])
    #expect(Self.lines([post, post], mostExactPosts: 2) == ["cake 33", "tea 100100"])
    #expect(Self.lines([post, post, post], mostExactPosts: 2) == ["cake 333", "tea 233"])
  }

  @Test func chainsGiveBackWhatTheyGot() {
    var random = SplitMix(seed: 3)
    var chains = PlaceChains()
    var expected = [[UInt32]](repeating: [], count: 50)
    var next = [UInt32](repeating: 0, count: 50)
    for _ in expected { chains.addWord() }
    for _ in 0..<20_000 {
      let word = Int.random(in: 0..<50, using: &random) * Int.random(in: 0...1, using: &random)
      let distance = UInt32.random(in: 0...(1 << UInt32.random(in: 0...17, using: &random)), using: &random)
      expected[word].append(distance)
      chains.append(next[word] + distance, to: word)
      next[word] += distance + 1
    }
    for (word, distances) in expected.enumerated() {
      var found: [UInt32] = []
      chains.forEachDistance(of: word) { found.append($0) }
      #expect(found == distances)
      #expect(chains.placeCount(of: word) == distances.count)
    }
  }
}
