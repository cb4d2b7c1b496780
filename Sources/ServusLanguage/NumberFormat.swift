/// How numbers are written: Documentation/languages.md, chapter 1.4.
package struct NumberFormat: Hashable, Sendable {
  let decimal: String
  /// What parts groups of three digits.
  package let group: String
  /// How many digits must stand before the last group for groups to be parted: with 2, 1234 stays whole.
  package let minimumGrouping: Int

  /// The number with its groups parted.
  package func format(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// A number written with a point, `1234.50`, as the language writes it; its digits stay as they are.
  package func format(decimal text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return text }
    let fraction = parts.count == 2 ? decimal + parts[1] : ""
    return (isNegative ? "-" : "") + grouped(String(whole)) + fraction
  }

  private func grouped(_ digits: String) -> String {
    guard digits.utf8.count >= 3 + max(1, minimumGrouping) else { return digits }
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.utf8.count - offset).isMultiple(of: 3) { result += group }
      result.append(digit)
    }
    return result
  }
}
