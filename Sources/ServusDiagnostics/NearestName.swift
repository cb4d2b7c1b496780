/// The known name that was probably meant, for "did you mean": the nearest by Damerau-Levenshtein distance (optimal
/// string alignment), if at most a third of the letters and no more than four differ. Ties go to the first in order.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    // No scalar has more than four bytes, so a text this much longer or shorter cannot be near.
    guard candidate.utf8.count <= (wanted.count + mostEdits) * 4, candidate.utf8.count + mostEdits >= wanted.count
    else { continue }
    let scalars = Array(candidate.lowercased().unicodeScalars)
    let limit = min(max(1, min(wanted.count, scalars.count) / 3), mostEdits)
    guard abs(scalars.count - wanted.count) <= limit,
      let distance = editDistance(wanted, scalars, atMost: limit)
    else { continue }
    if let found = best, found <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

private let mostEdits = 4

/// "did you mean …?" where a known name is near, else nil.
package func didYouMean(_ name: String, among candidates: some Sequence<String>) -> String? {
  nearestName(to: name, among: candidates).map { "did you mean \"\($0)\"?" }
}

/// "did you mean …?" where a known name is near, else the known names behind an introduction such as "known here".
package func didYouMean(_ name: String, among known: [String], orElse introduction: String) -> String {
  if let near = didYouMean(name, among: known) { return near }
  let listed = known.prefix(mostListed).joined(separator: ", ")
  return "\(introduction): \(listed)\(known.count > mostListed ? ", …" : "")"
}

private let mostListed = 30

/// How many letters must be inserted, removed, replaced or swapped with the next to make one text of the other (optimal
/// string alignment); nil where that is more than the limit.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for i in 1...left.count {
    var current = [i]
    for j in 1...right.count {
      let isSame = left[i - 1] == right[j - 1]
      var cost = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      current.append(cost)
    }
    if current.allSatisfy({ $0 > limit }), last.allSatisfy({ $0 > limit }) { return nil }
    (beforeLast, last) = (last, current)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
