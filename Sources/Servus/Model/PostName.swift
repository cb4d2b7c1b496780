/// A post's file name, taken apart: `2015-03-02-thor.md`.
struct PostName {
  let date: PublicationTime?
  /// Whether the name begins like a date, but there is no such day.
  let hasImpossibleDate: Bool
  /// Without date and ending.
  let stem: String

  init(_ name: String, zone: SiteTimeZone) {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let rest = stem.dropFirst(10)
    date = rest.isEmpty || rest.hasPrefix("-") ? PublicationTime(parsing: String(stem.prefix(10)), zone: zone) : nil
    let digits = Array(stem.utf8.prefix(11))
    let isLikeDate =
      digits.count == 11
      && digits.enumerated().allSatisfy { index, byte in
        [4, 7, 10].contains(index) ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      }
    hasImpossibleDate = isLikeDate && date == nil
    self.stem = date == nil ? stem : String(rest.drop { $0 == "-" })
  }
}
