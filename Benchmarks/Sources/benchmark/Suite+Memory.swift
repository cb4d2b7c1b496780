import BenchmarkCorpus
import Foundation

extension Suite {
  /// Ten times as many posts, Servus alone. Their pages fill gigabytes, so that few runs must do.
  mutating func measureLargeSite() throws {
    let sizes = [posts, 10 * posts]
    let results = try grow(.posts, sizes)
    var table = Table(["posts", "wall s", "least–most", "CPU s", "CPU : before", "peak MiB", "peak : before"])
    var before = results[0].median
    for (size, runs) in zip(sizes, results) {
      let usage = runs.median
      table.add([
        String(size), usage.wall.digits(2), "\(runs.walls.lowerBound.digits(2))–\(runs.walls.upperBound.digits(2))",
        usage.processor.digits(2), (usage.processor / before.processor).digits(2), usage.peakText(digits: 0),
        (usage.peak / before.peak).digits(2),
      ])
      before = usage
    }
    report.add("## Ten times as many posts\n\nFull builds by Servus. \(Report.medians(of: fewRuns))\n\n\(table.text)")
  }

  /// For what takes long, and is compared with itself.
  var fewRuns: Int { min(3, runs) }

  /// Full builds, in turn, of sites that grow in one direction.
  func grow(_ growth: GrowthSite, _ sizes: [Int]) throws -> [Runs] {
    let contestants = try sizes.map { size in
      let site = workplace.root.appending(path: "\(growth.rawValue)-\(size)")
      try growth.write(size, of: corpus, to: site, templates: templates)
      return Generator(kind: .servus, executable: tools.servus, site: site).fullBuild(workplace)
    }
    return try Race(contestants: contestants, runs: fewRuns, warmUps: 0).run()
  }
}
