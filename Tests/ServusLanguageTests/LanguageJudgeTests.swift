import TestSupport
import Testing

@testable import ServusLanguage

/// Which language a text seems to be in: chapter 5.
@Suite struct LanguageJudgeTests {
  /// A text by its language; each has more than 20 words.
  private static let texts: [String: String] = [
    "sk": """
    Zákazník prišiel do obchodu so žiadosťou o výmenu tovaru, lebo mu veľkosť nesedela. Predavač sa ho spýtal, či má
    doklad, a keď povedal, že nie, usmial sa a topánky mu vymenil aj tak.
    """,
    "cs": """
    Zákazník přišel do obchodu s žádostí o výměnu zboží, protože mu velikost neseděla. Prodavač se ho zeptal, jestli má
    doklad, a když řekl, že ne, usmál se a boty mu vyměnil i tak.
    """,
    "hu": """
    A vevő azzal a kéréssel jött be az üzletbe, hogy cseréljék ki az árut, mert nem volt jó a mérete. Az eladó
    megkérdezte, van-e blokkja, és amikor azt mondta, hogy nincs, elmosolyodott, és így is kicserélte a cipőt.
    """,
    "ru": """
    Покупатель пришёл в магазин с просьбой обменять товар, потому что размер не подошёл. Продавец спросил, есть ли
    у него чек, а когда тот ответил, что нет, улыбнулся и обменял ботинки и так.
    """,
    "pl": """
    Klient przyszedł do sklepu z prośbą o wymianę towaru, bo rozmiar nie pasował. Sprzedawca zapytał go, czy ma
    paragon, a kiedy usłyszał, że nie, uśmiechnął się i buty wymienił mimo to, bo takie są zasady.
    """,
    "en": """
    The customer came to the shop and asked for an exchange of the shoes, which were not his size. The clerk asked if he
    had a receipt, and when he said that he did not, smiled and changed them all the same.
    """,
  ]

  private func judge() throws -> LanguageJudge {
    LanguageJudge(try Languages.codes.map(Languages.named))
  }

  private func verdict(on text: String, declared: String) throws -> String? {
    let judge = try judge()
    var tally = judge.emptyTally
    var text = text
    text.withUTF8 { judge.count($0, into: &tally) }
    return judge.language(of: tally, insteadOf: declared)
  }

  @Test(arguments: Languages.codes, Languages.codes) func textsBetrayTheirLanguage(own: String, declared: String) throws
  {
    let text = try #require(Self.texts[own])
    #expect(try verdict(on: text, declared: declared) == (own == declared ? nil : own))
  }

  @Test func shortTextsProveNothing() throws {
    let words = try #require(Self.texts["cs"]).split(whereSeparator: \.isWhitespace)
    #expect(try verdict(on: words.prefix(19).joined(separator: " "), declared: "sk") == nil)
    #expect(try verdict(on: words.prefix(20).joined(separator: " "), declared: "sk") == "cs")
  }

  /// A text may be left as soon as its rest cannot turn the verdict; then the whole of it would have had none.
  @Test(arguments: 0..<4 as Range<UInt64>) func aSettledTextHasNoVerdict(_ seed: UInt64) throws {
    let judge = try judge()
    var random = SplitMix(seed: seed)
    var settled = 0
    for _ in 0..<500 {
      // Mostly one language, then words that vote for another with as few letters as there can be.
      let language = try #require(Self.texts.keys.sorted().randomElement(using: &random))
      let other = try #require(["и", "ó", "ą", "ť", "ř", "the", language].randomElement(using: &random))
      var runs = (Self.texts[language] ?? "").split(separator: " ").map(String.init)
      runs += Array(repeating: other, count: Int.random(in: 0...120, using: &random))
      var (tally, rest, isSettled) = (judge.emptyTally, runs.reduce(0) { $0 + $1.utf8.count + 1 }, false)
      for var run in runs {
        isSettled = isSettled || judge.isSettled(tally, for: language, bytesLeft: rest)
        rest -= run.utf8.count + 1
        run.withUTF8 { judge.count($0, into: &tally) }
      }
      #expect(rest == 0)
      if isSettled {
        settled += 1
        #expect(judge.language(of: tally, insteadOf: language) == nil)
      }
    }
    #expect((50..<500).contains(settled))
  }

  @Test func addressesAreNoWords() throws {
    let addresses = "https://the.and/of?in=that www.for.you with@are.this "
    let text = String(repeating: addresses, count: 12) + String(repeating: "slovo ", count: 25)
    #expect(try verdict(on: text, declared: "sk") == nil)
  }

  @Test func aFewForeignWordsAreAllowed() throws {
    let own = try #require(Self.texts["sk"])
    #expect(try verdict(on: own + " Heslo „The customer is always right“ tu neplatí.", declared: "sk") == nil)
  }

  /// Three votes are the least, they must be three times those of the declared language, and a twentieth of the words.
  @Test func votesMustBeClear() throws {
    let filler = String(repeating: "nič ", count: 17)
    #expect(try verdict(on: filler + "the and of", declared: "sk") == "en")
    #expect(try verdict(on: filler + "the and nič", declared: "sk") == nil)
    #expect(try verdict(on: filler + "the and of aj", declared: "sk") == "en")
    #expect(try verdict(on: filler + "the and of aj ako", declared: "sk") == nil)
    #expect(try verdict(on: String(repeating: "nič ", count: 57) + "the and of", declared: "sk") == "en")
    #expect(try verdict(on: String(repeating: "nič ", count: 58) + "the and of", declared: "sk") == nil)
  }

  @Test func ofALanguageThatIsNotKnownNothingIsSaid() throws {
    #expect(try verdict(on: try #require(Self.texts["en"]), declared: "fi") == nil)
  }

  @Test func whatTwoLanguagesShareProvesNothing() throws {
    let strings = try Languages.text(of: "ru").replacing("letters: [а, б,", with: "letters: [і, а, б,")
    let ukrainian = try Languages.language("uk", strings: strings)
    let judge = LanguageJudge([try Languages.named("ru"), ukrainian])
    var tally = judge.emptyTally
    var text = String(repeating: "слово ", count: 20) + "від мій свій"
    text.withUTF8 { judge.count($0, into: &tally) }
    #expect(judge.votes(for: "ru", in: tally) == 0)
    #expect(judge.votes(for: "uk", in: tally) == 3)
    #expect(judge.language(of: tally, insteadOf: "ru") == "uk")
  }
}
