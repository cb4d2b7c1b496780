/// How wide text is in a bold serif, estimated: what draws cards is not asked, since no two machines have the same fonts.
/// The widths are those of DejaVu Serif Bold, the broadest that is common, so that text fits in any other too.
enum TextWidth {
  /// In the height of the font, one em.
  static func ems(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) }
  }

  private static let narrow = Set(" \u{A0}\u{202F}.,:;'’‘‚·|/ijlíìîïĺľłіїј".unicodeScalars)
  private static let slim = Set("-–!?()[]\"„“”«»fIJrřŕsšśștťțvyýzžźż".unicodeScalars)
  private static let wide = Set("—…%&@mwMWжмфшщыюѠ".unicodeScalars)
  private static let broad = Set("ЖШЩЫЮ".unicodeScalars)

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    if narrow.contains(scalar) { return 0.41 }
    if slim.contains(scalar) { return 0.59 }
    if wide.contains(scalar) { return 1.1 }
    if broad.contains(scalar) { return 1.32 }
    let properties = scalar.properties
    if [.nonspacingMark, .enclosingMark, .format].contains(properties.generalCategory) { return 0 }
    if scalar.value < 0x1100 { return properties.isUppercase ? 0.93 : 0.74 }
    // Ideographs, syllables and pictures fill a square or a little more.
    return 1.2
  }

  /// The text, cut with an ellipsis where it is wider.
  static func cut(_ text: String, toEms most: Double) -> String {
    guard ems(text) > most else { return text }
    var room = most - ems("…")
    let fitting = text.prefix { character in
      room -= ems(String(character))
      return room >= 0
    }
    return String(fitting).trimmed + "…"
  }
}
