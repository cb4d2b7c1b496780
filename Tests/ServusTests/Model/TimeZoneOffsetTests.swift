import Foundation
import Testing

@testable import Servus

/// Offsets by day beside what the system says of each moment.
@Suite struct TimeZoneOffsetTests {
  @Test(arguments: [
    "Europe/Bratislava", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu", "America/New_York",
  ])
  func offsetsAreThoseOfTheSystem(_ name: String) throws {
    let zone = try #require(SiteTimeZone(named: name))
    let system = try #require(TimeZone(identifier: name))
    // A step that is no part of a day meets every hour, and twice each moment so that the table answers too.
    for _ in 0..<2 {
      for epoch in stride(from: -90_000_000, to: 1_900_000_000, by: 1_234_567) {
        #expect(zone.offset(at: epoch) == system.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epoch))))
      }
      for epoch in stride(from: 1_427_500_800, to: 1_427_760_000, by: 900) {
        #expect(zone.offset(at: epoch) == system.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epoch))))
      }
    }
  }
}
