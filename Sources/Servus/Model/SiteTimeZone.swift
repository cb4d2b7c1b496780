import Foundation
import ServusLanguage

/// The site's time zone: dates without a zone are meant in it, whatever the machine's zone is.
struct SiteTimeZone: Sendable, Equatable {
  private let zone: TimeZone

  static let utc = SiteTimeZone(zone: .gmt)

  private init(zone: TimeZone) {
    self.zone = zone
  }

  /// A zone by its IANA name, such as `Europe/Bratislava`; nil where there is none of that name.
  init?(named name: String) {
    guard let zone = TimeZone(identifier: name), zone.identifier == name || name == "UTC" else { return nil }
    self.zone = zone
  }

  /// The beginning of 1970: stands in for a date that was refused.
  var startOfTime: PublicationTime { PublicationTime(startOfTimeIn: self) }

  /// Seconds east of Greenwich at a moment, given as seconds since 1970.
  func offset(at epoch: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epoch)))
  }

  /// The moment of a wall-clock time. A time that a change to summer time skips is read with the offset before it.
  func epoch(of date: CalendarDate, secondOfDay: Int) -> Int {
    let local = date.dayNumber * 86_400 + secondOfDay
    // No zone is a day away from Greenwich, so the offsets in force are among those of the day before and after.
    let before = local - offset(at: local - 86_400)
    let after = local - offset(at: local + 86_400)
    return [before, after].first { $0 + offset(at: $0) == local } ?? before
  }

  /// The day that the wall clock shows at a moment; nil beyond the years 1 to 9999.
  func date(at epoch: Int) -> CalendarDate? {
    let local = epoch + offset(at: epoch)
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return CalendarDate(dayNumber: day)
  }
}
