import Foundation
import ServusDiagnostics
import Testing

@testable import ServusLanguage

/// What is said of strings files with faults. Each fault is put into the English file; `«` marks the place that the
/// message must name, which the expected text writes as `@`.
@Suite struct BadStringsTests {
  typealias Case = (part: String, fault: String, finding: String)

  private static let keys: [Case] = [
    (
      "name: English\n", "",
      "1:1: missing key \"name\" (copy it from the strings file of another language and translate it)"
    ),
    ("name: English", "«name:", "@ key \"name\" has no value (write it behind the colon)"),
    ("name: English", "name: «[English]", "@ \"name\" must be a text, found a list (write one text here)"),
    ("name: English", "name: English\n«nmae: x", "@ unknown key \"nmae\" [unknown-key] (did you mean \"name\"?)"),
    ("en_GB", "«en-GB", "@ \"en-GB\" is no language with a region (write it like sk_SK or es_419)"),
    (
      "ltr", "«down",
      "@ \"direction\" must be ltr or rtl, not \"down\" (write ltr for a language that is read from left to right, else rtl)"
    ),
    (
      "235", "«fast",
      "@ \"reading_speed\" must be a whole number from 20 to 2000 (write digits only, without quotation marks)"
    ),
    (
      "numbers:\n  decimal: \".\"", "«numbers:",
      "@ missing key \"decimal\" in \"numbers\" (copy it from the strings file of another language and translate it)"
    ),
    (
      "minimum_grouping: 1", "minimum_grouping: «0",
      "@ \"minimum_grouping\" must be a whole number from 1 to 4 (choose a number between these two)"
    ),
    (
      "regions:", "regions:\n  GB: «x",
      "@ \"GB\" must have keys of its own, found a text (write each key on a line of its own below \"GB\", indented)"
    ),
    (
      "name: English", "name: English\n«name: x",
      "@ key \"name\" is given twice (the first one stands in line 4; keep one of them)"
    ),
  ]

  @Test(arguments: keys) func keyIsMissingOrOfTheWrongKind(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }

  private static let search: [Case] = [
    (
      "shortened_by: 0", "shortened_by: «3",
      "@ \"shortened_by\" must be a whole number from 0 to 2 (choose a number between these two)"
    ),
    (
      "kept_letters: []", "kept_letters: [«Й]",
      "@ \"Й\" in \"kept_letters\" must be a single lower-case letter (write each letter small and by itself: [é, ö])"
    ),
    (
      "kept_letters: []", "kept_letters: [«ij]",
      "@ \"ij\" in \"kept_letters\" must be a single lower-case letter (write each letter small and by itself: [é, ö])"
    ),
    (
      "  letters: []\n  words: [\n    the,", "  letters: [«7]\n  words: [\n    the,",
      "@ \"7\" in \"letters\" must be a single lower-case letter (write each letter small and by itself: [é, ö])"
    ),
    ("    the,", "    «The,", "@ \"The\" in \"words\" must be a lower-case word (write it small, letters only)"),
    (
      "    the,", "    «the end,", "@ \"the end\" in \"words\" must be a lower-case word (write it small, letters only)"
    ),
  ]

  @Test(arguments: search) func searchOrSignalsAreFaulty(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }

  private static let fields =
    "(fields are d, dd, M, MM, MMM, MMMM, LLLL, EEEE, y; other letters stand between apostrophes)"

  private static let dates: [Case] = [
    ("long: d MMMM y", "long: «d of MMMM", "@ bad date pattern \"long\": \"o\" is no field of a date \(fields)"),
    ("long: d MMMM y", "long: «d MMMMM", "@ bad date pattern \"long\": \"MMMMM\" is no field of a date \(fields)"),
    ("long: d MMMM y", "long: «d 'of MMMM", "@ bad date pattern \"long\": an apostrophe has no partner \(fields)"),
    (
      "weekdays: [Monday, ", "«weekdays: [",
      "@ \"weekdays\" must have 7 names, found 6 (write one name after the other, with commas between them)"
    ),
    (
      "patterns:\n    full: EEEE, d MMMM y", "«patterns:",
      "@ missing key \"full\" in \"dates.patterns\" (copy it from the strings file of another language and translate it)"
    ),
    (
      "patterns:\n", "patterns:\n    «fill: d\n",
      "@ unknown key \"fill\" [unknown-key] (did you mean \"full\"?)"
    ),
  ]

