import BenchmarkCorpus
import Foundation

extension Suite {
  /// Ten times as many posts, Servus alone; the large site once, as its pages fill gigabytes.
  mutating func measureLargeSite() throws {
    var table = Table("posts", "wall s", "CPU s", "CPU : before", "peak MiB", "peak : before")
    var before: Usage?
    for count in [posts, 10 * posts] {
      let usage = try measure(.posts, count, runs: count == posts ? min(3, runs) : 1)
      let base = before ?? usage
      table.add([
        String(count), usage.wall.digits(2), usage.processor.digits(2), (usage.processor / base.processor).digits(2),
        usage.peak.digits(0), (usage.peak / base.peak).digits(2),
      ])
      before = usage
    }
    try report.add("## Ten times as many posts\n\nFull builds by Servus.\n\n\(table.text)")
  }

  /// The medians of full builds of a site that grows in one direction.
  func measure(_ growth: GrowthSite, _ size: Int, runs: Int) throws -> Usage {
    let site = workplace.root.appending(path: "\(growth.rawValue)-\(size)")
    try growth.write(size, of: corpus, to: site, templates: templates)
    let servus = Generator(kind: .servus, executable: tools.servus, site: site)
    return try Race(contestants: [servus.fullBuild(workplace)], runs: runs, warmUps: 0).run()[0]
  }
}
