import ServusDiagnostics

/// Tags of one language that are probably the same, written otherwise: in capitals, without accents, with another hyphen,
/// with a letter too many, too few or wrong. Each has those that it resembles, in the given order.
func similarTags(_ names: [String], slug: (String) -> String) -> [String: [String]] {
  let letters = names.map { Array(slug($0).unicodeScalars.filter { $0 != "-" }) }
  // What differs by one letter has a form in common: the text itself, or the text without one of its letters.
  var places: [[Unicode.Scalar]: [Int]] = [:]
  for (place, text) in letters.enumerated() where !text.isEmpty {
    places[text, default: []].append(place)
    guard text.count >= shortestWithSlip, text.count <= longestWithSlip else { continue }
    for index in text.indices {
      var shorter = text
      shorter.remove(at: index)
      places[shorter, default: []].append(place)
    }
  }
  var similar: [Int: Set<Int>] = [:]
  for candidates in places.values where candidates.count > 1 {
    for place in candidates {
      similar[place, default: []].formUnion(
        candidates.filter { $0 != place && areSimilar(letters[place], letters[$0]) })
    }
  }
  return Dictionary(uniqueKeysWithValues: similar.map { (names[$0], $1.sorted().map { names[$0] }) })
}

/// In shorter words one letter makes another word.
private let shortestWithSlip = 5
/// Longer ones are sentences, and take long.
private let longestWithSlip = 60

private func areSimilar(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
  if left == right { return true }
  let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
  return min(left.count, right.count) >= shortestWithSlip && left.filter(isDigit) == right.filter(isDigit)
    && editDistance(left, right, atMost: 1) != nil
}
