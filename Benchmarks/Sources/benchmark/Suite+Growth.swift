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
    Direction(growth: .tags, title: "So many tags, on 1,250 posts at most", sizes: [1_250, 2_500, 5_000, 10_000]),
    Direction(growth: .series, title: "A series of so many instalments", sizes: [625, 1_250, 2_500, 5_000]),
    Direction(growth: .languages, title: "25 posts in so many languages", sizes: [15, 30, 60]),
  ]

  /// Twice the size should take twice the time, and no more.
  mutating func measureGrowth() throws {
    report.add(
      """
      ## Twice as much, by Servus

      Full builds; `factor` is the CPU time to that of the line before. Each page names all its translations, so that twice as many
      languages make more than twice as many bytes. \(Report.medians(of: fewRuns))

      """)
    for direction in Self.directions {
      let sizes = direction.sizes.prefix(isQuick ? 2 : direction.sizes.count).map { isQuick && $0 > 100 ? $0 / 10 : $0 }
      var table = Table(["size", "wall s", "CPU s", "factor", "peak MiB"])
      var before: Usage?
      for (size, runs) in zip(sizes, try grow(direction.growth, sizes)) {
        let usage = runs.median
        let factor = before.map { (usage.processor / $0.processor).digits(2) } ?? ""
        table.add([
          String(size), usage.wall.digits(3), usage.processor.digits(3), factor, usage.peakText(digits: 1),
        ])
        before = usage
      }
      report.add("### \(direction.title)\n\n\(table.text)")
    }
  }
}
