/// A post's file name, taken apart: `2015-03-02-thor.md`.
struct PostName {
  let date: PublicationTime?
  /// Whether the name begins like a date, but there is no such day.
  let hasImpossibleDate: Bool
  /// Without date and ending.
  let stem: String
  /// What tells the post from its neighbours: the stem, or the date where there is nothing else.
  let key: String

  init(_ name: String, zone: SiteTimeZone) {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    guard Self.beginsLikeDate(stem.utf8) else {
      (date, hasImpossibleDate, self.stem, key) = (nil, false, stem, stem)
      return
    }
    // Signs of ASCII only, so bytes are characters here.
    let end = stem.utf8.index(stem.startIndex, offsetBy: Self.dateLength)
    let rest = stem[end...]
    date = PublicationTime(parsing: String(stem[..<end]), zone: zone)
    hasImpossibleDate = date == nil && !rest.isEmpty
    self.stem = date == nil ? stem : String(rest.drop { $0 == "-" })
    key = self.stem.isEmpty ? stem : self.stem
  }

  private static let dateLength = 10

  /// Whether the bytes begin with `2015-03-02`, alone or with a hyphen behind it.
  private static func beginsLikeDate(_ bytes: String.UTF8View) -> Bool {
    var place = 0
    for byte in bytes {
      if place == dateLength { return byte == UInt8(ascii: "-") }
      let isRight =
        place == 4 || place == 7
        ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      guard isRight else { return false }
      place += 1
    }
    return place == dateLength
  }
}
