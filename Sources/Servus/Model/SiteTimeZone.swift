import Foundation
import ServusLanguage
import Synchronization

/// The site's time zone: dates without a zone are meant in it, whatever the machine's zone is.
struct SiteTimeZone: Sendable, Equatable {
  private let zone: TimeZone
  private let offsets: OffsetTable

  static let utc = SiteTimeZone(zone: .gmt)

  private init(zone: TimeZone) {
    self.zone = zone
    offsets = OffsetTable(zone: zone)
  }

  static func == (left: SiteTimeZone, right: SiteTimeZone) -> Bool { left.zone == right.zone }

  /// A zone by its IANA name, such as `Europe/Bratislava`; nil where there is none of that name.
  init?(named name: String) {
    guard let zone = TimeZone(identifier: name), zone.identifier == name || name == "UTC" else { return nil }
    self.init(zone: zone)
  }

  /// The beginning of 1970: stands in for a date that was refused.
  var startOfTime: PublicationTime { PublicationTime(startOfTimeIn: self) }

  /// Seconds east of Greenwich at a moment, given as seconds since 1970.
  func offset(at epoch: Int) -> Int {
    offsets.offset(at: epoch)
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

/// The offsets of a zone by day: asking the system takes longer than the rest of reading a date, and most days have one
/// offset from beginning to end.
private final class OffsetTable: Sendable {
  private static let secondsOfDay = 86_400

  private let zone: TimeZone
  /// By the day's number since 1970 in Greenwich; nil for a day in which the clocks are changed.
  private let days = Mutex<[Int: Int?]>([:])

  init(zone: TimeZone) {
    self.zone = zone
  }

  func offset(at epoch: Int) -> Int {
    let day = epoch >= 0 ? epoch / Self.secondsOfDay : (epoch - Self.secondsOfDay + 1) / Self.secondsOfDay
    if let known = days.withLock({ $0[day] }) { return known ?? ask(epoch) }
    let start = day * Self.secondsOfDay
    let (first, last) = (ask(start), ask(start + Self.secondsOfDay - 1))
    days.withLock { $0[day] = .some(first == last ? first : nil) }
    return first == last ? first : ask(epoch)
  }

  private func ask(_ epoch: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epoch)))
  }
}
