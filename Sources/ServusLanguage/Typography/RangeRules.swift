/// How ranges of numbers are set in a language (D3), and what looks like one.
struct RangeRules: Sendable {
  /// A code such as `31-133`: how many digits stand before the hyphen and after it.
  struct PostCode: Hashable, Sendable {
    let before: Int
    let after: Int

    /// Reads `00-000`, where 0 is any digit.
    init?(pattern: String) {
      let parts = pattern.utf8.split(separator: Byte.hyphen, omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 == Byte.zero } }) else { return nil }
      (before, after) = (parts[0].count, parts[1].count)
    }
  }

  /// Before the decimals of a number.
  let decimalSign: UInt8
  /// Whether the dash stands between spaces.
  let isSpaced: Bool
  /// Stay as they are before the name of a place (D4).
  let postCodes: [PostCode]
}
