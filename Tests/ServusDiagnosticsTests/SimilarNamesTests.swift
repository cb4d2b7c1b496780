import ServusDiagnostics
import Testing

/// Which names are likely one name with a slip.
@Suite struct SimilarNamesTests {
  @Test(arguments: [
    ("e-shop", "eshop"), ("obchod", "obchody"), ("service", "servise"), ("servcie", "service"),
    ("reklamacia", "reklamcia"),
  ])
  func namesThatDifferByAHyphenOrALetterAreSimilar(_ first: String, _ second: String) {
    #expect(SimilarNames.pairs(among: ["other", first, second]).map { [$0.0, $0.1] } == [[2, 1]])
  }

  @Test(arguments: [
    ("store", "story"), ("part-1", "part-2"), ("chapter-1", "chapter-12"), ("service", "surface"), ("chat", "chats"),
    ("", "a"),
  ])
  func otherNamesAreNot(_ first: String, _ second: String) {
    #expect(SimilarNames.pairs(among: [first, second]).isEmpty)
  }

  @Test func aNameIsPairedOnce() {
    #expect(
      SimilarNames.pairs(among: ["service", "services", "servicess"]).map { [$0.0, $0.1] } == [[1, 0], [2, 1]])
  }

  @Test func tenThousandNamesAreNotAllCompared() {
    let names = (0..<10_000).map { number in
      String(number, radix: 26).map { String($0) + "x" }.joined(separator: "y") + "zzzzzz"
    }
    #expect(SimilarNames.pairs(among: names).count <= names.count)
  }
}
