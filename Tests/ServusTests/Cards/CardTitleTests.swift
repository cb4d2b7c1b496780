import TestSupport
import Testing

@testable import Servus

/// Titles on cards.
@Suite struct CardTitleTests {
  private func isFitting(_ title: CardTitle) -> Bool {
    let widest = title.lines.map { TextWidth.ems($0) * Double(title.fontSize) }.max() ?? 0
    let lowest = title.baseline(ofLine: title.lines.count - 1)
    return widest <= Double(CardTitle.boxWidth) && lowest <= CardTitle.boxHeight
  }

  @Test func aShortTitleIsLargeAndALongOneSmaller() {
    #expect(CardTitle("Rólunk") == CardTitle("Rólunk"))
    #expect(CardTitle("Rólunk").lines == ["Rólunk"])
    #expect(CardTitle("Rólunk").fontSize == 92)
    let long = CardTitle("Six cases in three languages, and what they have in common")
    #expect(long.lines == ["Six cases in", "three languages,", "and what they", "have in common"])
    #expect(long.fontSize == 68)
  }

  @Test func aNoBreakSpaceDoesNotBreak() {
    let title = CardTitle("Kniha, ktorú si nikto k\u{A0}nikomu nepriniesol")
    #expect(title.lines.contains { $0.contains("k\u{A0}nikomu") })
  }

  @Test func aWordThatIsTooLongIsBroken() {
    let title = CardTitle("Megszentségteleníthetetlenségeskedéseitekért")
    #expect(title.lines == ["Megszentségteleníthetetlenséges-", "kedéseitekért"])
    #expect(isFitting(title))
  }

  @Test func aTitleWithoutBlanksBreaksBetweenIdeographs() {
    let title = CardTitle(String(repeating: "題", count: 20))
    #expect(title.lines.count > 1)
    #expect(title.lines.joined() == String(repeating: "題", count: 20))
    #expect(isFitting(title))
  }

  @Test func whatDoesNotFitIsCutWithAnEllipsis() {
    let title = CardTitle(String(repeating: "Щука ", count: 200))
    #expect(title.lines.last?.hasSuffix("…") == true)
    #expect(isFitting(title))
  }

  @Test func everyTitleFitsItsBoxAndKeepsItsWords() {
    let words = [
      "a", "és", "–", "Thor", "reklamácia,", "недостопримечательность", "WWW", "mid-sized", "題名", "e\u{301}", "👩‍👩‍👧",
    ]
    var random = SplitMix(seed: 5)
    for _ in 0..<1_000 {
      let count = Int.random(in: 1...30, using: &random)
      let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let title = CardTitle(text)
      #expect(isFitting(title), "\(text)")
      #expect(!title.lines.contains(""), "\(text)")
      let shown = title.lines.joined().filter { $0 != " " }
      let isWhole = shown == text.filter { $0 != " " }
      #expect(isWhole || shown.hasSuffix("…"), "\(text)")
    }
    #expect(CardTitle("").lines == [])
  }
}
