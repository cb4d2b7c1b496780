import ServusLanguage
import TestSupport
import Testing

@testable import Servus

/// Dates and times of posts.
@Suite struct PublicationTimeTests {
  private func bratislava() throws -> SiteTimeZone { try #require(SiteTimeZone(named: "Europe/Bratislava")) }

  @Test(
    .faults("A11"),
    arguments: [
      ("2015-03-02", "2015-03-02T00:00:00+01:00"), ("2015-07-02", "2015-07-02T00:00:00+02:00"),
      ("2015-03-02T10:30", "2015-03-02T10:30:00+01:00"), ("2015-03-02 10:30:15", "2015-03-02T10:30:15+01:00"),
      ("2015-03-02T10:30Z", "2015-03-02T11:30:00+01:00"), ("2015-03-02T23:30:00-05:00", "2015-03-03T05:30:00+01:00"),
      ("2015-03-02 10:30 +0100", "2015-03-02T10:30:00+01:00"), ("2015-03-02T10:30+01", "2015-03-02T10:30:00+01:00"),
      ("2020-01-03T10:30:00.5+02:00", "2020-01-03T09:30:00+01:00"),
      ("2020-01-03T08:30:59.999Z", "2020-01-03T09:30:59+01:00"),
      // The hour that the change to summer time skips, and the one that comes twice.
      ("2020-03-29T02:30", "2020-03-29T03:30:00+02:00"), ("2020-03-29T03:00", "2020-03-29T03:00:00+02:00"),
      ("2020-10-25T02:30+02:00", "2020-10-25T02:30:00+02:00"), ("2020-10-25T02:30+01:00", "2020-10-25T02:30:00+01:00"),
      ("9999-12-31T23:59:59", "9999-12-31T23:59:59+01:00"), ("1969-12-31T23:59:59Z", "1970-01-01T00:59:59+01:00"),
    ])
  func timesAreReadInTheSitesZone(text: String, expected: String) throws {
    #expect(PublicationTime(parsing: text, zone: try bratislava())?.rfc3339 == expected)
  }

  @Test(.faults("A11")) func anHourThatComesTwiceIsAlwaysTheSameOne() throws {
    let time = try #require(PublicationTime(parsing: "2020-10-25T02:30", zone: try bratislava()))
    #expect(["2020-10-25T02:30:00+02:00", "2020-10-25T02:30:00+01:00"].contains(time.rfc3339))
    #expect(PublicationTime(parsing: time.rfc3339, zone: try bratislava())?.epoch == time.epoch)
  }

  @Test func greenwichIsWrittenAsZ() throws {
    #expect(PublicationTime(parsing: "2015-03-02", zone: .utc)?.rfc3339 == "2015-03-02T00:00:00Z")
    let newfoundland = try #require(SiteTimeZone(named: "America/St_Johns"))
    #expect(PublicationTime(parsing: "2015-01-02", zone: newfoundland)?.rfc3339 == "2015-01-02T00:00:00-03:30")
  }

  @Test(arguments: [
    ("2020-06-01", 86_400), ("2020-03-29", 82_800), ("2020-10-25", 90_000),
  ])
  func aDateAloneLastsTheWholeDay(text: String, seconds: Int) throws {
    let time = try #require(PublicationTime(parsing: text, zone: try bratislava()))
    #expect(time.lastMoment - time.epoch + 1 == seconds)
  }

  @Test func aTimeLastsASecond() throws {
    let time = try #require(PublicationTime(parsing: "2020-06-01T00:00", zone: try bratislava()))
    #expect(time.lastMoment == time.epoch)
  }

  @Test(.faults("A11"), arguments: ["0001-01-01", "0000-12-31T23:59Z", "9999-12-31T23:30Z", "10000-01-01"])
  func yearsBeyond1To9999AreNoTrap(_ text: String) throws {
    // Either refused, or read in the year that the site's clock shows.
    let time = PublicationTime(parsing: text, zone: try bratislava())
    #expect(time == nil || (1...9999).contains(time?.date.year ?? 0))
  }

  @Test(arguments: ["Europe/Bratislava", "UTC", "America/St_Johns", "Asia/Kathmandu"])
  func zonesHaveIANANames(_ name: String) {
    #expect(SiteTimeZone(named: name) != nil)
  }

  @Test(arguments: ["", "Europe/Nowhere", "../etc/passwd", "/etc/localtime", "europe/bratislava", "GMT+99"])
  func otherNamesAreNoZones(_ name: String) {
    #expect(SiteTimeZone(named: name) == nil)
  }
}
