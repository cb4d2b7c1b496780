import ServusDiagnostics
import TestSupport
import Testing

@testable import ServusLanguage

/// What holds for every text, tried with generated ones, and what the table of cases cannot say.
@Suite struct TypographyTests {
  @Test(arguments: Languages.codes) func settingTwiceChangesNothingMore(code: String) throws {
    let typography = try Languages.named(code).typography
    for text in GeneratedText.texts(seed: 1) {
      let once = typography.set(text)
      let twice = typography.set(once)
      #expect(twice == once, "\(code): \(text.debugDescription)")
    }
  }

  @Test(arguments: Languages.codes) func lettersAndDigitsStay(code: String) throws {
    let typography = try Languages.named(code).typography
    for text in GeneratedText.texts(seed: 2) {
      let set = typography.set(text)
      #expect(Self.lettersAndDigits(set) == Self.lettersAndDigits(text), "\(code): \(text.debugDescription)")
    }
  }

  @Test(arguments: Languages.codes) func boundariesOfPiecesHaveNoWidth(code: String) throws {
    let typography = try Languages.named(code).typography
    var random = SplitMix(seed: 3)
    for text in GeneratedText.texts(seed: 3) {
      let whole = typography.set(text)
      let pieces = GeneratedText.cut(text, &random)
      let set = typography.set(pieces)
      #expect(set.count == pieces.count)
      #expect(set.compactMap(\.self).joined() == whole, "\(code): \(pieces)")
    }
  }

  @Test(arguments: Languages.codes) func objectsStayWhereTheyAreAndOtherTextIsWhole(code: String) throws {
    let typography = try Languages.named(code).typography
    var random = SplitMix(seed: 4)
    for text in GeneratedText.texts(seed: 4) {
      var pieces = GeneratedText.cut(text, &random)
      pieces.insert(nil, at: Int.random(in: 0...pieces.count, using: &random))
      let set = typography.set(pieces)
      #expect(set.map { $0 == nil } == pieces.map { $0 == nil })
      #expect(typography.set(set) == set, "\(code): \(pieces)")
      for (new, old) in zip(set, pieces) {
        #expect(Self.lettersAndDigits(new ?? "") == Self.lettersAndDigits(old ?? ""), "\(code): \(pieces)")
      }
    }
  }

  @Test(arguments: Languages.codes) func codeIsUntouched(code: String) throws {
    for text in GeneratedText.texts(seed: 5, count: 200) {
      let literal = text.filter { $0 != "\n" && $0 != "`" && $0 != "\u{2028}" && $0 != "<" && $0 != "&" }
      let html = try MarkdownParagraph.html("x \"``.\(literal).``\" - y", language: code)
      #expect(MarkdownParagraph.decoded(html).contains("<code>.\(literal).</code>"), "\(code): \(literal)")
    }
  }

  @Test(arguments: Languages.codes) func addressesAreUntouched(code: String) throws {
    let typography = try Languages.named(code).typography
    let addresses = [
      "https://example.com/a--b/5-10...x?y='z'&1-2#c", "www.example.sk/5-10--x", "jan--novak.o'neil@my-host.example.cz",
      "git+ssh://host/a...b", "HTTPS://X.SK/5-10/(a--b", "5-10@example.com", "http://пример.рф/а--б",
    ]
    for address in addresses {
      for (before, after) in [("", ""), ("(", ")."), ("\"", "\"!"), ("x - ", " - y"), ("'", "'..."), ("v ", ", 5-10")] {
        let set = typography.set(before + address + after)
        #expect(set.contains(address), "\(code): \(set)")
        #expect(typography.set([before, address, after]).joined() == set)
      }
    }
  }

  @Test func apostropheWordLeavesAnAddressAlone() throws {
    let english = try Languages.named("en").typography
    #expect(english.set("rock 'n'@example.com") == "rock ’n'@example.com")
    #expect(english.set("rock 'n'-x@example.com") == "rock ’n'-x@example.com")
  }

  @Test func closingMarkDoesNotBeginAWord() throws {
    let slovak = try Languages.named("sk").typography
    #expect(slovak.set("\"dom\"v meste") == "„dom“v meste")
    #expect(slovak.set("„dom“v meste") == "„dom“v meste")
    #expect(slovak.set("»v meste« a «o meste»") == "»v\u{A0}meste« a\u{A0}«o\u{A0}meste»")
  }

  @Test(arguments: ["\u{200B}", "\u{FEFF}", "\u{AD}", "\u{200E}\u{2060}"])
  func signsWithoutWidthDoNotStandBeforeAQuotation(_ sign: String) throws {
    let typography = try Languages.named("sk").typography
    #expect(typography.set("Povedal \(sign)\"áno\"\(sign), ale") == "Povedal \(sign)„áno“\(sign), ale")
    #expect(typography.set("\(sign)\"\(sign)Áno\(sign)\"") == "\(sign)„\(sign)Áno\(sign)“")
    #expect(typography.set("\"\(sign)'Áno'\(sign)\"") == "„\(sign)‚Áno‘\(sign)“")
    #expect(typography.set("palce 5\(sign)\" a") == "palce 5\(sign)″ a")
  }

