/// Rising numbers as texts, three and more in a row as a range: `1`, `2`, `5–9`.
package func runs(of numbers: [Int]) -> [String] {
  var runs: [ClosedRange<Int>] = []
  for number in numbers {
    if let last = runs.last, last.upperBound + 1 == number {
      runs[runs.count - 1] = last.lowerBound...number
    } else {
      runs.append(number...number)
    }
  }
  return runs.flatMap { $0.count > 2 ? ["\($0.lowerBound)–\($0.upperBound)"] : $0.map { "\($0)" } }
}
