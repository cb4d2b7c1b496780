import Foundation
import Testing

@testable import benchmark

struct ReportTests {
  @Test func mediansAreOfEachNumberByItself() {
    let runs = [
      Usage(wall: 3, user: 1, system: 0, peak: 8), Usage(wall: 1, user: 5, system: 2, peak: 9),
      Usage(wall: 2, user: 3, system: 1, peak: 4),
    ]
    let median = Runs(runs).median
    #expect(median.wall == 2 && median.user == 3 && median.system == 1 && median.peak == 8)
    #expect(Runs(runs).walls == 1...3)
    #expect(Runs(Array(runs.prefix(2))).median.wall == 2)
  }

  @Test func aTableSaysWhatIsKnown() {
    var usages = [
      Usage(wall: 2, user: 1, system: 1, peak: 80, leastPeak: 60, others: 0.25),
      Usage(wall: 0.5, user: 0.25, system: 0.25, peak: 60, leastPeak: 60),
    ]
    let contestants = ["Servus", "limit"].map { Race.Contestant(name: $0, program: { Program(arguments: []) }) }
    var report = Report()
    report.add("A build", "Of posts.", contestants, usages.map { Runs([$0]) }, to: "Hugo", "limit")
    #expect(
      report.text == """
        ## A build

        Of posts. One run.

        |        | wall s |  least–most | user s | system s | CPU s | peak MiB | wall : limit | CPU : limit | others busy |
        | ------ | -----: | ----------: | -----: | -------: | ----: | -------: | -----------: | ----------: | ----------: |
        | Servus |  2.000 | 2.000–2.000 |  1.000 |    1.000 | 2.000 |     80.0 |        4.000 |       4.000 |      0.25 ! |
        | limit  |  0.500 | 0.500–0.500 |  0.250 |    0.250 | 0.500 |   ≤ 60.0 |        1.000 |       1.000 |           – |

        """)
    usages.removeLast()
    #expect(Runs(usages).median.others == 0.25)
  }

  @Test func numbersHaveAsManyDigitsAsAsked() {
    #expect(1.005.digits(1) == "1.0")
    #expect(0.0496.digits(3) == "0.050")
    #expect(12.96.digits(1) == "13.0")
    #expect(46.4.digits(0) == "46")
    #expect((1.0 / 0.0).digits(2) == "–")
  }

  @Test func tablesAreAligned() {
    var table = Table(["", "wall s"])
    table.add(["Servus", "1.5"])
    #expect(table.text == "|        | wall s |\n| ------ | -----: |\n| Servus |    1.5 |\n")
  }

  @Test func programsAreMeasured() throws {
    let usage = try Program(arguments: ["/bin/sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"]).run()
    #expect(usage.wall > 0 && usage.processor > 0 && usage.peak > 0)
    #expect(throws: Failure.self) { try Program(arguments: ["/bin/sh", "-c", "exit 3"]).run() }
    #expect(throws: Failure.self) { try Program(arguments: ["/no/such/program"]).run() }
  }

  @Test func treesDifferInWhatOneHasAndInBytes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "trees-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in [("a/x", "1"), ("a/y", "2"), ("b/x", "1"), ("b/y", "3"), ("b/z/w", "")] {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let (first, second) = (try Tree(folder.appending(path: "a")), try Tree(folder.appending(path: "b")))
    #expect(try first.differences(from: second) == ["y", "z/w"])
    #expect(second.folders == ["z"])
  }
}
