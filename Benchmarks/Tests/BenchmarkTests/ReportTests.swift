import Foundation
import Testing

@testable import benchmark

struct ReportTests {
  @Test func mediansAreOfEachNumberByItself() {
    let runs = [
      Usage(wall: 3, user: 1, system: 0, peak: 8), Usage(wall: 1, user: 5, system: 2, peak: 9),
      Usage(wall: 2, user: 3, system: 1, peak: 4),
    ]
    let median = Usage.median(runs)
    #expect(median.wall == 2 && median.user == 3 && median.system == 1 && median.peak == 8)
    #expect(Usage.median(Array(runs.prefix(2))).wall == 2)
  }

  @Test func numbersHaveAsManyDigitsAsAsked() {
    #expect(1.005.digits(1) == "1.0")
    #expect(0.0496.digits(3) == "0.050")
    #expect(12.96.digits(1) == "13.0")
    #expect(46.4.digits(0) == "46")
    #expect((1.0 / 0.0).digits(2) == "–")
  }

  @Test func tablesAreAligned() {
    var table = Table("", "wall s")
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
