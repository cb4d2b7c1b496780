/// What a plural rule can ask of a number (Unicode TR 35, part 3, "Plural Operand Meanings"). The sign plays no part.
package struct PluralOperands: Hashable, Sendable {
  /// The integer digits; with `t` also the operand `n`.
  let i: Int
  /// How many fraction digits are shown, with and without trailing zeros.
  let v: Int, w: Int
  /// The fraction digits as a number, with and without trailing zeros.
  let f: Int, t: Int
  /// The exponent of a compact number such as `1.2c6`; also the operand `e`.
  let c: Int

  /// The operands of a whole number.
  package init(_ number: Int) {
    i = Int(clamping: number.magnitude)
    (v, w, f, t, c) = (0, 0, 0, 0, 0)
  }

  /// The operands of a number as it is written, with a point: `1.50` is not `1.5`. Nil where it is no number, or one
  /// of more than 18 digits.
  package init?(_ text: some StringProtocol) {
    var digits = text.first == "-" ? text.dropFirst() : text[...]
    var exponent = 0
    if let mark = digits.firstIndex(where: { $0 == "c" || $0 == "e" }) {
      guard let number = Self.number(digits[digits.index(after: mark)...]), number <= 18 else { return nil }
      exponent = number
      digits = digits[..<mark]
    }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard !parts[0].isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let moved = fraction.prefix(exponent)
    let zeros = String(repeating: "0", count: exponent - moved.count)
    let shown = String(fraction.dropFirst(exponent))
    let trimmed = String(shown.reversed().drop { $0 == "0" }.reversed())
    guard let integer = Self.number(parts[0] + moved + zeros), let f = Self.number("0" + shown),
      let t = Self.number("0" + trimmed)
    else { return nil }
    (i, v, w, self.f, self.t, c) = (integer, shown.count, trimmed.count, f, t, exponent)
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
