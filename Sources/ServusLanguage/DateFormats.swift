/// How a date is written: Documentation/languages.md, chapter 1.3.
package enum DateStyle: String, CaseIterable, Hashable, Sendable {
  case full, long, medium
  case monthAndYear = "month_and_year"
  case dayAndMonth = "day_and_month"
}

/// The month and weekday names of a language and its date patterns.
package struct DateFormats: Sendable {
  let genitiveMonths: [String]
  let nominativeMonths: [String]
  let abbreviatedMonths: [String]
  let weekdays: [String]
  let patterns: [DateStyle: DatePattern]

  /// The date in words, in one of the styles of chapter 1.3.
  package func format(_ date: CalendarDate, _ style: DateStyle) -> String {
    var text = ""
    for piece in patterns[style]?.pieces ?? [] {
      switch piece {
      case .text(let literal): text += literal
      case .field(let field): text += value(of: field, in: date)
      }
    }
    return text
  }

  /// The names of the months, behind a day and by themselves.
  package var months: Set<String> { Set(genitiveMonths + nominativeMonths) }

  /// The name of a month (1 to 12) by itself, as above a month of the archive; empty for any other number.
  package func monthName(_ month: Int) -> String {
    nominativeMonths.indices.contains(month - 1) ? nominativeMonths[month - 1] : ""
  }

  /// The name of a day of the week (Monday is 1); empty for any other number.
  package func weekdayName(_ weekday: Int) -> String {
    weekdays.indices.contains(weekday - 1) ? weekdays[weekday - 1] : ""
  }

  private func value(of field: DatePattern.Field, in date: CalendarDate) -> String {
    switch field {
    case .day: String(date.day)
    case .paddedDay: Self.padded(date.day)
    case .monthNumber: String(date.month)
    case .paddedMonthNumber: Self.padded(date.month)
    case .abbreviatedMonth: abbreviatedMonths[date.month - 1]
    case .genitiveMonth: genitiveMonths[date.month - 1]
    case .nominativeMonth: nominativeMonths[date.month - 1]
    case .weekday: weekdays[date.weekday - 1]
    case .year: String(date.year)
    }
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
