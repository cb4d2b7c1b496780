/// What a process took: seconds, and MiB at its largest.
struct Usage {
  var wall: Double
  var user: Double
  var system: Double
  var peak = 0.0
  /// How many processors other processes kept busy meanwhile.
  var others = 0.0

  var processor: Double { user + system }

  /// The median of each number by itself.
  static func median(_ runs: [Usage]) -> Usage {
    func middle(_ value: (Usage) -> Double) -> Double {
      let values = runs.map(value).sorted()
      return (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
    }
    return Usage(
      wall: middle(\.wall), user: middle(\.user), system: middle(\.system), peak: middle(\.peak),
      others: middle(\.others))
  }
}