  @Test(arguments: dates) func datesAreFaulty(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }

  private static let likeCLDR = "(write it as in CLDR, like \"v = 0 and i % 10 = 2..4\")"

  private static let plurals: [Case] = [
    (
      "one: i = 1 and v = 0", "one: «i = 1 and",
      "@ bad plural rule for \"one\": expected one of n, i, v, w, f, t, c, e after \"and\" \(likeCLDR)"
    ),
    (
      "two: n % 10 = 2 ", "two: «n % 0 = 2 ",
      "@ bad plural rule for \"two\": nothing can be divided by 0 \(likeCLDR)"
    ),
    (
      "one: i = 1 and v = 0", "one: i = 1 and v = 0\n    «tow: n = 2",
      "@ \"tow\" is no plural category (did you mean \"two\"?)"
    ),
    (
      "one: i = 1 and v = 0", "one: i = 1 and v = 0\n    «much: n = 2",
      "@ \"much\" is no plural category (known here: zero, one, two, few, many, other)"
    ),
  ]

  @Test(arguments: plurals) func pluralRulesAreFaulty(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }

  private static let words: [Case] = [
    (
      "words:\n  # The frame of every page\n  home: Home\n", "«words:\n",
      "@ missing key \"home\" in \"words\" (copy it from the strings file of another language and translate it)"
    ),
    (
      "home: Home", "home: «Home {page}",
      "@ unknown placeholder {page} in \"home\" (this word has no placeholders)"
    ),
    (
      "Page {page} of {pages}", "«Page {page} of {total}",
      "@ unknown placeholder {total} in \"page_of\" (known here: {page}, {pages})"
    ),
    (
      "Page {page} of {pages}", "«Page {page} of {pages",
      "@ bad text of \"page_of\": a { has no partner (placeholders look like {name})"
    ),
    (
      "post_count:\n    one: \"{n} post\"\n", "«post_count:\n",
      "@ phrase \"post_count\" lacks the plural form \"one\" (the plural rules of this file need: one, other)"
    ),
    (
      "post_count:\n", "post_count:\n    «few: \"{n} posts\"\n",
      "@ unknown key \"few\" [unknown-key] (known here: one, other)"
    ),
    (
      "\"{n} posts\"", "«\"{m} posts\"",
      "@ unknown placeholder {m} in \"post_count\" (known here: {n})"
    ),
  ]

  @Test(arguments: words) func wordsAreFaulty(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }

  private static let letters: [Case] = [
    (
      "middle: \"{a}, {b}\"", "middle: «\"{a\"",
      "@ bad text of \"middle\": a { has no partner (placeholders look like {a})"
    ),
    (
      "order: a b c",
      "order: «\((0x4E00..<0x5200).map { String(Unicode.Scalar($0) ?? "x") }.joined(separator: " ")) a b c",
      "@ bad alphabet: more than 1,000 letters (write the letters in order with blanks between them, what counts as one letter together: c č d)"
    ),
    (
      "order: a b c", "order: «a b c a",
      "@ bad alphabet: \"a\" stands twice (write the letters in order with blanks between them, what counts as one letter together: c č d)"
    ),
    (
      "order: a b c", "doubled: «ssz\n  order: a b c",
      "@ bad alphabet: \"ssz\" doubles no letter of the alphabet (a doubled letter repeats its first sign: \"ssz\" for \"sz\")"
    ),
    (
      "letters: {}", "letters:\n  «ae: a",
      "@ \"ae\" must be a single lower-case letter (write each letter small and on a line of its own)"
    ),
    (
      "letters: {}", "letters:\n  «Ä: ae",
      "@ \"Ä\" must be a single lower-case letter (write each letter small and on a line of its own)"
    ),
    (
      "letters: {}", "letters:\n  ä: «Ae",
      "@ \"ä\" must become letters a to z or digits, not \"Ae\" (write \"\" for a letter that leaves nothing behind)"
    ),
    (
      "middle: \"{a}, {b}\"", "middle: «\"{a},\"",
      "@ \"middle\" must have {a} and {b} once each, and no other placeholder (write it like \"{a}, {b}\")"
    ),
  ]