  @Test func lineBreaksAreWhiteSpace() throws {
    let slovak = try Languages.named("sk").typography
    #expect(slovak.set(["v", "\n", "Bratislave"]) == ["v", "\u{A0}", "Bratislave"])
    #expect(slovak.set(["slovo v", "\n", nil]) == ["slovo v", "\u{A0}", nil])
    #expect(slovak.set(["dom", "\n", "a", "\n", "\"les\""]) == ["dom", "\n", "a", "\u{A0}", "„les“"])
    #expect(slovak.set(["v", "\u{2028}", "Bratislave"]) == ["v", "\u{2028}", "Bratislave"])
    #expect(slovak.set(["+421 900", "\u{2028}", "123 456"]).joined() == "+421\u{A0}900\u{2028}123\u{A0}456")
    #expect(slovak.set(["dom", "\u{2028}", "\"les\""]).joined() == "dom\u{2028}„les“")
  }

  @Test func changeThatSpansPiecesGoesToTheFirst() throws {
    let slovak = try Languages.named("sk").typography
    #expect(slovak.set(["Čakaj.", "..", " Už."]) == ["Čakaj…", "", " Už."])
    #expect(slovak.set(["Čakaj.", "", ".", "."]) == ["Čakaj…", "", "", ""])
    #expect(slovak.set(["a -", "", "- b"]) == ["a\u{A0}–", "", " b"])
    #expect(slovak.set(["5", "-", "10"]) == ["5", "\u{A0}– ", "10"])
  }

  @Test func textThatNeedsNothingComesBackAsItIs() throws {
    let english = try Languages.named("en").typography
    for text in [
      "", " ", "word", "some plain words", "A sentence with a full stop.", "\u{0}", "日本語 text", "'", "-", ".",
    ] {
      #expect(english.set(text) == text)
    }
    #expect(english.set([]) == [])
    #expect(english.set([nil, "", nil]) == [nil, "", nil])
  }

  @Test func typedSpaceOfOtherWidthStays() throws {
    let slovak = try Languages.named("sk").typography
    #expect(slovak.set("5\u{202F}kg a\u{A0}5\u{2009}km v\tlese") == "5\u{202F}kg a\u{A0}5\u{2009}km v\tlese")
    #expect(slovak.set("1\u{A0}250 000 €") == "1\u{A0}250\u{A0}000\u{A0}€")
  }

  @Test func whatDiffersBetweenLanguagesIsData() throws {
    let text = try Languages.text(of: "en")
      .replacing("[“, ”]", with: "[„, “]").replacing("dash: –", with: "dash: —")
      .replacing("spaced_ranges: false", with: "spaced_ranges: true")
      .replacing("short_ellipsis: false", with: "short_ellipsis: true")
      .replacing("one_letter_words: []", with: "one_letter_words: [ä]")
      .replacing("dates: []\n  digit_groups: false", with: "dates: [d MMMM y]\n  digit_groups: true")
    let typography = try Languages.language("en", strings: text).typography
    #expect(typography.set("\"Ä b\" - 5-10 what?...") == "„Ä\u{A0}b“\u{A0}— 5\u{A0}– 10 what?..")
    #expect(typography.set("1 May 2025, 10 000") == "1\u{A0}May\u{A0}2025, 10\u{A0}000")
  }

  @Test(arguments: ["sk", "en"]) func hostileTextsTakeLinearTime(code: String) throws {
    let typography = try Languages.named(code).typography
    let units = [
      "\"", "\"a ", "'a\" ", "1 ", "1", "1-", "-", ".", "... ", "a@", "@a.b", "://", "a://b", "www.", "A. ", "v ", " ",
      " -", "\"a 'b\" c' ", "„", "‚a \"b‘ c\" ", "+1 2 ", "1. 1. ", "'n' ", "a'", "a.b-c'd", "e\u{301}", "\u{A0}", "--",
      "1\u{A0}", "w", "č. ", "\u{2028}", "😀 ", "\u{FFFC}",
    ]
    let seconds = processorTime {
      for unit in units {
        let text = String(repeating: unit, count: 40_000 / unit.utf8.count)
        let pieces = text.unicodeScalars.prefix(5_000).map { String($0) }
        #expect(typography.set(text).utf8.count >= text.utf8.count / 3)
        #expect(typography.set(pieces).joined() == typography.set(pieces.joined()), "\(unit)")
      }
    }
    #expect(seconds < 60)
  }

  private static func lettersAndDigits(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.isMark }
  }
}

extension [String?] {
  fileprivate func joined() -> String { compactMap(\.self).joined() }
}
