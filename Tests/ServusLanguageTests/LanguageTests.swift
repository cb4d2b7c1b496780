import Testing

@testable import ServusLanguage

/// Words, phrases, numbers and lists of whole languages.
@Suite struct LanguageTests {
  @Test func phrasesTakeTheFormOfTheirNumber() throws {
    let slovak = try Languages.named("sk")
    #expect(
      [0, 1, 2, 5, 1200].map { slovak.phrase("post_count", count: $0) }
        == ["0 článkov", "1 článok", "2 články", "5 článkov", "1\u{A0}200 článkov"])
    #expect(slovak.phrase("points_published_of", count: 14, ["total": "18"]) == "Vydaných 14 bodov z 18")
    #expect(slovak.phrase("points_published_of", count: 2, ["total": "18"]) == "Vydané 2 body z 18")
    let hungarian = try Languages.named("hu")
    #expect(hungarian.phrase("points_published_of", count: 4, ["total": "18"]) == "18 pontból 4 jelent meg")
    let russian = try Languages.named("ru")
    #expect(
      [1, 3, 5, 21].map { russian.phrase("reading_time", count: $0) }
        == ["1 минута чтения", "3 минуты чтения", "5 минут чтения", "21 минута чтения"])
    #expect(try Languages.named("en").phrase("reading_time", count: 1) == "1 min read")
  }

  @Test func phrasesTakeFractions() throws {
    #expect(try Languages.named("sk").phrase("minutes", number: "1.5") == "1,5 minúty")
    #expect(try Languages.named("pl").phrase("hours", number: "12345.50") == "12\u{A0}345,50 godziny")
    #expect(try Languages.named("en").phrase("hours", number: "one") == nil)
  }

  @Test func wordsTakeTheirValues() throws {
    let english = try Languages.named("en")
    #expect(english.phrase("page_of", ["page": "2", "pages": "7"]) == "Page 2 of 7")
    #expect(english.phrase("posts_tagged", ["tag": "{tag}"]) == "Posts tagged “{tag}”")
    #expect(english.phrase("page_of", [:]) == "Page {page} of {pages}")
    #expect(english.word("home") == "Home")
    #expect(english.word("nothing_such") == "nothing_such")
    #expect(english.phrase("nothing_such", count: 2) == "nothing_such")
  }

  @Test(arguments: [
    ("sk", "A", "A a\u{A0}B", "A, B a\u{A0}C", "A, B, C a\u{A0}D"),
    ("cs", "A", "A a\u{A0}B", "A, B a\u{A0}C", "A, B, C a\u{A0}D"),
    ("hu", "A", "A és B", "A, B és C", "A, B, C és D"), ("ru", "A", "A и B", "A, B и C", "A, B, C и D"),
    ("pl", "A", "A i\u{A0}B", "A, B i\u{A0}C", "A, B, C i\u{A0}D"),
    ("en", "A", "A and B", "A, B, and C", "A, B, C, and D"),
    ("en-GB", "A", "A and B", "A, B and C", "A, B, C and D"),
  ]) func listsAreJoinedAsInASentence(name: String, one: String, two: String, three: String, four: String) throws {
    let language = try Languages.named(name)
    #expect(language.list([]) == "")
    #expect((1...4).map { language.list(Array(["A", "B", "C", "D"].prefix($0))) } == [one, two, three, four])
  }

  @Test func itemsOfAListAreNotReadAsPlaceholders() throws {
    #expect(try Languages.named("en").list(["{b}", "{a}", "c"]) == "{b}, {a}, and c")
  }

  @Test(arguments: [
    ("sk", "999", "1\u{A0}234", "12\u{A0}345", "1\u{A0}234\u{A0}567", "1\u{A0}234,5"),
    ("hu", "999", "1234", "12\u{A0}345", "1\u{A0}234\u{A0}567", "1234,5"),
    ("ru", "999", "1\u{A0}234", "12\u{A0}345", "1\u{A0}234\u{A0}567", "1\u{A0}234,5"),
    ("pl", "999", "1234", "12\u{A0}345", "1\u{A0}234\u{A0}567", "1234,5"),
    ("en", "999", "1,234", "12,345", "1,234,567", "1,234.5"),
  ]) func numbersAreGrouped(
    name: String, three: String, four: String, five: String, seven: String, fraction: String
  ) throws {
    let numbers = try Languages.named(name).numbers
    #expect([999, 1234, 12345, 1_234_567].map(numbers.format) == [three, four, five, seven])
    #expect(numbers.format(decimal: "1234.5") == fraction)
    #expect(numbers.format(0) == "0")
    #expect(numbers.format(-12345) == "-" + five)
    #expect(numbers.format(Int.min).hasPrefix("-9"))
  }

  @Test(arguments: [
    ("sk", "9\u{A0}999", "10\u{A0}000", "-1\u{A0}234,50", "0,05"),
    ("cs", "9\u{A0}999", "10\u{A0}000", "-1\u{A0}234,50", "0,05"),
    ("hu", "9999", "10\u{A0}000", "-1234,50", "0,05"),
    ("ru", "9\u{A0}999", "10\u{A0}000", "-1\u{A0}234,50", "0,05"),
    ("pl", "9999", "10\u{A0}000", "-1234,50", "0,05"),
    ("en", "9,999", "10,000", "-1,234.50", "0.05"),
    ("en-GB", "9,999", "10,000", "-1,234.50", "0.05"),
  ]) func numbersKeepTheirSignAndDigits(
    name: String, four: String, five: String, negative: String, fraction: String
  ) throws {
    let numbers = try Languages.named(name).numbers
    #expect([-1, -999, 10, 9999, 10_000, -9999].map(numbers.format) == ["-1", "-999", "10", four, five, "-" + four])
    #expect(numbers.format(decimal: "-1234.50") == negative)
    #expect(numbers.format(decimal: "0.05") == fraction)
    #expect(numbers.format(decimal: "10000") == five)
  }

  @Test func monthsAndWeekdaysHaveNamesOfTheirOwn() throws {
    let calendar = try Languages.named("pl").calendar
    #expect(calendar.monthName(5) == "maj")
    #expect(calendar.weekdayName(7) == "niedziela")
    #expect(calendar.monthName(13) == "" && calendar.monthName(0) == "" && calendar.weekdayName(0) == "")
  }
}
