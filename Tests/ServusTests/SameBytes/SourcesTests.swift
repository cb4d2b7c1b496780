import Testing

/// What the sources must not ask the machine for, since the answer differs from one to the other.
@Suite struct SourcesTests {
  /// Tools that make sources and the manual page, and no site.
  private static let buildTools = ["Sources/generate-sources/", "Sources/manual-page/"]

  private func sources() throws -> [(path: String, text: String)] {
    try SmallSite.swiftFiles(below: "Sources").filter { source in
      !Self.buildTools.contains { source.path.hasPrefix($0) }
    }
  }

  @Test(.faults("F6")) func foundationIsAskedForNormalFormsAndTimeZonesAlone() throws {
    let importing = try sources().filter { $0.text.contains(/(?m)^ *(?:@\w+ )*import Foundation\w*$/) }
    #expect(
      importing.map(\.path) == [
        "Sources/Servus/Model/LocalDate.swift", "Sources/Servus/Model/SiteTimeZone.swift",
        "Sources/ServusLanguage/Normalization.swift",
      ])
  }

  /// Texts of dates and numbers, orders of letters and pseudo-random orders are made by Servus itself.
  @Test(
    .faults("F2", "F6"),
    arguments: [
      "Locale", "Calendar", "DateFormatter", "ISO8601DateFormatter", "NumberFormatter", "ByteCountFormatter",
      "ListFormatter", "RelativeDateTimeFormatter", "FormatStyle", "formatted", "localizedCompare",
      "localizedStandardCompare", "localizedCaseInsensitiveCompare", "NSLocalizedString", "setlocale", "newlocale",
      "strftime", "strcoll", "localtime", "localtime_r", "mktime", "tolower", "toupper", "isalpha", "snprintf",
      "hashValue",
      "randomElement", "shuffled", "SystemRandomNumberGenerator",
    ])
  func nothingThatDependsOnTheMachineIsNamed(_ name: String) throws {
    let word = try Regex("\\b\(name)\\b")
    #expect(try sources().filter { $0.text.contains(word) }.map(\.path) == [])
  }

  @Test(.faults("F2")) func theMachinesTimeZoneIsAskedForWhereASiteIsMadeAlone() throws {
    let naming = try sources().filter {
      $0.text.contains("TimeZone.current") || $0.text.contains("autoupdatingCurrent")
    }
    #expect(naming.map(\.path) == ["Sources/Servus/Model/LocalDate.swift"])
    let asking = try sources().filter { $0.text.contains("LocalDate(") }
    #expect(asking.map(\.path) == ["Sources/servus-cli/InitCommand.swift"])
  }
}
