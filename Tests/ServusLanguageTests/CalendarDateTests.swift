import Testing

@testable import ServusLanguage

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (2024, 13, 45), (2023, 2, 29), (0, 0, 0), (1900, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 1, 0), (10_000, 1, 1),
    (0, 12, 31), (-4, 1, 1),
  ]) func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (2000, 2, 29, 11_016, 2), (2024, 2, 29, 19_782, 4),
    (2025, 5, 12, 20_220, 1), (1, 1, 1, -719_162, 1), (9999, 12, 31, 2_932_896, 5), (1582, 10, 4, -141_438, 1),
  ]) func dayNumberAndWeekday(year: Int, month: Int, day: Int, number: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var date = try #require(CalendarDate(year: 1799, month: 12, day: 31))
    while date.year < 2200 {
      let next = try #require(date.adding(days: 1))
      #expect(date < next && next.dayNumber == date.dayNumber + 1 && next.weekday == date.weekday % 7 + 1)
      #expect(CalendarDate(year: next.year, month: next.month, day: next.day) == next)
      date = next
    }
  }

  @Test func addingEndsWithTheCalendar() throws {
    let last = try #require(CalendarDate(year: 9999, month: 12, day: 31))
    let first = try #require(CalendarDate(year: 1, month: 1, day: 1))
    #expect(last.adding(days: 1) == nil && first.adding(days: -1) == nil && last.adding(days: .max) == nil)
    #expect(first.adding(days: 3_652_058) == last)
  }
}
