import ServusLanguage

/// When something was published: a moment, and how the site's wall clock showed it.
struct PublicationTime: Sendable, Hashable, Comparable {
  /// Seconds since 1970; midnight in the site's zone where only a date was given.
  let epoch: Int
  /// The date in the site's zone.
  let date: CalendarDate
  /// Seconds east of Greenwich in the site's zone at that moment.
  let offset: Int
  /// The last second that is meant: the day's where only a date was given, else `epoch` itself.
  let lastMoment: Int

  /// Nil beyond the years 1 to 9999.
  init?(epoch: Int, zone: SiteTimeZone, isWholeDay: Bool = false) {
    guard let date = zone.date(at: epoch) else { return nil }
    self.epoch = epoch
    lastMoment = isWholeDay ? date.adding(days: 1).map { zone.epoch(of: $0, secondOfDay: 0) - 1 } ?? epoch : epoch
    self.date = date
    offset = zone.offset(at: epoch)
  }

  /// A time whose parts were kept elsewhere.
  init(epoch: Int, date: CalendarDate, offset: Int, lastMoment: Int) {
    self.epoch = epoch
    self.date = date
    self.offset = offset
    self.lastMoment = lastMoment
  }

  /// The beginning of 1970 in Greenwich.
  init(startOfTimeIn zone: SiteTimeZone) {
    (epoch, lastMoment) = (0, 0)
    offset = zone.offset(at: 0)
    date = .startOfUnixTime
  }

  static func < (left: Self, right: Self) -> Bool { left.epoch < right.epoch }

  /// As RFC 3339 has it: `2015-03-02T00:00:00+01:00`.
  var rfc3339: String {
    let second = epoch + offset - date.dayNumber * 86_400
    let minutes = abs(offset) / 60
    let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":")
    let zone =
      offset == 0
      ? "Z" : (offset < 0 ? "-" : "+") + Self.twoDigits(minutes / 60) + ":" + Self.twoDigits(minutes % 60)
    return "\(date.iso8601)T\(clock)\(zone)"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension CalendarDate {
  /// `2015-03-02`.
  var iso8601: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
