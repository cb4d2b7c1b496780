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
    return String(unsafeUninitializedCapacity: 32) { buffer in
      var digits = DigitWriter(buffer)
      digits.write(date)
      digits.write(UInt8(ascii: "T"), second / 3600)
      digits.write(UInt8(ascii: ":"), second / 60 % 60)
      digits.write(UInt8(ascii: ":"), second % 60)
      if offset == 0 {
        digits.write(UInt8(ascii: "Z"))
      } else {
        digits.write(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"), minutes / 60)
        digits.write(UInt8(ascii: ":"), minutes % 60)
      }
      return digits.count
    }
  }
}

extension CalendarDate {
  /// `2015-03-02`.
  var iso8601: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      var digits = DigitWriter(buffer)
      digits.write(self)
      return digits.count
    }
  }
}

/// Writes dates digit by digit.
private struct DigitWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func write(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// A separator and a number below 100 with two digits.
  mutating func write(_ separator: UInt8, _ number: Int) {
    write(separator)
    pair(number)
  }

  mutating func write(_ date: CalendarDate) {
    pair(date.year / 100)
    pair(date.year % 100)
    write(UInt8(ascii: "-"), date.month)
    write(UInt8(ascii: "-"), date.day)
  }

  private mutating func pair(_ number: Int) {
    write(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    write(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
