import ServusLanguage

extension PublicationTime {
  /// Reads `2015-03-02`, `2015-03-02T10:30`, `2015-03-02 10:30:15+01:00` and the like (ISO 8601, extended form). Without a
  /// zone the site's is meant; without a time, midnight. A fraction of a second is cut. Nil where the text is no such date or
  /// names a day that is none.
  init?(parsing text: String, zone: SiteTimeZone) {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
      let day = scanner.digits(2), let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    guard !scanner.isAtEnd else {
      self.init(epoch: zone.epoch(of: date, secondOfDay: 0), zone: zone, isWholeDay: true)
      return
    }
    guard scanner.skip("T") || scanner.skip(" "), let second = Self.secondOfDay(&scanner) else { return nil }
    _ = scanner.skip(" ")
    if scanner.isAtEnd {
      self.init(epoch: zone.epoch(of: date, secondOfDay: second), zone: zone)
    } else if let offset = Self.offset(&scanner), scanner.isAtEnd {
      self.init(epoch: date.dayNumber * 86_400 + second - offset, zone: zone)
    } else {
      return nil
    }
  }

  private static func secondOfDay(_ scanner: inout DigitScanner) -> Int? {
    guard let hour = scanner.digits(2), hour < 24, scanner.skip(":"), let minute = scanner.digits(2), minute < 60 else {
      return nil
    }
    guard scanner.skip(":") else { return hour * 3600 + minute * 60 }
    guard let second = scanner.digits(2), second < 60 else { return nil }
    if scanner.skip(".") {
      guard scanner.digits(1) != nil else { return nil }
      while scanner.digits(1) != nil {}
    }
    return hour * 3600 + minute * 60 + second
  }

  private static func offset(_ scanner: inout DigitScanner) -> Int? {
    if scanner.skip("Z") { return 0 }
    let isWest = scanner.skip("-")
    guard isWest || scanner.skip("+"), let hours = scanner.digits(2), hours < 24 else { return nil }
    _ = scanner.skip(":")
    guard let minutes = scanner.isAtEnd ? 0 : scanner.digits(2), minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}

/// Goes through a text of digits and signs.
private struct DigitScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<(index + count)] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    index += count
    return value
  }
}
