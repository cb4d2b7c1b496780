import BenchmarkCorpus

extension Suite {
  /// A direction in which a site grows, and its sizes.
  private struct Direction {
    let growth: GrowthSite
    let title: String
    let sizes: [Int]
  }

  private static let directions = [
    Direction(growth: .bigPost, title: "A post of so many megabytes", sizes: [1, 2, 4, 8, 16]),
    Direction(growth: .tag, title: "A tag on so many posts", sizes: [1_250, 2_500, 5_000, 10_000]),
    Direction(growth: .tags, title: "So many tags on 1,250 posts", sizes: [1_250, 2_500, 5_000, 10_000]),
    Direction(growth: .series, title: "A series of so many instalments", sizes: [625, 1_250, 2_500, 5_000]),
    Direction(growth: .languages, title: "25 posts in so many languages", sizes: [15, 30, 60]),
  ]

  /// Twice the size should take twice the time, and no more.
  mutating func measureGrowth() throws {
    try report.add("## Twice as much, by Servus\n\nFull builds; `factor` is the CPU time to that of the line before.\n")
    for direction in Self.directions {
      var table = Table("size", "wall s", "CPU s", "factor", "peak MiB")
      var before: Usage?
      for size in direction.sizes.prefix(isQuick ? 2 : direction.sizes.count) {
        let size = isQuick && size > 100 ? size / 10 : size
        let usage = try measure(direction.growth, size, runs: min(3, runs))
        let factor = before.map { (usage.processor / $0.processor).digits(2) } ?? ""
        table.add([
          String(size), usage.wall.digits(3), usage.processor.digits(3), factor, usage.peak.digits(1),
        ])
        before = usage
      }
      try report.add("### \(direction.title)\n\n\(table.text)")
    }
  }
}