  @Test(arguments: letters) func alphabetLettersAndListsAreFaulty(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }

  @Test(arguments: [
    ("", "the strings file is empty (copy that of another language)"),
    ("# nothing\n", "the strings file is empty (copy that of another language)"),
    ("- a\n", "1:1: expected keys with values, found a list (write key: value, each key on a line of its own)"),
    (
      "name: [",
      "1:8: not valid YAML: the text ends where a value should stand (write the value, and close what is open with ] or })"
    ),
  ]) func fileIsNoStringsFile(text: String, finding: String) {
    #expect(findings(in: text).first?.hasPrefix(finding) == true, "\(findings(in: text))")
  }

  @Test func everyFaultIsReported() throws {
    let found = findings(in: "name: x\nlocale: x\nwords: {home: Home}\nphrases: {}\n")
    #expect(found.filter { $0.contains(" in \"words\"") }.count == Vocabulary.words.count - 1)
    #expect(found.filter { $0.contains(" in \"phrases\"") }.count == Vocabulary.phrases.count)
    for key in ["direction", "reading_speed", "plural", "dates", "numbers", "lists", "alphabet", "typography"] {
      #expect(
        found.contains(
          "1:1: missing key \"\(key)\" (copy it from the strings file of another language and translate it)"))
    }
  }

  @Test func ownWordsOfATemplateMayBeAdded() throws {
    let text = try Languages.text(of: "en").replacing("  home: Home\n", with: "  home: Home\n  our_shop: Shop {x}\n")
    let language = try Languages.language("en", strings: text)
    #expect(language.word("our_shop") == "Shop {x}")
    #expect(language.phrase("our_shop", ["x": "1"]) == "Shop 1")
  }

  @Test func regionChangesWhatItNames() throws {
    let text = try Languages.text(of: "en").replacing("en_GB", with: "en_US")
    let american = try Languages.language("en", strings: text)
    let british = try Languages.named("en-GB")
    let date = try #require(CalendarDate(year: 2025, month: 9, day: 1))
    #expect(
      DateStyle.allCases.map { american.calendar.format(date, $0) }
        == ["Monday, September 1, 2025", "September 1, 2025", "Sep 1, 2025", "September 2025", "September 1"])
    #expect(
      DateStyle.allCases.map { british.calendar.format(date, $0) }
        == ["Monday, 1 September 2025", "1 September 2025", "1 Sept 2025", "September 2025", "1 September"])
    #expect(american.words == british.words)
  }

  /// What is said of the English file with a fault.
  func findings(_ fault: Case) throws -> [String] {
    let text = try Languages.text(of: "en")
    let place = try #require(text.range(of: fault.part), "the file has no \(fault.part)")
    return findings(in: text.replacingCharacters(in: place, with: fault.fault))
  }

  private func findings(in marked: String) -> [String] {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "en.yml", text: marked.replacing("«", with: ""))
    let language = Language(code: "en", strings: source, diagnostics: &diagnostics)
    #expect((language == nil) == (diagnostics.count(of: .error) > 0))
    guard let mark = marked.firstIndex(of: "«") else { return Languages.lines(diagnostics) }
    let lines = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
    let place = "\(lines.count):\((lines.last?.unicodeScalars.count ?? 0) + 1): "
    return Languages.lines(diagnostics).map { $0.hasPrefix(place) ? "@ " + $0.dropFirst(place.count) : $0 }
  }
}
