/// What a process took: seconds, and MiB at its largest.
struct Usage {
  var wall: Double
  var user: Double
  var system: Double
  var peak = 0.0
  /// The MiB of the process that started it, which the system counts as its own: a lower peak is not known.
  var leastPeak = 0.0
  /// How many processors other processes kept busy meanwhile; nil where it was too short to tell.
  var others: Double?

  var processor: Double { user + system }
}

/// What several runs of a program took.
struct Runs {
  let usages: [Usage]

  /// Of one run or more.
  init(_ usages: [Usage]) {
    precondition(!usages.isEmpty)
    self.usages = usages
  }

  var count: Int { usages.count }

  /// The median of each number by itself.
  var median: Usage {
    Usage(
      wall: median(\.wall), user: median(\.user), system: median(\.system), peak: median(\.peak),
      leastPeak: median(\.leastPeak), others: usages.contains { $0.others == nil } ? nil : median { $0.others ?? 0 })
  }

  /// The shortest and the longest wall time.
  var walls: ClosedRange<Double> {
    let walls = usages.map(\.wall).sorted()
    return walls[0]...walls[walls.count - 1]
  }

  private func median(_ value: (Usage) -> Double) -> Double {
    let values = usages.map(value).sorted()
    return (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
  }
}
