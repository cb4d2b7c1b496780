/// A day of the calendar, written as ISO 8601 has it.
struct CivilDay: CustomStringConvertible {
  private(set) var year = 2006
  private(set) var month = 1
  private(set) var day: Int

  init(daysSince2006: Int) {
    day = daysSince2006 + 1
    while day > days {
      day -= days
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
  }

  private var days: Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 ? 29 : 28
    default: 31
    }
  }

  var description: String { "\(year)-\(String(format2: month))-\(String(format2: day))" }
}

extension String {
  /// A number of two digits.
  init(format2 number: Int) {
    self = number < 10 ? "0\(number)" : "\(number)"
  }
}
