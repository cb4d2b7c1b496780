/// Names that differ so little that they may be one name with a slip.
package enum SimilarNames {
  /// Shorter names are other words when a letter differs.
  private static let fewestLetters = 6

  /// The positions of names that are the same but for hyphens, or but for one letter; digits count, so that `part-1` and
  /// `part-2` are two names. Each name is paired once at most, with the first that is near.
  ///
  /// Two names with one edit between them are the same when a letter is left out of each; so nearly all names need never
  /// be compared (Mor and Fraenkel, "A hash code method for detecting and correcting spelling errors").
  ///
  /// - Parameter names: slugs.
  package static func pairs(among names: [String]) -> [(Int, Int)] {
    var positions: [String: [Int]] = [:]
    var pairs: [(Int, Int)] = []
    for (position, name) in names.enumerated() {
      let letters = name.unicodeScalars.filter { $0 != "-" }
      let variants = variants(of: letters)
      let candidates = Set(variants.flatMap { positions[$0] ?? [] }).sorted()
      if let near = candidates.first(where: { areNear(letters, names[$0].unicodeScalars.filter { $0 != "-" }) }) {
        pairs.append((position, near))
      }
      for variant in variants { positions[variant, default: []].append(position) }
    }
    return pairs
  }

  /// The letters, and what is left of them without each one.
  private static func variants(of letters: String.UnicodeScalarView) -> Set<String> {
    var variants: Set = [String(letters)]
    guard letters.count >= fewestLetters - 1 else { return variants }
    for index in letters.indices {
      var rest = letters
      rest.remove(at: index)
      variants.insert(String(rest))
    }
    return variants
  }

  private static func areNear(_ left: String.UnicodeScalarView, _ right: String.UnicodeScalarView) -> Bool {
    if left.elementsEqual(right) { return true }
    guard min(left.count, right.count) >= fewestLetters - 1, max(left.count, right.count) >= fewestLetters,
      digits(of: left).elementsEqual(digits(of: right))
    else { return false }
    return editDistance(Array(left), Array(right), atMost: 1) != nil
  }

  private static func digits(of letters: String.UnicodeScalarView) -> some Sequence<Unicode.Scalar> {
    letters.lazy.filter { ("0"..."9").contains($0) }
  }
}
