import Foundation

/// What is printed while the benchmarks run, and written to a file once all of it is there.
struct Report {
  private(set) var text = ""

  mutating func add(_ part: String) {
    text += text.isEmpty ? part : "\n\(part)"
    FileHandle.standardOutput.write(Data("\(part)\n".utf8))
  }

  /// A section with a table. The ratios are to those of these contestants that take part, or else to the first.
  mutating func add(
    _ title: String, _ note: String, _ contestants: [Race.Contestant], _ results: [Runs], to references: String...
  ) {
    let names = contestants.map(\.name)
    let known = references.filter(names.contains)
    let bases = (known.isEmpty ? [names[0]] : known).map { name in
      (name: name, usage: results[names.firstIndex(of: name) ?? 0].median)
    }
    let ratios = bases.flatMap { ["wall : \($0.name)", "CPU : \($0.name)"] }
    var table = Table(
      ["", "wall s", "least–most", "user s", "system s", "CPU s", "peak MiB"] + ratios + ["others busy"])
    for (name, runs) in zip(names, results) {
      let usage = runs.median
      let ratios = bases.flatMap { base in
        [
          (usage.wall / base.usage.wall).digits(3),
          (usage.processor / max(base.usage.processor, 1e-6)).digits(3),
        ]
      }
      table.add(
        [
          name, usage.wall.digits(3), "\(runs.walls.lowerBound.digits(3))–\(runs.walls.upperBound.digits(3))",
          usage.user.digits(3), usage.system.digits(3), usage.processor.digits(3), usage.peakText(digits: 1),
        ] + ratios + [usage.othersText])
    }
    add("## \(title)\n\n\(note) \(Self.medians(of: results.map(\.count).min() ?? 0))\n\n\(table.text)")
  }

  /// How often something ran.
  static func medians(of runs: Int) -> String { runs == 1 ? "One run." : "Medians of \(runs) runs." }
}

extension Usage {
  /// So many processors busy with something else spoil wall times.
  private static let disturbing = 0.1

  fileprivate var othersText: String {
    others.map { $0.digits(2) + ($0 > Self.disturbing ? " !" : "") } ?? "–"
  }

  /// What is not known to be more than the memory of the benchmarks themselves is marked.
  func peakText(digits: Int) -> String { (peak > leastPeak ? "" : "≤ ") + peak.digits(digits) }
}
