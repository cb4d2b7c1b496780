import Foundation

/// A day as the machine's own clock shows it: when a site is made, nothing else says yet where its authors are.
package struct LocalDate: Sendable {
  /// The machine's time zone by its IANA name; UTC where the machine doesn't tell.
  package let timeZone: String
  /// The date as front matter writes it.
  package let text: String

  /// - Parameter epoch: seconds since 1970. Nil beyond the years 1 to 9999.
  package init?(epoch: Int) {
    let name = TimeZone.current.identifier
    let zone = SiteTimeZone(named: name) ?? .utc
    guard let date = zone.date(at: epoch) else { return nil }
    timeZone = zone == .utc ? "UTC" : name
    text = date.iso8601
  }
}
