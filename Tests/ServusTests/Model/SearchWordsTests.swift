import TestSupport
import Testing

@testable import Servus
@testable import ServusLanguage

/// The words of a post as bytes.
@Suite struct SearchWordsTests {
  private static let folding = WordFolding(shortenedBy: 0, letters: [:], keptLetters: [])

  private static func words(_ texts: [(place: UInt32, text: String)], sectionCount: Int) -> SearchWords {
    var collector = WordCollector()
    add(texts, to: &collector)
    return collector.take(sectionCount: sectionCount)
  }

  private static func add(_ texts: [(place: UInt32, text: String)], to collector: inout WordCollector) {
    for (place, text) in texts {
      Array(text.utf8).withUnsafeBufferPointer { collector.add($0, at: place, folding) }
    }
  }

  private static func read(_ words: SearchWords) -> [String] {
    words.withReader { reader in
      var all: [String] = []
      while let word = reader.nextWord() {
        var line = String(decoding: word, as: UTF8.self)
        while let place = reader.nextPlace() { line += " \(place)" }
        all.append(line)
      }
      return all
    }
  }

  private static let example = words(
    [(0, "Tea and cake"), (1, "cake"), (3, "Tea, tea"), (400, "and tea"), (70_000, "end")], sectionCount: 40_000)

  @Test func eachWordStandsOnceWithItsPlaces() {
    #expect(Self.read(Self.example) == ["tea 0 3 400", "and 0 400", "cake 0 1", "end 70000"])
    #expect(Self.read(Self.words([], sectionCount: 2)) == [])
  }

  @Test func bytesThatAreReadBackAreTheSameWords() {
    let again = SearchWords(Self.example.bytes)
    #expect(again == Self.example)
    #expect(again?.sectionCount == 40_000)
  }

  @Test func aCollectorRemembersNothingOfTheLastPost() {
    var collector = WordCollector()
    Self.add([(0, "one two"), (1, "three"), (3, "one")], to: &collector)
    _ = collector.take(sectionCount: 2)
    Self.add([(0, "three"), (3, "one")], to: &collector)
    #expect(collector.take(sectionCount: 2) == Self.words([(0, "three"), (3, "one")], sectionCount: 2))
  }

  @Test func aWholeDictionaryInOnePostIsCollected() {
    var collector = WordCollector()
    let text = (0..<40_000).map { "word\($0)" }.joined(separator: " ")
    for _ in 0..<2 {
      Self.add([(0, text)], to: &collector)
      let words = Self.read(collector.take(sectionCount: 2))
      #expect(words.count == 40_000)
      #expect(words.last == "word39999 0")
    }
  }

  @Test func bytesThatEndEarlyAreRefused() {
    for count in 0..<Self.example.bytes.count { #expect(SearchWords(Array(Self.example.bytes.prefix(count))) == nil) }
    #expect(SearchWords(Self.example.bytes + [0]) == nil)
  }

  @Test func damagedBytesAreReadWithoutHarm() {
    var random = SplitMix(seed: 11)
    for _ in 0..<20_000 {
      var bytes = Self.example.bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let words = SearchWords(bytes) else { continue }
      _ = Self.read(words)
    }
  }
}
